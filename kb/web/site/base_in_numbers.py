"""What the base holds, in numbers that lead to what they count."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kb.exports.addresses import concept_path
from kb.search import SearchResult, Section


@dataclass(frozen=True)
class SectionInNumbers:
    """How many records of one kind there are, and where they are listed."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class TopTheme:
    """A theme of the first level with how many claims are about it or anything narrower."""

    label: str
    url: str
    count: int


def sections_in_numbers(counted: Mapping[Section, int]) -> list[SectionInNumbers]:
    """The sections in the order in which a newcomer asks for them."""
    listed = (
        (Section.CLAIMS, _("claims"), reverse("claims")),
        (Section.PASSAGES, _("passages"), reverse("search")),
        (Section.DOCUMENTS, _("documents"), reverse("documents")),
        (Section.INSTRUMENTS, _("legal instruments and provisions"), reverse("instruments")),
        (Section.INSTITUTIONS, _("institutions and people"), reverse("institutions")),
    )
    return [SectionInNumbers(label, counted[section], url) for section, label, url in listed]


def themes_at_the_top(claims: SearchResult) -> list[TopTheme]:
    """The broadest themes that claims are about, by name; `claims` is an answer about all claims."""
    facet = claims.facet("theme")
    top = [value for value in facet.values if not value.broader] if facet else []
    return [
        TopTheme(value.label, concept_path("themes", value.value), value.count)
        for value in sorted(top, key=lambda one: one.label)
    ]
