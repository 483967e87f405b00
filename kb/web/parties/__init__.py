"""Parties: institutions and people, and what they claim."""
