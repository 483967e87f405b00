"""What can go wrong with a search, each with what the reader needs to put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParameterError:
    """One parameter that cannot be used: a message that says what is allowed, and the nearest values there are.

    For the parameter `q`, the mistake is the `length` code points from `position` on (offsets in `value`), and
    `understood` the nearest query without mistakes. For a name that is a slip of one of ours, `meant` is that one.
    """

    parameter: str
    value: str
    message: str
    suggestions: tuple[str, ...] = ()
    position: int | None = None
    length: int = 0
    understood: str = ""
    meant: str = ""


class InvalidSearch(ValueError):
    """The parameters do not make a question; nothing was searched."""

    def __init__(self, errors: list[ParameterError]) -> None:
        super().__init__("; ".join(f"{error.parameter}: {error.message}" for error in errors))
        self.errors = errors


class MovedValue(Exception):
    """A value was renamed or merged: the same question has another address, given without a question mark."""

    def __init__(self, querystring: str) -> None:
        super().__init__(querystring)
        self.querystring = querystring


class SearchUnavailable(Exception):
    """The engine cannot answer now, which is not the same as finding nothing."""
