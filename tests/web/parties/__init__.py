"""Tests of institutions and people."""
