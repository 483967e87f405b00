"""One process at a time at one piece of work, by a lock of the database that ends with whoever holds it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


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
