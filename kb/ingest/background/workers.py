"""The few processes that work on imports, apart from those that answer pages: started when something waits, bounded.

Each has a slot, a locked file that its starter opened for it; the lock is free again when the process ends, however it
does. Workers are started by the pages of the desk and by whoever keeps the index up, and end when nothing waits.
"""

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from kb.faults import AWAY, fault_of

from ..sources.pipeline import Parse, parse_source
from . import jobs, queue

logger = logging.getLogger(__name__)

#: Seconds: how long a worker stays when nothing waits, between two looks, and before a full disk is tried again.
LINGER, LOOK, AFTER_FAULT = 20.0, 0.5, 5.0
#: Limits of pages, which the work behind them does not have.
_OF_PAGES = ("KB_STATEMENT_TIMEOUT_MS", "KB_DATABASE_PATIENCE")


def start() -> int:
    """Start as many workers as there are imports to take up and slots to have; how many were started."""
    wanted, started = len(queue.order()), 0
    try:
        for slot in range(1, settings.IMPORT_WORKERS + 1):
            if started < wanted:
                started += _start_in(_slots() / f"slot-{slot}")
    except OSError as error:  # no room, no processes to have: it is tried again by whoever looks next
        logger.warning("No process for imports could be started: %s", error.strerror)
    return started


def _slots() -> Path:
    path = settings.VAR / "workers"
    path.mkdir(parents=True, exist_ok=True)
    return path


def _start_in(slot: Path) -> bool:
    """Start a worker in this slot unless another one has it."""
    import fcntl  # not on Windows

    with slot.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        _spawn(file.fileno())
        return True


def _spawn(slot: int) -> None:
    """The worker inherits the open slot, and with it the lock, from the moment it exists."""
    process = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_on_imports"],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in os.environ.items() if name not in _OF_PAGES},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=[slot],
    )
    # Somebody has to take note of its end, or it stays in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()


def work_off(*, linger: float = LINGER, parse: Parse = parse_source) -> int:
    """Work on one import after the other, in turn, until nothing has waited for so many seconds; how many were done."""
    done, idle_since = 0, time.monotonic()
    while True:
        if _work_on_next(parse):
            done, idle_since = done + 1, time.monotonic()
        elif time.monotonic() - idle_since >= linger:
            return done
        else:
            time.sleep(LOOK)


def _work_on_next(parse: Parse) -> bool:
    """Whether there was anything to work on. A database that goes away ends the worker: another one is started."""
    for number in queue.order():
        try:
            if jobs.work(number, parse=parse) is not None:
                return True
        except Exception as error:
            logger.warning("Work on an import was broken off.", exc_info=error)
            fault = fault_of(error)
            if fault is None:
                return True
            time.sleep(AFTER_FAULT)
            _put_back(number, str(fault.title))
            if fault is AWAY:
                raise
            return True
        except SystemExit:  # told to end, with the machine or its services
            _put_back(number, "")
            raise
    return False


def _put_back(number: int, message: str) -> None:
    if not connection.in_atomic_block:  # the one that was used may be the one that broke
        connection.close_if_unusable_or_obsolete()
    jobs.put_back(number, message)
