"""From records to index documents: what each kind of record is found by, narrowed by, counted by and sorted by."""

from .building import KINDS, Builder
from .entry import Entry

__all__ = ["KINDS", "Builder", "Entry"]
