"""Tests of the page of a claim."""
