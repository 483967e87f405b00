"""The curators' desks: every record, changed through the verbs of kb.curation and through nothing else.

Each desk tells the site where its pages are when it is imported, which happens here.
"""

from . import (
    account_pages,
    accounts,
    base_desk,
    carrying_desk,
    changes,
    claims,
    import_desk,
    law,
    mention_queue,
    parties,
    passage_desk,
    sources,
    suggestions,
    table_desk,
    vocabulary,
    work_desk,
)
from .site import desks

__all__ = [
    "account_pages",
    "accounts",
    "base_desk",
    "carrying_desk",
    "changes",
    "claims",
    "desks",
    "import_desk",
    "law",
    "mention_queue",
    "parties",
    "passage_desk",
    "sources",
    "suggestions",
    "table_desk",
    "vocabulary",
    "work_desk",
]
