"""What is wrong with a search, shown where it is wrong, with what can be asked instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_plus, urlencode

from django.http import QueryDict

from kb.query.parameters import put_right
from kb.search import ParameterError
from kb.web.elements.links import Link


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
    errors: Sequence[ParameterError], parameters: QueryDict, path: str, label: Callable[[str], str]
) -> list[Mistake]:
    """Each mistake once, with links to the same question put right; `label` names a parameter."""
    query = put_right(parameters.lists(), {error.parameter: error.meant for error in errors if error.meant})
    named_right = [Link(unquote_plus(query), f"{path}?{query}")]
    return [
        _mistake(
            error,
            label(error.parameter),
            named_right if error.meant else _instead(error, parameters, path),
        )
        for error in errors
    ]


def _mistake(error: ParameterError, label: str, instead: list[Link]) -> Mistake:
    return Mistake(label, error.message, error.value, *_around(error), instead)


def _instead(error: ParameterError, parameters: QueryDict, path: str) -> list[Link]:
    """The same question with another value, or the query as it was understood."""
    values = [error.understood] if error.understood else list(error.suggestions)
    return [Link(value, _with(parameters, path, error, value)) for value in values]


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
