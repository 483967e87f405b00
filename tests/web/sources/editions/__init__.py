"""Tests of the editions of a document."""
