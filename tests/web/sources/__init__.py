"""Tests of documents, editions and passages."""
