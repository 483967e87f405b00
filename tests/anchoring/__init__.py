"""Tests of kb.anchoring."""
