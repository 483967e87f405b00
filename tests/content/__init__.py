"""Tests of the shipped base itself."""
