"""How many hits each value of each facet has.

A facet is counted with every filter but its own, so that it shows what each further value would add.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tantivy import Query, Searcher

from .compiling import filter_clauses, with_filters
from .facets import FACETS, Facet
from .request import SearchRequest
from .result import YearCount

_YEAR, _YEARS = "year", 10_000
#: Up to this many hits their sources are counted one by one; beyond, estimated to within two percent.
_COUNTED_EXACTLY = 50_000
_ESTIMATED_DOCUMENTS = {"cardinality": {"field": "document"}}


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
        facet for facet in FACETS if request.section in facet.sections or request.values(facet.parameter)
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


def _terms(facet: Facet) -> dict[str, object]:
    return {"terms": {"field": facet.field, "size": facet.most, "segment_size": 10_000}}


def _buckets(answer: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}


def _years(answer: Mapping[str, Any]) -> list[YearCount]:
    """By first year; what has been so since nobody knows when is in no bar."""
    counts = {int(year): count for year, count in _buckets(answer[_YEAR]).items()}
    return [YearCount(year, counts[year]) for year in sorted(counts) if year > 1]
