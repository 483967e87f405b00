"""Tests of kb.dating."""
