"""Tests of the reading view of a document."""
