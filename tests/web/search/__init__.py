"""Tests of the search page and of lists that are searches."""
