"""Facets as a column shows them: narrower values inside broader ones, the chosen and commonest in sight."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kb.search import Facet, FacetValue, SearchRequest, SearchResult

from .listings import Address

#: How many values a facet holds at most, how many it shows before the rest is folded away, and from how many on it
#: has a box to find one.
KEPT = 50
SHOWN = 8
SEARCHABLE = 12


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
    search_part: str


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
        search_part=_looked_through(len(values), len(facet.values)),
    )


def _looked_through(kept: int, known: int) -> str:
    """What a box to find a value has to say where the facet does not hold all of them."""
    if kept == known:
        return ""
    return _("Only the %(kept)d commonest of %(known)d are looked through.") % {"kept": kept, "known": known}


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
    roots: list[FacetItem] = []
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
