"""Tests of instruments and provisions."""
