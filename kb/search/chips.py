"""The chosen filters in words: what each group of alternatives says, and the address without each of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .facets import FACET
from .reader import current_version
from .request import SearchRequest
from .vocabulary import vocabulary_at


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value; `querystring` is that of the same question without it."""

    value: str
    label: str
    querystring: str


@dataclass(frozen=True, slots=True)
class ChipGroup:
    """The chosen values of one parameter, which are alternatives; groups narrow each other.

    `lead` are the words that make a sentence of the values: "published by". For years the parameter is "year".
    """

    parameter: str
    label: str
    lead: str
    values: list[Chip]


def chips(request: SearchRequest) -> list[ChipGroup]:
    """The filters of a request, in the order of the facets, the years last."""
    vocabulary = vocabulary_at(current_version())
    groups = [
        ChipGroup(
            parameter,
            str(facet.label),
            str(facet.lead),
            [
                Chip(
                    value,
                    facet.called(value, vocabulary),
                    request.without_value(parameter, value).querystring,
                )
                for value in values
            ],
        )
        for parameter, values in request.filters
        for facet in (FACET[parameter],)
    ]
    return [*groups, *_years(request)]


def _years(request: SearchRequest) -> list[ChipGroup]:
    first, last = request.year_from, request.year_to
    if first is None and last is None:
        return []
    if first == last:
        label = _("in %(year)s") % {"year": first}
    elif last is None:
        label = _("since %(year)s") % {"year": first}
    elif first is None:
        label = _("until %(year)s") % {"year": last}
    else:
        label = _("from %(first)s to %(last)s") % {"first": first, "last": last}
    value = f"{first or ''}-{last or ''}"
    chip = Chip(value, label, request.with_years(None, None).querystring)
    return [ChipGroup("year", _("Years"), "", [chip])]
