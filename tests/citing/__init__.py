"""Tests of kb.citing."""
