"""Vocabulary: the schemes as trees, and their concepts."""
