"""A search as its page shows it: chosen filters, facets, years, pages, and each hit with its words and evidence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kb.search import (
    ChipGroup,
    Facet,
    FacetValue,
    SearchRequest,
    SearchResult,
    Section,
    Sort,
    YearCount,
    section_name,
)

from .links import Link

type Address = Callable[[SearchRequest], str]

#: How many values a facet holds at most, how many it shows before the rest is folded away, and from how many on it
#: has a box to find one.
KEPT = 50
SHOWN = 8
SEARCHABLE = 12
#: How many pages around the present one are linked.
AROUND = 2


@dataclass
class FacetItem:
    """A value of a facet, as _facet_values.html takes it."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    language: str
    children: list["FacetItem"] = field(default_factory=list)


@dataclass(frozen=True)
class FacetView:
    """A facet, as _facets.html takes it."""

    name: str
    legend: str
    values: list[FacetItem]
    more: list[FacetItem]
    more_count: int
    search_label: str
    search_none: str


def facet_views(result: SearchResult, address: Address) -> list[FacetView]:
    """The facets that can narrow the result or already do; one whose only value all hits have tells nothing."""
    return [
        facet_view(facet, result.request, address)
        for facet in result.facets
        if any(value.selected or value.count < result.total for value in facet.values)
    ]


def facet_view(facet: Facet, request: SearchRequest, address: Address) -> FacetView:
    """The values with their addresses, narrower ones inside broader ones, the chosen and commonest in sight."""
    values = _kept(facet)
    roots = _tree(facet, values, request, address)
    shown, more = _folded(roots)
    is_long = len(values) >= SEARCHABLE
    return FacetView(
        name=facet.parameter,
        legend=facet.label,
        values=shown,
        more=more,
        more_count=sum(map(_size, more)),
        search_label=_("Find in: %(facet)s") % {"facet": facet.label} if is_long else "",
        search_none=_("Nothing here matches.") if is_long else "",
    )


def _kept(facet: Facet) -> list[FacetValue]:
    """The chosen values with what is broader than they, then the commonest, in their order; at most `KEPT`."""
    if len(facet.values) <= KEPT:
        return facet.values
    by_value = {value.value: value for value in facet.values}
    wanted: dict[str, None] = {}
    for value in sorted(facet.values, key=lambda one: (not one.selected, -one.count, one.depth)):
        if len(wanted) < KEPT or value.selected:
            wanted |= dict.fromkeys(_way_up(value, by_value))
    return [value for value in facet.values if value.value in wanted]


def _way_up(value: FacetValue | None, by_value: Mapping[str, FacetValue]) -> Iterator[str]:
    while value is not None:
        yield value.value
        value = by_value.get(value.broader) if value.broader else None


def _folded(roots: Sequence[FacetItem]) -> tuple[list[FacetItem], list[FacetItem]]:
    """What stands in sight, the branches with a chosen value always, and what is folded away."""
    shown: set[str] = {item.value for item in roots if _holds_choice(item)}
    room = SHOWN - sum(_size(item) for item in roots if item.value in shown)
    for item in roots:
        if item.value not in shown and (room >= _size(item) or not shown):
            shown.add(item.value)
            room -= _size(item)
    return [item for item in roots if item.value in shown], [
        item for item in roots if item.value not in shown
    ]


def _size(item: FacetItem) -> int:
    return 1 + sum(map(_size, item.children))


def _tree(
    facet: Facet, values: Sequence[FacetValue], request: SearchRequest, address: Address
) -> list[FacetItem]:
    items = {value.value: _item(value, facet.parameter, request, address) for value in values}
    roots = []
    for value in values:
        holder = items.get(value.broader) if facet.hierarchical and value.broader else None
        (holder.children if holder else roots).append(items[value.value])
    return roots


def _item(value: FacetValue, parameter: str, request: SearchRequest, address: Address) -> FacetItem:
    change = request.without_value if value.selected else request.with_value
    url = address(change(parameter, value.value))
    return FacetItem(value.value, value.label, value.count, value.selected, url, value.language)


def _holds_choice(item: FacetItem) -> bool:
    return item.selected or any(_holds_choice(child) for child in item.children)


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
class PageLink:
    """A page of a list; without a number it is a gap."""

    number: int | None
    url: str = ""


@dataclass(frozen=True)
class Pages:
    """The pages of a list, as _pagination.html takes them."""

    current: int
    total: int
    links: list[PageLink]
    previous: str
    next: str


def pages_view(result: SearchResult, address: Address) -> Pages:
    """First and last page, those around the present one, and gaps between."""
    request, current, total = result.request, result.page, result.pages
    near = range(current - AROUND, current + AROUND + 1)
    numbers = sorted({1, total, *near} & set(range(1, total + 1)))
    links: list[PageLink] = []
    for number in numbers:
        if links and links[-1].number != number - 1:
            links.append(PageLink(None))
        links.append(PageLink(number, address(request.on_page(number))))
    return Pages(
        current=current,
        total=total,
        links=links,
        previous=address(request.on_page(current - 1)) if current > 1 else "",
        next=address(request.on_page(current + 1)) if current < total else "",
    )


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
