"""The facets, declared once: parameter, where it is shown, whether it is a tree; and how their values are counted.

A facet is counted with every filter but its own, so that it shows what each further value would add. To add a facet,
see docs/how-to/add-a-facet.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tantivy import Query, Searcher

from .compiling import filter_clauses, with_filters
from .concepts import SCHEME_OF_PARAMETER
from .filters import LABELS
from .request import SearchRequest, Section
from .result import Facet, FacetValue, YearCount
from .schema import facet_field
from .vocabulary import PARTY_PARAMETERS, Vocabulary, readings

_ALL = frozenset(Section)
_SOURCES = frozenset({Section.PASSAGES, Section.CLAIMS, Section.DOCUMENTS})
#: How many values a facet shows: trees need their upper levels, lists their top.
_TREE_SIZE, _LIST_SIZE = 300, 50
_YEAR, _YEARS = "year", 10_000
#: Up to this many hits their sources are counted one by one; beyond, estimated to within two percent.
_COUNTED_EXACTLY = 50_000
_ESTIMATED_DOCUMENTS = {"cardinality": {"field": "document"}}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A facet: its parameter, the sections in which it is counted, and whether its values are a tree."""

    parameter: str
    sections: frozenset[Section] = _ALL
    hierarchical: bool = False

    @property
    def label(self) -> str:
        return str(LABELS[self.parameter])


DECLARATIONS = (
    Declaration("theme", hierarchical=True),
    Declaration("right", hierarchical=True),
    Declaration("technology", hierarchical=True),
    Declaration("group", hierarchical=True),
    Declaration("place", hierarchical=True),
    Declaration("publisher", _SOURCES | {Section.INSTRUMENTS}),
    Declaration("claimant", _ALL - {Section.INSTITUTIONS}),
    Declaration("instrument", _SOURCES | {Section.INSTITUTIONS}),
    Declaration("provision", frozenset({Section.PASSAGES, Section.CLAIMS}), hierarchical=True),
    Declaration("doc_kind", _SOURCES),
    Declaration("claim_kind", frozenset({Section.CLAIMS, Section.INSTITUTIONS})),
    Declaration("role", frozenset({Section.PASSAGES, Section.CLAIMS})),
    Declaration("verification", frozenset({Section.CLAIMS, Section.INSTITUTIONS})),
    Declaration("language", _SOURCES),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many hits each value of each facet has, as the index keeps values, and each year; how many sources."""

    values: Mapping[str, Mapping[str, int]]
    years: list[YearCount]
    documents: int


def count(searcher: Searcher, text: Query | None, request: SearchRequest, total: int) -> Counts:
    """Count the facets that the section shows, those that are chosen from, the years, and the sources.

    Whatever is counted under all filters is counted in one pass over the hits; a chosen facet needs a pass of its
    own, over what the other filters leave.
    """
    shown = [
        facet
        for facet in DECLARATIONS
        if request.section in facet.sections or request.values(facet.parameter)
    ]
    chosen = [facet.parameter for facet in shown if request.values(facet.parameter)]
    if request.year_from is not None or request.year_to is not None:
        chosen.append(_YEAR)
    wanted: dict[str, Any] = {facet.parameter: _terms(facet) for facet in shown}
    wanted[_YEAR] = {"terms": {"field": "year_from", "size": _YEARS}}
    free = {name: asked for name, asked in wanted.items() if name not in chosen}
    exact = total <= _COUNTED_EXACTLY
    free["documents"] = {"terms": {"field": "document", "size": 65_000}} if exact else _ESTIMATED_DOCUMENTS
    answer = searcher.aggregate(with_filters(text, filter_clauses(request)), free)
    for name in chosen:
        others = with_filters(text, filter_clauses(request, but=name))
        answer |= searcher.aggregate(others, {name: wanted[name]})
    documents = len(answer["documents"]["buckets"]) if exact else round(answer["documents"]["value"])
    return Counts(
        {facet.parameter: _buckets(answer[facet.parameter]) for facet in shown}, _years(answer), documents
    )


def _terms(facet: Declaration) -> dict[str, object]:
    size = _TREE_SIZE if facet.parameter in SCHEME_OF_PARAMETER else _LIST_SIZE
    return {"terms": {"field": facet_field(facet.parameter), "size": size, "segment_size": 10_000}}


def _buckets(answer: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}


def _years(answer: Mapping[str, Any]) -> list[YearCount]:
    """By first year; what has been so since nobody knows when is in no bar."""
    counts = {int(year): count for year, count in _buckets(answer[_YEAR]).items()}
    return [YearCount(year, counts[year]) for year in sorted(counts) if year > 1]


def present(counts: Counts, request: SearchRequest, vocabulary: Vocabulary) -> list[Facet]:
    """The facets with labels; all names of parties and law come in one query. Facets without values are left out."""
    vocabulary.names(
        reading
        for parameter, values in counts.values.items()
        if parameter in PARTY_PARAMETERS or parameter in ("instrument", "provision")
        for value in [*values, *request.values(parameter)]
        for reading in readings(parameter, value.rpartition("/")[2])
    )
    declared = {facet.parameter: facet for facet in DECLARATIONS}
    facets = [
        _present(declared[parameter], values, request, vocabulary)
        for parameter, values in counts.values.items()
    ]
    return [facet for facet in facets if facet.values]


def _present(
    facet: Declaration, counts: Mapping[str, int], request: SearchRequest, vocabulary: Vocabulary
) -> Facet:
    named = vocabulary.canonical(facet.parameter, counts)
    totals = {named[value]: count for value, count in counts.items() if value in named}
    chosen = request.values(facet.parameter)
    totals |= {value: 0 for value in chosen if value not in totals}
    broader = _broader(facet, totals, vocabulary)
    values = [
        FacetValue(
            value,
            vocabulary.label(facet.parameter, value),
            count,
            value in chosen,
            _depth(value, broader),
            broader.get(value, ""),
            vocabulary.label_language(facet.parameter, value),
        )
        for value, count in totals.items()
    ]
    ordered = _tree_order(values) if facet.hierarchical else sorted(values, key=_rank)
    return Facet(facet.parameter, facet.label, ordered, facet.hierarchical)


def _rank(value: FacetValue) -> tuple[Any, ...]:
    """Chosen values first, then by count, then by name."""
    return not value.selected, -value.count, value.label.casefold(), value.value


def _broader(facet: Declaration, totals: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """The value above each, among the values that are there."""
    there = set(totals)
    if facet.parameter in SCHEME_OF_PARAMETER:
        above = {value: vocabulary.broader(facet.parameter, value) for value in there}
    elif facet.parameter == "provision":
        above = {value: value.rpartition(".")[0] for value in there}
    else:
        return {}
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
