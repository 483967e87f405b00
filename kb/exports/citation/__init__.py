"""How a record of this base is cited: the records of the database as sources of kb.citing."""

from .boxes import CitationBox, accessed_on, citations_for, is_source, plain_citation
from .pinpoints import prints_its_path
from .references import reference_for, references

__all__ = [
    "CitationBox",
    "accessed_on",
    "citations_for",
    "is_source",
    "plain_citation",
    "prints_its_path",
    "reference_for",
    "references",
]
