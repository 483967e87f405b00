"""Counted values as readers see them: called by their names, the chosen and commonest first, trees in their order."""

from collections.abc import Iterable, Mapping
from typing import Any

from . import result
from .counting import Counts
from .facets import FACET, Facet
from .request import SearchRequest
from .result import FacetValue
from .vocabulary import Vocabulary


def present(counts: Counts, request: SearchRequest, vocabulary: Vocabulary) -> list[result.Facet]:
    """The facets with labels; all names of parties and law come in one query. Facets without values are left out."""
    vocabulary.names(
        reading
        for parameter, values in counts.values.items()
        for value in [*values, *request.values(parameter)]
        for reading in FACET[parameter].readings(value.rpartition("/")[2])
    )
    facets = [
        _present(FACET[parameter], values, request, vocabulary) for parameter, values in counts.values.items()
    ]
    return [facet for facet in facets if facet.values]


def _present(
    facet: Facet, counts: Mapping[str, int], request: SearchRequest, vocabulary: Vocabulary
) -> result.Facet:
    named = facet.canonical(counts, vocabulary)
    totals = {named[value]: count for value, count in counts.items() if value in named}
    chosen = request.values(facet.parameter)
    totals |= {value: 0 for value in chosen if value not in totals}
    broader = _broader(facet, totals, vocabulary)
    values = [
        FacetValue(
            value,
            facet.called(value, vocabulary),
            count,
            value in chosen,
            _depth(value, broader),
            broader.get(value, ""),
            facet.label_language(value, vocabulary),
        )
        for value, count in totals.items()
    ]
    ordered = _tree_order(values) if facet.hierarchical else sorted(values, key=_rank)
    return result.Facet(facet.parameter, str(facet.label), ordered, facet.hierarchical)


def _rank(value: FacetValue) -> tuple[Any, ...]:
    """Chosen values first, then by count, then by name."""
    return not value.selected, -value.count, value.label.casefold(), value.value


def _broader(facet: Facet, totals: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """The value above each, among the values that are there."""
    there = set(totals)
    above = {value: facet.broader(value, vocabulary) for value in there}
    return {value: parent for value, parent in above.items() if parent in there}


def _depth(value: str, broader: Mapping[str, str]) -> int:
    depth = 0
    while value in broader:
        value, depth = broader[value], depth + 1
    return depth


def _tree_order(values: list[FacetValue]) -> list[FacetValue]:
    """Each value before what is narrower; branches with chosen values first, then by count, then by name."""
    children: dict[str, list[FacetValue]] = {}
    for value in values:
        children.setdefault(value.broader, []).append(value)

    def branch(value: FacetValue) -> list[FacetValue]:
        return [value, *below(value.value)]

    def below(parent: str) -> list[FacetValue]:
        branches = [branch(value) for value in sorted(children.get(parent, []), key=_rank)]
        branches.sort(key=lambda values: not any(value.selected for value in values))
        return [value for values in branches for value in values]

    return below("")
