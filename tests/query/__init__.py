"""Tests of kb.query."""
