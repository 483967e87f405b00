"""The place of a passage in words, told by its path: what pages print with it, and what it is found by."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

#: A path of a kind of its own, such as rec.3.1, n18, a further paragraph of that note (n18.p1), or art5.
NUMBERED = re.compile(r"(?:(rec|n|t|q)\.?|(art|rule))([0-9][\w.-]*)")
#: A path that counts passages of the source: by its numbers, or p1, x1 where it prints none.
COUNTED = re.compile(r"[0-9].*|[px][0-9][\w.-]*")
#: Notes whose marks are signs, as kb.extracting.structuring names them.
_SIGNS = {"nstar": "*", "ndagger": "†", "nddagger": "‡"}
#: A sentence or another part of a passage.
PART = re.compile(r"(.+)\.s([0-9]+)")


def place_of(path: str) -> str:
    """ "¶ 3", "Recommendation 3.1", "Note 18", "¶ 3, part 2", "Abstract"."""
    if part := PART.fullmatch(path):
        return _("%(place)s, part %(number)s") % {"place": place_of(part[1]), "number": part[2]}
    if COUNTED.fullmatch(path):
        return f"¶ {path}"
    kind, number = numbered(path)
    if not kind:
        return capfirst(path.replace("-", " "))
    words = {
        "rec": _("Recommendation %(number)s"),
        "n": _("Note %(number)s"),
        "t": _("Table row %(number)s"),
        "q": _("Quotation %(number)s"),
        "art": _("Article %(number)s"),
        "rule": _("Rule %(number)s"),
    }
    return words[kind] % {"number": number}


def numbered(path: str) -> tuple[str, str]:
    """What kind of place a path counts, and its number there: ("rec", "3.1"), ("n", "*"); two empty texts for none."""
    sign, dot, rest = path.partition(".")
    if sign in _SIGNS:
        return "n", f"{_SIGNS[sign]}{dot}{rest}"
    match = NUMBERED.fullmatch(path)
    return (match[1] or match[2], match[3]) if match else ("", "")


def named_place_of(path: str) -> str:
    """The same where it is a word and not a bare number, "" otherwise: "¶ 3" is nothing to be searched for."""
    place = place_of(path)
    return "" if place.startswith("¶") else place
