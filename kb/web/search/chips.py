"""The chosen filters in words: what each group of alternatives says, and the address without each of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.search import SearchRequest
from kb.search.facets import FACET
from kb.search.reader import current_version
from kb.search.vocabulary import vocabulary_at

from .listings import Address


@dataclass(frozen=True)
class Chip:
    """One chosen value and the address without it."""

    label: str
    remove_url: str
    language: str = ""


@dataclass(frozen=True)
class ChipGroup:
    """The chosen values of one parameter, which are alternatives; groups narrow each other.

    `lead` are the words that make a sentence of the values: "published by".
    """

    lead: str
    values: list[Chip]


def chips(request: SearchRequest, address: Address) -> list[ChipGroup]:
    """The filters of a request, in the order of the facets, the years last."""
    vocabulary = vocabulary_at(current_version())
    groups = [
        ChipGroup(
            str(FACET[parameter].lead),
            [
                Chip(
                    FACET[parameter].called(value, vocabulary),
                    address(request.without_value(parameter, value)),
                )
                for value in values
            ],
        )
        for parameter, values in request.filters
    ]
    years = _years(request.year_from, request.year_to)
    return (
        [*groups, ChipGroup("", [Chip(years, address(request.with_years(None, None)))])] if years else groups
    )


def _years(first: int | None, last: int | None) -> str:
    """The years in words, "" for all of them."""
    if first is None and last is None:
        return ""
    if first == last:
        return _("in %(year)s") % {"year": first}
    if last is None:
        return _("since %(year)s") % {"year": first}
    if first is None:
        return _("until %(year)s") % {"year": last}
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}
