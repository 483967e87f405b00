"""Tests of kb.identifying."""
