"""Around the hits of a search: chosen filters, years, sections, orders, and what else could be asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.search import (
    ChipGroup,
    SearchRequest,
    SearchResult,
    Section,
    Sort,
    YearCount,
    section_name,
)
from kb.web.elements.links import Link

from .facets import Address


@dataclass(frozen=True)
class Bar:
    """One year of the histogram."""

    year: int
    count: int
    chosen: bool
    url: str


@dataclass(frozen=True)
class Years:
    """The histogram, as _years_histogram.html takes it."""

    bars: list[Bar]
    highest: int
    first: int | None
    last: int | None
    year_from: int | None
    year_to: int | None


def years_view(counts: Sequence[YearCount], request: SearchRequest, address: Address) -> Years:
    """One bar for every year from the first to the last, so that empty years show."""
    by_year = {one.year: one.count for one in counts}
    first, last = (min(by_year), max(by_year)) if by_year else (None, None)
    span = range(first, last + 1) if first is not None and last is not None else range(0)
    lower, upper = request.year_from, request.year_to
    narrowed = lower is not None or upper is not None
    bars = [
        Bar(
            year=year,
            count=by_year.get(year, 0),
            chosen=narrowed and (lower or year) <= year <= (upper or year),
            url=address(request.with_years(year, year)),
        )
        for year in span
    ]
    return Years(bars, max([1, *by_year.values()]), first, last, lower, upper)


@dataclass(frozen=True)
class ChipView:
    """One chosen value and the address without it."""

    label: str
    remove_url: str
    language: str = ""


@dataclass(frozen=True)
class ChipsView:
    """The chosen values of one parameter, which are alternatives, and the words before them."""

    lead: str
    values: list[ChipView]


@dataclass(frozen=True)
class Option:
    """One of several ways to see the same question."""

    label: str
    url: str
    chosen: bool


def section_options(request: SearchRequest, address: Address) -> list[Option]:
    """The kinds of record in which the same question can be asked."""
    return [
        Option(section_name(section), address(request.in_section(section)), section == request.section)
        for section in Section
    ]


def sort_options(request: SearchRequest, address: Address) -> list[Option]:
    """The orders in which hits can stand; without words there is nothing to be relevant to."""
    labels = {
        Sort.RELEVANCE: _("Most relevant"),
        Sort.NEWEST: _("Newest"),
        Sort.OLDEST: _("Oldest"),
    }
    present = Sort.NEWEST if request.sort == Sort.RELEVANCE and not request.text else request.sort
    offered = [sort for sort in Sort if request.text or sort != Sort.RELEVANCE]
    return [Option(labels[sort], address(request.sorted_by(sort)), sort == present) for sort in offered]


def chip_groups(groups: Sequence[ChipGroup], request: SearchRequest, address: Address) -> list[ChipsView]:
    """The chosen filters, as _chips.html takes them."""
    return [
        ChipsView(
            lead=group.lead,
            values=[
                ChipView(chip.label, address(_without(request, group, chip.value))) for chip in group.values
            ],
        )
        for group in groups
    ]


def _without(request: SearchRequest, group: ChipGroup, value: str) -> SearchRequest:
    years = group.parameter == "year"
    return request.with_years(None, None) if years else request.without_value(group.parameter, value)


def suggestion_links(result: SearchResult, address_of_query: Callable[[str], str]) -> list[Link]:
    """Other questions that find something; they may be asked of another section."""
    words = {
        "passages-citing": _("Passages that cite %(text)s (%(total)s)"),
        "claims-citing": _("Claims that cite %(text)s (%(total)s)"),
        "concept": _("Everything about: %(text)s (%(total)s)"),
        "either": _("Did you mean: %(text)s (%(total)s)? OR is written in capitals."),
        "near": _("Did you mean: %(text)s (%(total)s)? NEAR and a number say how far apart words may stand."),
        "spelling": _("Search for “%(text)s” (%(total)s)"),
        "filters": _("Search %(text)s (%(total)s)"),
        "section": _("Look among: %(text)s (%(total)s)"),
    }
    return [
        Link(words[one.kind] % {"text": one.text, "total": one.total}, address_of_query(one.querystring))
        for one in result.suggestions
    ]


def kept_fields(request: SearchRequest, *, without: set[str]) -> list[dict[str, str]]:
    """The parameters of a question as hidden fields of a form, but for those the form asks for itself."""
    return [{"name": name, "value": value} for name, value in request.parameters() if name not in without]
