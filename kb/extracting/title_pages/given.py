"""What a file says of itself: by its markup, or by properties in which programs write as well as persons."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.extracting.cleaning.rules.titles import is_title
from kb.extracting.parsed import FACTS, Certainty, Extract, Metadata, Origin
from kb.extracting.title_pages.lines import Line

_MARKED_UP = frozenset(("text/markdown", "application/xml", "application/akn+xml"))
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def with_origins(extract: Extract, lines: Sequence[Line]) -> Metadata:
    """The given metadata, each fact with where it was found and how sure it is; names of programs are no titles.

    What a publisher marks up is stated. A title among the properties of a file is likely where it is printed, too,
    and a guess where it is not.
    """
    given = extract.metadata
    known = given if is_title(given.title) else replace(given, title="")
    for name in FACTS:
        value = getattr(known, name)
        if value and name not in known.told:
            origin, certainty = _judged(name, value, extract.media_type, lines)
            known = known.telling(name, value, origin, certainty)
    return known


def _judged(name: str, value: str, media_type: str, lines: Sequence[Line]) -> tuple[Origin, Certainty]:
    if media_type in _MARKED_UP:
        return Origin.MARKUP, Certainty.STATED
    if media_type in _PAGES:
        return Origin.MARKUP, Certainty.LIKELY
    if name == "title" and not _is_printed(value, lines):
        return Origin.PROPERTIES, Certainty.GUESSED
    return Origin.PROPERTIES, Certainty.LIKELY


def _is_printed(title: str, lines: Sequence[Line]) -> bool:
    """Whether the words stand so in at most three lines that follow each other."""
    wanted = _words(title)
    return any(
        wanted in _words(" ".join(line.text for line in lines[place : place + 3]))
        for place in range(len(lines))
    )


def _words(text: str) -> str:
    return f" {' '.join(re.findall(r'\w+', text.casefold()))} "
