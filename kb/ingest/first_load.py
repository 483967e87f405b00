"""The first load of a base, while it lasts: pages that would find nothing say how far it is instead.

A file says so, locked by whoever loads: it means nothing any more when that process has gone, however it went.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from kb.faults import Fault
from kb.models import Claim, Concept, Document

#: Kinds of record that a load tells when it is through with them, then what rests on them, then the search index.
PARTS = 9

type Advance = Callable[[], None]
_advance: Advance | None = None  # of the load that this process is at


@contextmanager
def first_load() -> Iterator[Advance]:
    """Tell pages that the base is being loaded until the block ends; what is yielded is called after each part.

    Where readers find something already, or somebody else is at it, nothing is told. May be entered again inside.
    """
    global _advance
    if _advance is not None or _is_there():
        yield _advance or (lambda: None)
        return
    with _path().open("w") as file:
        if not _taken(file, exclusively=True):
            yield lambda: None
            return
        try:
            _advance = _counting(file)
            yield _advance
        finally:
            _advance = None
            _path().unlink(missing_ok=True)


def percent() -> int | None:
    """How much of the base is there, of 100, while it is loaded for the first time; None at all other times."""
    try:
        with _path().open() as file:
            return None if _taken(file, exclusively=False) else int(file.read() or 0)
    except (FileNotFoundError, ValueError):
        return None


def loading(done: int) -> Fault:
    """What to say to whoever asks for a page meanwhile."""
    told = _("%(percent)d %% of it is there. This page asks again by itself until all of it is.")
    return Fault(503, _("The base is being loaded"), told % {"percent": done}, 3)


def _counting(file: IO[str]) -> Advance:
    done = 0

    def advance() -> None:
        nonlocal done
        file.seek(0)
        file.write(str(min(99, 100 * done // PARTS)))
        file.truncate()
        file.flush()
        done += 1

    advance()
    return advance


def _is_there() -> bool:
    return any(model.objects.published().exists() for model in (Concept, Document, Claim))


def _taken(file: IO[str], *, exclusively: bool) -> bool:
    """Whether the lock could be had: nobody else holds the file."""
    import fcntl  # not on Windows

    try:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusively else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _path() -> Path:
    return Path(settings.VAR) / "loading"
