"""The index as this process reads it: opened once, brought up to each new revision when a question comes."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from django.db import connection
from tantivy import Searcher, SearchResult

from . import soundness
from .errors import REBUILDING, UNBUILT, SearchUnavailable
from .schema import SCHEMA_VERSION
from .standby import standby_path
from .storage import can_be_written, engine_errors, generation_path, open_index, report_damage

logger = logging.getLogger(__name__)

_DOUBT_AGAIN_AFTER = (
    10.0  # seconds: an engine that fails for another reason does not have its files read each time
)

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
        raise SearchUnavailable("the index has not been built yet", UNBUILT)
    return IndexVersion(*row)


def how_many(found: SearchResult) -> int:
    """The number of all records that answer, not only of those that were asked for."""
    return found.count  # type: ignore[attr-defined, no-any-return]  # the engine has it, its stubs do not


class _Held:
    """An index that is held open, and watched."""

    def __init__(self, path: Path) -> None:
        soundness.check(path)
        self._path = path
        self._can_be_reloaded = can_be_written(path)
        self.index = open_index(path)
        self._watch = soundness.Watch(path)

    def searcher(self) -> Searcher:
        """DamagedIndex where somebody touched a file since it was opened."""
        self._watch.must_be_untouched()
        return self.index.searcher()

    def renew(self) -> None:
        if self._can_be_reloaded:
            self.index.reload()
        else:
            self.index = open_index(self._path)
        self._watch.take_in_new()


class _Open:
    """The one index that this process holds open, and the copy that stands in for one that is damaged."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version: IndexVersion | None = None
        self._held: _Held | None = None
        self._damaged: datetime | None = None  # when the build was made that is damaged
        self._doubted = 0.0

    def searcher(self, version: IndexVersion) -> Searcher:
        """A searcher over an index that is at least at this version, or over the copy of it."""
        with self._lock, engine_errors():
            if not self.stands_in(version):
                try:
                    return self._serving(version).searcher()
                except soundness.DamagedIndex as error:
                    self._give_up(version, error)
            return self._stand_in().searcher()

    def stands_in(self, version: IndexVersion) -> bool:
        """Whether it is the copy that is asked."""
        return self._damaged == version.built_at

    def doubt(self, version: IndexVersion) -> None:
        """The engine failed: DamagedIndex if that is because of its files, which are read every few seconds at most."""
        with self._lock:
            if self.stands_in(version) or time.monotonic() - self._doubted < _DOUBT_AGAIN_AFTER:
                return
            self._doubted = time.monotonic()
            try:
                soundness.check(generation_path(version.generation))
            except soundness.DamagedIndex as error:
                self._give_up(version, error)
                raise

    def _serving(self, version: IndexVersion) -> _Held:
        known = self._version
        if self._held is None or known is None or version.built_at != known.built_at:
            self._held = _Held(generation_path(version.generation))
        elif version.revision != known.revision:
            self._held.renew()
        self._version = version
        return self._held

    def _give_up(self, version: IndexVersion, error: soundness.DamagedIndex) -> None:
        """Ask this build no more, and have it rebuilt; said once, not with every question."""
        logger.error("The search index is %s. It is being rebuilt.", error)
        report_damage(version.generation)
        self._damaged, self._version, self._held = version.built_at, None, None

    def _stand_in(self) -> _Held:
        """The copy, opened anew each time the index that it stands in for is given up."""
        if self._held is None:
            try:
                self._held = _Held(standby_path())
            except SearchUnavailable as error:
                raise SearchUnavailable("the index is damaged and there is no copy", REBUILDING) from error
        return self._held


_open = _Open()


def searcher_for(version: IndexVersion) -> Searcher:
    """A searcher at this version; SearchUnavailable if the index is missing, or damaged and without a copy."""
    return _open.searcher(version)


def stands_in(version: IndexVersion) -> bool:
    """Whether a copy is asked because the index itself is damaged: what is newest may be missing in it."""
    return _open.stands_in(version)


@contextmanager
def asking(version: IndexVersion) -> Iterator[Searcher]:
    """A searcher at this version; whatever the engine does while it is asked becomes SearchUnavailable."""
    searcher = searcher_for(version)
    try:
        with engine_errors():
            yield searcher
    except SearchUnavailable:
        _open.doubt(version)
        raise
