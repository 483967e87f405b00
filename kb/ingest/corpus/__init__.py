"""Importing collections of documents that come as one JSON object per line, resumable at any line."""

from .batches import CorpusReport, Wishes, import_corpus

__all__ = ["CorpusReport", "Wishes", "import_corpus"]
