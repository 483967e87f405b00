"""Applying changes as they are made: wait for PostgreSQL's word, apply, wait again, through restarts of the server."""

import logging
import time
from collections.abc import Callable
from threading import Event

import psycopg
from django.db import Error, connection

from .errors import SearchUnavailable
from .indexing import apply_outbox, look_for_damage, make_standby

logger = logging.getLogger(__name__)

CHANNEL = "kb_outbox"
#: Seconds: how long to wait for word before looking anyway, between two commits, and after a failure.
_LONGEST_WAIT, _SHORTEST_GAP, _AFTER_FAILURE = 1.0, 0.2, 1.0
#: Seconds between two readings of the whole index: what nobody searches for can be damaged, too.
_LOOK_AGAIN_AFTER = 600.0


def follow(
    stop: Event,
    applied: Callable[[int], None] = lambda notes: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Keep the index up with the database until `stop` is set; `applied` is told how many notes each round took.

    `meanwhile` is called between two rounds, for whatever else has to be looked after about once a second. Several
    processes may follow: whoever holds the lock applies, the others find nothing left. A database, a disk or an index
    that fails is tried again every second, and told once.
    """
    told: set[str] = set()
    while not stop.is_set():
        try:
            _follow_while_connected(stop, applied, meanwhile, told)
        except (Error, psycopg.Error, SearchUnavailable, OSError) as error:
            _tell_once(_sentence(error), told)
            connection.close()
            stop.wait(_AFTER_FAILURE)
    connection.close()


def _follow_while_connected(
    stop: Event, applied: Callable[[int], None], meanwhile: Callable[[], object], told: set[str]
) -> None:
    connection.ensure_connection()
    server = connection.connection
    server.execute(f"LISTEN {CHANNEL}")
    looked = 0.0
    while not stop.is_set():
        began = time.monotonic()
        if began - looked > _LOOK_AGAIN_AFTER:
            look_for_damage()
            looked = began
        notes = apply_outbox()
        told.clear()
        if notes:
            applied(notes)
            stop.wait(max(0.0, _SHORTEST_GAP - (time.monotonic() - began)))
            continue
        make_standby()
        meanwhile()
        for _notification in server.notifies(timeout=_LONGEST_WAIT, stop_after=1):
            pass


def _tell_once(sentence: str, told: set[str]) -> None:
    if sentence not in told:
        told.add(sentence)
        logger.warning(sentence)


def _sentence(error: Exception) -> str:
    """What stands in the way, for whoever runs the site."""
    if isinstance(error, OSError):
        return f"The search index cannot be written: {error.strerror}."
    if isinstance(error, SearchUnavailable):
        return f"The search index cannot be kept up: {error}."
    return "The search index waits for the database."
