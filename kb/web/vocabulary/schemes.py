"""The five vocabularies: what each is called, what it is for, and how they link to one another."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.exports.addresses import scheme_path
from kb.search.facets import FACET_OF_SCHEME


@dataclass(frozen=True)
class SchemeView:
    """A vocabulary as its page and the way between vocabularies show it."""

    slug: str
    parameter: str
    label: str
    explanation: str
    url: str
    current: bool = False


def scheme_views(current: str = "") -> list[SchemeView]:
    """All five, in their order."""
    return [
        SchemeView(
            slug,
            FACET_OF_SCHEME[slug].parameter,
            label,
            explanation,
            scheme_path(slug),
            slug == current,
        )
        for slug, label, explanation in (
            (
                "themes",
                _("Themes"),
                _("What the sources write about, from the broad to the narrow."),
            ),
            (
                "rights",
                _("Rights"),
                _("Human rights by the names under which law and sources speak of them."),
            ),
            (
                "technologies",
                _("Technologies"),
                _("The kinds of technology that claims are about."),
            ),
            (
                "groups",
                _("Affected groups"),
                _("People whose rights the sources say are touched in a way of their own."),
            ),
            ("places", _("Places"), _("Countries and regions that sources and claims speak of.")),
        )
    ]


def scheme_view(slug: str) -> SchemeView:
    """The vocabulary of this slug, which must be one of the five."""
    return next(one for one in scheme_views(slug) if one.current)
