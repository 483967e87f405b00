"""One process at a time at one piece of work, by a lock of the database that ends with whoever holds it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_HELD = """
    SELECT objid FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %s AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@contextmanager
def alone_with(lock: int, number: int) -> Iterator[bool]:
    """Whether this process is the only one at this piece of work; held until the block ends or the process dies.

    `lock` says what sort of work it is, `number` which piece.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, number])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [lock, number])


def worked_on(lock: int) -> set[int]:
    """The numbers of the pieces of this sort of work that some process is at."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [lock])
        return {number for (number,) in cursor.fetchall()}
