"""Where in a document a passage stands, in words that fit a line."""

import re

from django.utils.translation import gettext as _

from kb.models import Passage

_NUMBERED = re.compile(r"(rec|n|t|q)\.?([0-9][0-9.]*)")


def pinpoint(passage: Passage) -> str:
    """The place by which a passage is cited: "¶ 3", "Recommendation 3.1", "Note 18".

    The number in the path is used, not the printed one: printed numbers may begin again within a document.
    """
    match = _NUMBERED.fullmatch(passage.path)
    kind, number = match.groups() if match else ("", passage.path)
    if kind == "rec":
        return _("Recommendation %(number)s") % {"number": number}
    if kind == "n":
        return _("Note %(number)s") % {"number": number}
    if kind == "t":
        return _("Table row %(number)s") % {"number": number}
    return f"¶ {number}"


def short_pinpoint(passage: Passage) -> str:
    """The same, as narrow as the margin of the reading view."""
    match = _NUMBERED.fullmatch(passage.path)
    if match is None:
        return f"¶ {passage.path}"
    return {"rec": "R ", "n": "n ", "t": "T "}.get(match[1], "¶ ") + match[2]


def locator(passage: Passage) -> str:
    """What else says where it stands in the source: the printed number where it differs, and the page."""
    parts = []
    if passage.number and passage.number.strip(".()[] ") != passage.path:
        parts.append(_("numbered “%(number)s” there") % {"number": passage.number})
    if passage.page:
        parts.append(_("page %(page)s") % {"page": passage.page})
    return ", ".join(parts)


def heading_path(passage: Passage) -> str:
    """The heading of the section it stands in; "" outside any."""
    return str(passage.section) if passage.section else ""
