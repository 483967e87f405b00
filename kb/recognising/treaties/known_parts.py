"""How many paragraphs, letters and points the articles of the treaties have: one that is not there is refused.

The counts are those of `articles.yaml`, which says how they are written; `tests/recognising/derived_parts.py` takes
them from the texts again and compares.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from kb.recognising.tokens.numerals import small_roman
from kb.recognising.treaties.articles import COUNTS


@dataclass(frozen=True, slots=True)
class Parts:
    """What one provision is divided into: the marks of its parts in order, and what is known of each part's own.

    `known` is false where nobody counted; then every mark is possible.
    """

    marks: tuple[str, ...] = ()
    below: tuple[tuple[str, "Parts"], ...] = ()
    known: bool = True

    def part(self, mark: str) -> "Parts | None":
        """What the part with this mark is divided into; None where there is no such part."""
        if not self.known:
            return self
        if mark not in self.marks:
            return None
        return dict(self.below).get(mark, UNDIVIDED)

    def meant(self, mark: str) -> "Parts | None":
        """The same; for a letter that is in one paragraph alone, that of the paragraph: 24 (f) for 24 (2) (f)."""
        if (part := self.part(mark)) is not None or not mark.isalpha():
            return part
        paragraphs = (self.part(paragraph) for paragraph in self.marks if paragraph.isdecimal())
        found = (one.part(mark) for one in paragraphs if one is not None)
        having = [one for one in found if one is not None]
        return having[0] if len(having) == 1 else None


UNDIVIDED: Final = Parts()
UNKNOWN_PARTS: Final = Parts(known=False)


def parts_of(slug: str, article: str) -> Parts:
    """What an article of an instrument is divided into; unknown where nobody counted."""
    return _counted(slug).get(article, UNKNOWN_PARTS)


def exists(slug: str, path: tuple[str, ...]) -> bool:
    """Whether an instrument may have the provision with this path below an article that it has.

    >>> exists("iccpr", ("14", "3", "g")), exists("iccpr", ("14", "3", "h")), exists("iccpr", ("17", "a"))
    (True, False, False)
    """
    parts: Parts | None = parts_of(slug, path[0])
    for mark in path[1:]:
        parts = parts.meant(mark) if parts is not None else None
    return parts is not None


@cache
def _counted(slug: str) -> dict[str, Parts]:
    found = {}
    for entry in COUNTS.get(slug, "").split():
        article, _, inside = entry.partition(":")
        found[article] = _read(inside)
    return found


def _read(inside: str) -> Parts:
    """The parts that "7(3:c(c:r4),5:b)" writes."""
    last, _, rest = inside.removesuffix(")").partition("(") if inside.endswith(")") else (inside, "", "")
    if last == "?":
        return UNKNOWN_PARTS
    pieces = (piece.partition(":") for piece in _split(rest))
    return Parts(_up_to(last), tuple((mark, _read(below)) for mark, _, below in pieces))


def _split(rest: str) -> list[str]:
    """The entries between the outer commas."""
    entries, depth = [""], 0
    for character in rest:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            entries.append("")
        else:
            entries[-1] += character
    return [entry for entry in entries if entry]


def _up_to(last: str) -> tuple[str, ...]:
    """The marks of a list that ends with this one: "3", "c", "F", or "r4" for i to iv."""
    if not last:
        return ()
    if last.isdecimal():
        return tuple(str(number) for number in range(1, int(last) + 1))
    if last[1:].isdecimal():
        return tuple(small_roman(number) for number in range(1, int(last[1:]) + 1))
    first = "A" if last.isupper() else "a"
    return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
