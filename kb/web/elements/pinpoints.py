"""Where in a document a passage stands, in words that fit a line."""

from django.utils.translation import gettext as _

from kb.models import Passage
from kb.representing.places import COUNTED, PART, numbered, place_of


def pinpoint(passage: Passage) -> str:
    """The place by which a passage is cited: "¶ 3", "Recommendation 3.1", "Note 18", "¶ 3, part 2", "Abstract".

    The number in the path is used, not the printed one: printed numbers may begin again within a document.
    """
    return place_of(passage.path)


def short_pinpoint(passage: Passage) -> str:
    """The same, as narrow as the margin of the reading view; "¶" alone for a place that is named and not numbered."""
    if part := PART.fullmatch(passage.path):
        return f"s {part[2]}"
    if COUNTED.fullmatch(passage.path):
        return f"¶ {passage.path}"
    kind, number = numbered(passage.path)
    marks = {"rec": "R", "n": "n", "t": "T", "q": "Q", "art": _("Art."), "rule": _("Rule")}
    return f"{marks[kind]} {number}" if kind else "¶"


def locator(passage: Passage) -> str:
    """What else says where it stands in the source: the printed number where it differs, and the page."""
    parts = []
    if passage.number and passage.number.strip(".()[] ") != passage.path:
        parts.append(_("numbered “%(number)s” there") % {"number": passage.number})
    if passage.page:
        parts.append(_("page %(page)s") % {"page": passage.page})
    return ", ".join(parts)


def edition_words(number: int) -> str:
    """Which of several texts of a document is meant."""
    return _("edition %(number)d") % {"number": number}


def heading_path(passage: Passage) -> str:
    """The heading of the section it stands in; "" outside any."""
    return str(passage.section) if passage.section else ""
