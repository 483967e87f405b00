"""The parameters of a request without those that are not ours, and what a slip in one of ours was meant to be."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from kb.query.parameters import meant_by


def slips(parameters: QueryDict, known: Collection[str]) -> dict[str, str]:
    """The names that are near-misses of known ones, each with the one that was meant."""
    return {name: meant for name in parameters if (meant := meant_by(name, known)) is not None}


def without_strangers(parameters: QueryDict, known: Collection[str]) -> QueryDict:
    """The parameters that are known or slips of known ones: what else hangs on the address is nobody's question."""
    kept = parameters.copy()
    for name in parameters:
        if name not in known and meant_by(name, known) is None:
            del kept[name]
    return kept


def put_right(parameters: QueryDict, meant: Mapping[str, str]) -> str:
    """The query string with slips under the names that were meant."""
    pairs = [(meant.get(name, name), value) for name, values in parameters.lists() for value in values]
    return urlencode(pairs, safe=":/")
