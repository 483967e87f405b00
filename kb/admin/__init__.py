"""The curators' desks: every record, changed through the verbs of kb.curation and through nothing else."""

from . import accounts, changes, claims, law, parties, sources, vocabulary
from .site import desks

__all__ = ["accounts", "changes", "claims", "desks", "law", "parties", "sources", "vocabulary"]
