"""Log lines that say what went wrong and where in the program, and nothing of what a reader sent."""

import logging
import traceback
from types import TracebackType


class PrivateFormatter(logging.Formatter):
    """Prints exceptions as types and program lines: their messages may repeat a query, a name or an address."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, ...]
    ) -> str:
        return "\n".join(_lines(ei[1])) if ei[1] else ""


class WithoutAddress(logging.Filter):
    """Keeps the page that was asked for out of Django's word about a request that failed.

    An answer of 503 or 507 is no fault of the program: what is away says so itself, once and not at every page.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "A page could not be made.", ()
        return record.exc_info is not None


class WithoutRequest(logging.Filter):
    """Keeps pages and addresses of clients out of what waitress says about requests that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            record.msg, record.args = "A request failed outside the application.", ()
        return True


def _lines(error: BaseException, seen: frozenset[int] = frozenset()) -> list[str]:
    """The chain of causes, innermost first, each with the places it passed."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _lines(before, seen | {id(error)}) if before and id(before) not in seen else []
    lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
    lines.extend(
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return lines
