"""What can go wrong with a search, each with what the reader needs to put it right."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from kb.faults import Fault, Unavailable


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
    """A value was renamed or merged: the same question is asked with other `parameters`, (name, value) pairs."""

    def __init__(self, parameters: list[tuple[str, str]]) -> None:
        super().__init__(parameters)
        self.parameters = parameters


#: What readers are told, by what is the matter with the index.
UNBUILT = Fault(
    503,
    gettext_lazy("The search is being made ready"),
    gettext_lazy("The search index is being built for the first time. Try again in a little while."),
)
REBUILDING = Fault(
    503,
    gettext_lazy("The search is being rebuilt"),
    gettext_lazy("The search index was damaged and is being built again. Try again in a little while."),
)
SILENT = Fault(
    503,
    gettext_lazy("The search does not answer"),
    gettext_lazy("The search engine cannot be asked at the moment. Try again in a little while."),
)


class SearchUnavailable(Unavailable):
    """The engine cannot answer now, which is not the same as finding nothing."""

    def __init__(self, message: str, fault: Fault = SILENT) -> None:
        super().__init__(message)
        self.fault = fault
