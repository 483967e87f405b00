"""What is wrong with a search, shown where it is wrong, with what can be asked instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from kb.search import ParameterError

from .links import Link


@dataclass(frozen=True)
class Mistake:
    """One parameter that cannot be used; `before`, `at` and `after` are the query around the mistake."""

    label: str
    message: str
    value: str
    before: str
    at: str
    after: str
    instead: list[Link]


def mistakes(
    errors: Iterable[ParameterError], parameters: QueryDict, path: str, label: Callable[[str], str]
) -> list[Mistake]:
    """Each mistake once, with links to the same question put right; `label` names a parameter."""
    return [_mistake(error, parameters, path, label(error.parameter)) for error in errors]


def _mistake(error: ParameterError, parameters: QueryDict, path: str, label: str) -> Mistake:
    before, at, after = _around(error)
    values = [error.understood] if error.understood else list(error.suggestions)
    instead = [Link(value, _with(parameters, path, error, value)) for value in values]
    return Mistake(label, error.message, error.value, before, at, after, instead)


def _around(error: ParameterError) -> tuple[str, str, str]:
    if error.position is None:
        return "", "", ""
    end = error.position + max(1, error.length)
    return error.value[: error.position], error.value[error.position : end], error.value[end:]


def _with(parameters: QueryDict, path: str, error: ParameterError, value: str) -> str:
    """The same address with the value that cannot be used replaced, from its first page."""
    pairs = [
        (name, value if name == error.parameter and _is_the_one(error, given) else given)
        for name, values in parameters.lists()
        for given in values
        if name != "page"
    ]
    return f"{path}?{urlencode(pairs)}"


def _is_the_one(error: ParameterError, given: str) -> bool:
    """Whether this is the value complained of; a query is complained of in its cleaned form, and there is only one."""
    return error.parameter == "q" or given.startswith(error.value)
