"""How many paragraphs, letters and points the articles of the treaties have: one that is not there is refused.

The counts are facts taken from the texts; `tests/recognising/derived_parts.py` takes them again and compares. An
article stands with what it is divided into: `14:7(3:g)` has paragraphs 1 to 7, the third with letters a to g;
`5:f(d:r9)` letters a to f, the fourth with Roman points i to ix; `1:F` sections A to F; `7` alone is one undivided
paragraph; `?` is unknown.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from kb.recognising.tokens.numerals import small_roman

COUNTS: Final[dict[str, str]] = {
    "african-charter": (
        "1 2 3:2 4 5 6 7:2(1:d) 8 9:2 10:2 11 12:5 13:3 14 15 16:2 17:3 18:4 19 20:3 21:5 22:2 23:2(2:?) "
        "24 25 26 27:2 28 29:8 30 31:2 32 33 34 35:2 36 37 38 39:3 40 41 42:5 43 44 45:4(1:?) 46:? 47 48 "
        "49 50 51:2 52 53 54 55:2 56:7 57 58:3 59:3 60 61 62 63:3 64:2 65 66 67 68"
    ),
    "cat": (
        "1:2 2:2 3:2 4:2 5:3(1:c) 6:4 7:3 8:4 9:2 10:2 11 12 13 14:2 15 16:2 17:7 18:5(2:b) 19:4 20:5 "
        "21:2(1:h(h:r2)) 22:8(5:b) 23 24 25:2 26 27:2 28:2 29:3 30:3 31:3 32:c 33:2"
    ),
    "ced": (
        "1:2 2 3 4 5 6:2(1:c(b:r3)) 7:2(2:b) 8:2(1:b) 9:3(1:c) 10:3 11:3 12:4(3:b) 13:7 14:2 15 16:2 "
        "17:3(2:f,3:h) 18:2(1:g) 19:2 20:2 21 22:c 23:3(1:c) 24:7(5:d) 25:5(1:b) 26:9 27 28:2 29:4 "
        "30:4(2:e) 31:5(2:d) 32 33:5 34 35:2 36:2 37:b 38:3 39:2 40:b 41 42:3 43 44:4 45:2"
    ),
    "cedaw": (
        "1 2:g 3 4:2 5:b 6 7:c 8 9:2 10:h 11:3(1:f,2:d) 12:2 13:c 14:2(2:h) 15:4 16:2(1:h) 17:9 18:2(1:b) "
        "19:2 20:2 21:2 22 23:b 24 25:4 26:2 27:2 28:3 29:3 30:?"
    ),
    "cedaw-op": "1 2 3 4:2(2:e) 5:2 6:2 7:5 8:5 9:2 10:2 11 12 13 14 15:4 16:2 17 18:3 19:2 20:c 21:2",
    "crc": (
        "1 2:2 3:3 4 5 6:2 7:2 8:2 9:4 10:2 11:2 12:2 13:2(2:b) 14:3 15:2 16:2 17:e 18:3 19:2 20:3 21:e "
        "22:2 23:4 24:4(2:f) 25 26:2 27:4 28:3(1:e) 29:2(1:e) 30 31:2 32:2(2:c) 33 34:c 35 36 37:d 38:4 "
        "39 40:4(2:b(b:r7),3:b) 41:b 42 43:12 44:6(1:b) 45:d 46 47 48 49:2 50:3 51:3 52 53 54:?"
    ),
    "crc-op-ac": "1 2 3:5(3:d) 4:3 5 6:3 7:2 8:3 9:3 10:2 11:2 12:3 13:2",
    "crpd": (
        "1 2 3:h 4:5(1:i) 5:4 6:2 7:3 8:2(1:c,2:d(a:r3)) 9:2(1:b,2:h) 10 11 12:5 13:2 14:2(1:b) 15:2 16:5 "
        "17 18:2(1:d) 19:c 20:d 21:e 22:2 23:5(1:c) 24:5(1:c,2:e,3:c) 25:f 26:3(1:b) 27:2(1:k) 28:2(2:e) "
        "29:b(a:r3,b:r2) 30 31:3(1:b) 32:2(1:d) 33:3 34:13 35:5 36:5 37:2 38:b 39 40:2 41 42 43 44:4 45:2 "
        "46:2 47:3 48 49 50:?"
    ),
    "cybercrime-convention": (
        "1:d(c:r2) 2 3 4:2 5 6:3(1:b(a:r2)) 7 8:b 9:4(1:e,2:c) 10:3 11:3 12:4(1:c) 13:2 "
        "14:3(2:c,3:b(b:r2)) 15:3 16:4 17:2(1:b) 18:3(1:b,3:c) 19:5(1:b,3:d) 20:4(1:b(b:r2)) "
        "21:4(1:b(b:r2)) 22:5(1:d) 23 24:7(1:b,7:b) 25:5 26:2 27:9(2:d,4:b,9:e) 28:4(2:b) 29:7(2:f,5:b) "
        "30:2(2:b) 31:3(3:b) 32:b 33:2 34 35:3(1:c,2:b) 36:4 37:2 38:3 39:3 40 41:3 42 43:3 44:5 45:2 "
        "46:5(1:c) 47:2 48:e"
    ),
    # Paragraphs of its later articles were counted differently before its Protocols 11 and 14.
    "echr": "1 2:2(2:c) 3 4:3(3:d) 5:5(1:f) 6:3(3:e) 7:2 8:2 9:2 10:2 11:2 12 13 14 15:3 16 17 18",
    "gdpr": (
        "1:3 2:4(2:d) 3:3(2:b) 4:26(16:b,22:c,23:b) 5:2(1:f) 6:4(1:f,3:b,4:e) 7:4 8:3 9:4(2:j) 10 11:2 "
        "12:8(5:b) 13:4(1:f,2:f) 14:5(1:f,2:g,3:c,5:d) 15:4(1:h) 16 17:3(1:f,3:e) 18:3(1:d) 19 20:4(1:b) "
        "21:6 22:4(2:c) 23:2(1:j,2:h) 24:3 25:3 26:3 27:5(2:b) 28:10(3:h) 29 30:5(1:g,2:d) 31 32:4(1:d) "
        "33:5(3:d) 34:4(3:c) 35:11(3:c,7:d) 36:5(3:f) 37:7(1:c) 38:6 39:2(1:e) 40:11(2:k) 41:6(2:d) 42:8 "
        "43:9(1:b,2:e) 44 45:9(2:c) 46:5(2:f,3:b) 47:3(1:c,2:n) 48 49:6(1:g) 50:d 51:4 52:6 53:4 "
        "54:2(1:f) 55:3 56:6 57:4(1:v) 58:6(1:f,2:j,3:j) 59 60:12 61:9(4:b) 62:7 63 64:8(1:f,5:b) "
        "65:6(1:c) 66:4 67:? 68:6 69:2 70:4(1:y) 71:2 72:2 73:2 74:2(1:c) 75:6(6:g) 76:2 77:2 78:4 79:2 "
        "80:2 81:3 82:6 83:9(2:k,4:c,5:e) 84:2 85:3 86 87 88:3 89:4 90:2 91:2 92:5 93:3 94:2 95 96 "
        "97:5(2:b) 98 99:2"
    ),
    "iccpr": (
        "1:3 2:3(3:c) 3 4:3 5:2 6:6 7 8:3(3:c(c:r4)) 9:5 10:3(2:b) 11 12:4 13 14:7(3:g) 15:2 16 17:2 18:4 "
        "19:3(3:b) 20:2 21 22:3 23:4 24:3 25:c 26 27 28:3 29:3 30:4 31:2 32:2 33:2 34:3 35 36 37:3 38 "
        "39:2(2:b) 40:5(1:b) 41:2(1:h(h:r2)) 42:10(1:b,7:d) 43 44 45 46 47 48:5 49:2 50 51:3 52:b 53:2"
    ),
    "iccpr-op1": "1 2 3 4:2 5:4(2:b) 6 7 8:5 9:2 10 11:3 12:2 13:c 14:2",
    "iccpr-op2": "1:2 2:3 3 4 5 6:2 7:5 8:2 9 10:d 11:2",
    "icerd": (
        "1:4 2:2(1:e) 3 4:c 5:f(d:r9,e:r6) 6 7 8:6(5:b) 9:2(1:b) 10:4 11:5 12:8(1:b) 13:3 14:9(6:b,7:b) "
        "15:4(2:b) 16 17:2 18:2 19:2 20:3 21 22 23:2 24:d 25:2"
    ),
    "icescr": (
        "1:3 2:3 3 4 5:2 6:2 7:d(a:r2) 8:3(1:d) 9 10:3 11:2(2:b) 12:2(2:d) 13:4(2:e) 14 15:4(1:c) "
        "16:2(2:b) 17:3 18 19 20 21 22 23 24 25 26:5 27:2 28 29:3 30:b 31:2"
    ),
    "icescr-op": (
        "1:2 2 3:2(2:g) 4 5:2 6:2 7:2 8:4 9:3 10:2(1:h(h:r2)) 11:8 12:2 13 14:4 15 16 17:4 18:2 19:2 20:2 "
        "21:c 22:2"
    ),
    "opcat": (
        "1 2:4 3 4:2 5:6 6:3(2:d) 7:2(1:d,2:c) 8 9 10:3(2:c) 11:c(b:r4) 12:d 13:4 14:2(1:e) 15 16:4 17 "
        "18:4 19:c 20:f 21:2 22 23 24:2 25:2 26:2 27:5 28:2 29 30 31 32 33:3 34:3 35 36:b 37:2"
    ),
    "refugee-convention": (
        "1:F(A:2,B:2(1:b),C:6,F:c) 2 3 4 5 6 7:5 8 9 10:2 11 12:2 13 14 15 16:3 17:3(2:c) 18 19:2 20 21 "
        "22:2 23 24:4(1:b(b:r2)) 25:5 26 27 28:2 29:2 30:2 31:2 32:3 33:2 34 35:2(2:c) 36 37 38 39:3 40:3 "
        "41:c 42:2 43:2 44:3 45:2 46:g"
    ),
    "trafficking-protocol": (
        "1:3 2:c 3:d 4 5:2(2:c) 6:6(2:b,3:d) 7:2 8:6 9:5(1:b) 10:3(1:c) 11:6 12:b 13 14:2 15:4 16:4 17:2 "
        "18:5 19:2 20:2"
    ),
    "udhr": (
        "1 2:2 3 4 5 6 7 8 9 10 11:2 12 13:2 14:2 15:2 16:3 17:2 18 19 20:2 21:3 22 23:4 24 25:2 26:3 "
        "27:2 28 29:3 30"
    ),
    "un-charter": (
        "1:4 2:7 3 4:2 5 6 7:2 8 9:2 10 11:4 12:2 13:2(1:b) 14 15:2 16 17:3 18:3 19 20 21 22 23:3 24:3 25 "
        "26 27:3 28:3 29 30 31 32 33:2 34 35:3 36:3 37:2 38 39 40 41 42 43:3 44 45 46 47:4 48:2 49 50 51 "
        "52:4 53:2 54 55:c 56 57:2 58 59 60 61:4 62:4 63:2 64:2 65 66:3 67:2 68 69 70 71 72:2 73:e 74 75 "
        "76:d 77:2(1:c) 78 79 80:2 81 82 83:3 84 85:2 86:2(1:c) 87:d 88 89:2 90:2 91 92 93:2 94:2 95 96:2 "
        "97 98 99 100:2 101:3 102:2 103 104 105:3 106 107 108 109:3 110:4 111:?"
    ),
}


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
