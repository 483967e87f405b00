"""The index as this process reads it: opened once, brought up to each new revision when a question comes."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.db import connection
from tantivy import Index, Searcher

from .errors import SearchUnavailable
from .schema import SCHEMA_VERSION
from .storage import engine_errors, open_generation

_VERSION = (
    "SELECT built_at, generation, revision, coalesce((SELECT max(id) FROM kb_outboxentry), 0)"
    " FROM kb_indexstate WHERE schema_version = %s"
)


@dataclass(frozen=True, slots=True)
class IndexVersion:
    """What an answer was computed from; answers of equal versions are equal.

    `built_at` tells builds apart even where a restored database counts generations anew. `newest_note` is the latest
    change that the index does not hold yet, 0 if it holds everything: hits are read from the database, so a change
    shows in them before it shows in the index.
    """

    built_at: datetime
    generation: int
    revision: int
    newest_note: int


def current_version() -> IndexVersion:
    """The version that answers a question asked now, in one query; SearchUnavailable before the first build."""
    # Written out because it is asked with every question: composing it anew would cost more than asking it.
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [SCHEMA_VERSION])
        row = cursor.fetchone()
    if row is None:
        raise SearchUnavailable("the index has not been built yet")
    return IndexVersion(*row)


class _Open:
    """The one index that this process holds open."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version: IndexVersion | None = None
        self._index: Index | None = None

    def searcher(self, version: IndexVersion) -> Searcher:
        """A searcher over an index that is at least at this version."""
        with self._lock, engine_errors():
            index = self._opened(version)
            return index.searcher()

    def _opened(self, version: IndexVersion) -> Index:
        known = self._version
        if self._index is None or known is None or version.built_at != known.built_at:
            self._index = open_generation(version.generation)
        elif version.revision != known.revision:
            self._index.reload()
        self._version = version
        return self._index


_open = _Open()


def searcher_for(version: IndexVersion) -> Searcher:
    """A searcher at this version; SearchUnavailable if the index is missing or damaged."""
    return _open.searcher(version)
