"""Disputes: issues with their positions, and claimants side by side."""
