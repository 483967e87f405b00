"""Imports and steps of large editions that wait, and the processes that work on them apart from the pages."""
