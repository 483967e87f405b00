"""Other ways to see the same question, and other questions that find something."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.search import SearchRequest, SearchResult, Section, Sort, section_name
from kb.web.elements.links import Link

from .listings import Address


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


def suggestion_links(result: SearchResult, address: Address) -> list[Link]:
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
        Link(words[one.kind] % {"text": one.text, "total": one.total}, address(one.request))
        for one in result.suggestions
    ]
