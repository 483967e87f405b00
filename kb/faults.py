"""What of the machine can fail while the program is right, each with its status and a sentence that is true."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

type Text = str | StrPromise


@dataclass(frozen=True, slots=True)
class Fault:
    """The HTTP status, what to say to whoever asked, and after how many seconds to try again (0: nobody can say).

    `passes`: whether it goes by without anybody asking for less, so that a page may ask again by itself;
    `leaves_open`: whether what was sent may have been stored all the same.
    """

    status: int
    title: Text
    advice: Text
    retry_after: int = 5
    passes: bool = True
    leaves_open: bool = False


class Unavailable(Exception):
    """Something that a page needs cannot be had now; `fault` says what."""

    fault: Fault


AWAY = Fault(
    503,
    gettext_lazy("One moment, please"),
    gettext_lazy("The database does not answer at the moment. Try again in a few seconds."),
    leaves_open=True,
)
SLOW = Fault(
    503,
    gettext_lazy("This took too long"),
    gettext_lazy(
        "Nothing was changed. Try again in a few seconds. If it was a search, fewer or rarer words are quicker."
    ),
    passes=False,
)
CONTENDED = Fault(
    503,
    gettext_lazy("One moment, please"),
    gettext_lazy("Somebody else is changing the same thing. Nothing was changed here: try again."),
    passes=False,
)
FULL = Fault(
    507,
    gettext_lazy("The disk is full"),
    gettext_lazy("Nothing was stored. Whoever runs this site has to make room; then send it again."),
    0,
)
UNWRITABLE = Fault(
    503,
    gettext_lazy("The disk takes no changes"),
    gettext_lazy(
        "It can only be read at the moment, so nothing was stored. Whoever runs this site has to look at it."
    ),
    60,
)
READ_ONLY = Fault(
    503,
    gettext_lazy("The database takes no changes"),
    gettext_lazy(
        "It can only be read at the moment, so nothing was stored. Whoever runs this site has to look at it."
    ),
    60,
)
UNPREPARED = Fault(
    503,
    gettext_lazy("The site is being set up"),
    gettext_lazy("Its database is not ready for this version of the program yet. Try again in a minute."),
    60,
)

#: By the five characters with which PostgreSQL says what is wrong.
_OF_THE_DATABASE = {
    "53100": FULL,
    "25006": READ_ONLY,
    "42P01": UNPREPARED,
    "42703": UNPREPARED,
    "57014": SLOW,
    "55P03": CONTENDED,
    "40001": CONTENDED,
    "40P01": CONTENDED,
}
_OF_THE_SYSTEM = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: UNWRITABLE}


def fault_of(error: BaseException | None) -> Fault | None:
    """The fault of the machine behind an exception; None where the program itself is to blame."""
    causes = list(_causes(error))
    for cause in causes:
        known = _known(cause)
        if known is not None:
            return known
    away = any(isinstance(cause, (OperationalError, InterfaceError)) for cause in causes)
    return AWAY if away else None


def _known(error: BaseException) -> Fault | None:
    if isinstance(error, Unavailable):
        return error.fault
    if isinstance(error, OSError):
        return _OF_THE_SYSTEM.get(error.errno or 0)
    return _OF_THE_DATABASE.get(getattr(error, "sqlstate", None) or "")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and what it was raised from, outermost first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__
