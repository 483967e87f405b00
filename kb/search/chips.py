"""The chosen filters in words: what each group of alternatives says, and the address without each of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .filters import LABELS
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
    leads = _leads()
    groups = [
        ChipGroup(
            parameter,
            str(LABELS[parameter]),
            leads.get(parameter, ""),
            [
                Chip(
                    value,
                    vocabulary.label(parameter, value),
                    request.without_value(parameter, value).querystring,
                )
                for value in values
            ],
        )
        for parameter, values in request.filters
    ]
    return [*groups, *_years(request)]


def _leads() -> dict[str, str]:
    return {
        "theme": _("about"),
        "right": _("on the right"),
        "technology": _("about the technology"),
        "group": _("affecting"),
        "place": _("in"),
        "publisher": _("published by"),
        "claimant": _("claimed by"),
        "instrument": _("citing"),
        "provision": _("citing"),
        "doc_kind": _("from the source type"),
        "claim_kind": _("of the kind"),
        "role": _("that evidence"),
        "verification": _("checked with the result"),
        "language": _("in the language"),
    }


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
