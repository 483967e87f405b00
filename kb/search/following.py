"""Applying changes as they are made: wait for PostgreSQL's word, apply, wait again, through restarts of the server."""

import logging
import time
from collections.abc import Callable
from threading import Event

import psycopg
from django.db import Error, connection

from .errors import SearchUnavailable
from .indexing import apply_outbox

logger = logging.getLogger(__name__)

CHANNEL = "kb_outbox"
#: Seconds: how long to wait for word before looking anyway, between two commits, and after a failure.
_LONGEST_WAIT, _SHORTEST_GAP, _AFTER_FAILURE = 1.0, 0.2, 1.0


def follow(stop: Event, applied: Callable[[int], None] = lambda notes: None) -> None:
    """Keep the index up with the database until `stop` is set; `applied` is told how many notes each round took.

    Several processes may follow: whoever holds the lock applies, the others find nothing left. A database or an
    index that fails is tried again every second.
    """
    while not stop.is_set():
        try:
            _follow_while_connected(stop, applied)
        except (Error, psycopg.Error, SearchUnavailable) as error:
            logger.warning("The index waits for the database or the disk: %s", type(error).__name__)
            connection.close()
            stop.wait(_AFTER_FAILURE)
    connection.close()


def _follow_while_connected(stop: Event, applied: Callable[[int], None]) -> None:
    connection.ensure_connection()
    server = connection.connection
    server.execute(f"LISTEN {CHANNEL}")
    while not stop.is_set():
        began = time.monotonic()
        if notes := apply_outbox():
            applied(notes)
            stop.wait(max(0.0, _SHORTEST_GAP - (time.monotonic() - began)))
            continue
        for _notification in server.notifies(timeout=_LONGEST_WAIT, stop_after=1):
            pass
