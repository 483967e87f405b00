"""From records to index documents: what each kind of record is found by, narrowed by, counted by and sorted by."""

from .entry import Entry
from .in_bulk import KINDS, Builder

__all__ = ["KINDS", "Builder", "Entry"]
