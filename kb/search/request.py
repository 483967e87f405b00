"""What a reader asks for, after validation: one hashable value with ways to make its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from .facets import FACET
from .section import Section

PAGE_SIZE = 20
MAX_PAGE = 100


class Sort(StrEnum):
    """The order of hits; the values of the parameter `sort`."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Format(StrEnum):
    """The form of the answer; the values of the parameter `format`."""

    HTML = "html"
    JSON = "json"
    CSV = "csv"
    ATOM = "atom"
    RIS = "ris"
    BIB = "bib"


type Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to the base.

    `filters` holds (parameter, values) pairs in the order in which facets are declared, values sorted and without
    duplicates, so that equal questions are equal requests.
    """

    text: str = ""
    section: Section = Section.PASSAGES
    filters: Filters = ()
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    format: Format = Format.HTML

    def values(self, parameter: str) -> tuple[str, ...]:
        """The chosen values of a facet, empty if it does not narrow the search."""
        return dict(self.filters).get(parameter, ())

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter or year bound is set."""
        return bool(self.filters) or self.year_from is not None or self.year_to is not None

    def with_values(self, parameter: str, values: Iterable[str]) -> Self:
        """The first page of the same question with exactly these values of one facet; none removes the facet."""
        chosen = dict(self.filters)
        chosen[parameter] = tuple(sorted(set(values)))
        in_order = tuple((name, chosen[name]) for name in FACET if chosen.get(name))
        return replace(self, filters=in_order, page=1)

    def with_value(self, parameter: str, value: str) -> Self:
        return self.with_values(parameter, [*self.values(parameter), value])

    def without_value(self, parameter: str, value: str) -> Self:
        return self.with_values(parameter, [kept for kept in self.values(parameter) if kept != value])

    def with_years(self, year_from: int | None, year_to: int | None) -> Self:
        return replace(self, year_from=year_from, year_to=year_to, page=1)

    def with_text(self, text: str) -> Self:
        return replace(self, text=text, page=1)

    def in_section(self, section: Section) -> Self:
        return replace(self, section=section, page=1)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def in_format(self, format: Format) -> Self:
        return replace(self, format=format)

    def sorted_by(self, sort: Sort) -> Self:
        return replace(self, sort=sort, page=1)

    def without_filters(self) -> Self:
        return replace(self, filters=(), year_from=None, year_to=None, page=1)

    def parameters(self) -> list[tuple[str, str]]:
        """The (name, value) pairs that stand for this request in an address, defaults left out."""
        pairs = [("q", self.text)] if self.text else []
        if self.section != Section.PASSAGES:
            pairs.append(("in", self.section.value))
        pairs += [(name, value) for name, values in self.filters for value in values]
        pairs += [
            (name, str(year))
            for name, year in (("year_from", self.year_from), ("year_to", self.year_to))
            if year is not None
        ]
        if self.sort != Sort.RELEVANCE:
            pairs.append(("sort", self.sort.value))
        if self.page != 1:
            pairs.append(("page", str(self.page)))
        if self.format != Format.HTML:
            pairs.append(("format", self.format.value))
        return pairs
