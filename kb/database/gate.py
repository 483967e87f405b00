"""The way to a database that may be away: one thread at a time looks after it, the others are told at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db.utils import OperationalError

PAUSE = 0.5  # seconds after an attempt in vain in which nobody tries again


class Gate:
    """Open while connections succeed; shut by a failure, so that not every thread of a process waits in vain."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._not_before = 0.0
        self.is_open = True

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the one who tries: the gate opens if the block ends well.

        OperationalError, without any waiting, where another thread is at it or tried in vain a moment ago.
        """
        if time.monotonic() < self._not_before or not self._lock.acquire(blocking=False):
            raise OperationalError("The database is away and is being looked after.")
        self.is_open = False
        try:
            yield
            self.is_open = True
        finally:
            self._not_before = 0.0 if self.is_open else time.monotonic() + PAUSE
            self._lock.release()
