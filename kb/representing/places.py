"""The place of a passage in words, told by its path: what pages print with it, and what it is found by."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

#: A path of a kind of its own, such as rec.3.1 or n18.
NUMBERED = re.compile(r"(rec|n|t|q)\.?([0-9][0-9.]*)")
#: A sentence or another part of a passage.
PART = re.compile(r"(.+)\.s([0-9]+)")


def place_of(path: str) -> str:
    """ "¶ 3", "Recommendation 3.1", "Note 18", "¶ 3, part 2", "Abstract"."""
    if part := PART.fullmatch(path):
        return _("%(place)s, part %(number)s") % {"place": place_of(part[1]), "number": part[2]}
    match = NUMBERED.fullmatch(path)
    if match is None:
        return f"¶ {path}" if path[:1].isdigit() else capfirst(path.replace("-", " "))
    words = {
        "rec": _("Recommendation %(number)s"),
        "n": _("Note %(number)s"),
        "t": _("Table row %(number)s"),
        "q": _("Quotation %(number)s"),
    }
    return words[match[1]] % {"number": match[2]}


def named_place_of(path: str) -> str:
    """The same where it is a word and not a bare number, "" otherwise: "¶ 3" is nothing to be searched for."""
    place = place_of(path)
    return "" if place.startswith("¶") else place
