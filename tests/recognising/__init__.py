"""Tests of kb.recognising."""
