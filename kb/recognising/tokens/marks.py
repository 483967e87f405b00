"""The marks of parts: digits, letters, Roman points, sections in capitals, in the writings of six languages.

A list's level follows the sort of its marks, not their place: after "16 (1) (f)", "and (2)" is paragraph 2.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from kb.recognising.tokens.keywords import IN_LETTER, IN_PARAGRAPH
from kb.recognising.tokens.numerals import roman, small_roman


class Rank(IntEnum):
    """How deep a mark stands in a path; a path goes down."""

    SECTION = 1  # article 1 A
    PARAGRAPH = 2
    LETTER = 3
    POINT = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a path: what it is written as in paths ("3", "g", "iv", "A") and how deep it stands.

    `counted` says that a figure counts the items of a list, whatever their marks are.
    """

    value: str
    rank: Rank
    counted: bool = False

    @property
    def written(self) -> str:
        """The value as paths of citations have it: a figure that counts has its sign."""
        return f"{ITEM}{self.value}" if self.counted else self.value


# What joins the numbers of "6-1", which is an inserted article in some laws, and article 6, paragraph 1, in others.
HYPHEN: Final = "\u2010"
# Before the figure of an item, 第三款第（二）项: it is the second of whatever marks the paragraph has.
ITEM: Final = "\u2116"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# The letters of a list in their order. Russian texts of treaties have Latin letters, written as Russian а, с, е where
# these look alike.
_RUSSIAN: Final = dict(zip("абвгд", _LATIN, strict=False)) | {"с": "c", "е": "e", "ж": "g", "з": "h"}
_ARABIC: Final = dict(zip("ابجدهوزحطيكلمن", _LATIN, strict=False)) | {"أ": "a", "إ": "a", "ه": "e", "هـ": "e"}
_HAN: Final = dict(zip("甲乙丙丁戊己庚辛壬癸", _LATIN, strict=False)) | dict(
    zip("子丑寅卯辰巳午未申酉戌亥", _LATIN, strict=False)
)
_LETTERS: Final[dict[str, str]] = {**_RUSSIAN, **_ARABIC, **_HAN}
# Sections in Arabic, by the names of their letters: المادة 1 (ألف).
SECTION_NAMES: Final = dict(zip(("ألف", "باء", "جيم", "دال", "هاء", "واو"), "ABCDEF", strict=True))
_CIRCLED: Final[dict[str, int]] = {
    **{chr(0x3220 + n): n + 1 for n in range(10)},
    **{chr(0x2460 + n): n + 1 for n in range(20)},
    **{chr(0x2474 + n): n + 1 for n in range(20)},
}
_MOST_POINTS = 30  # a Roman point above is a letter or a word
_LONGEST_ROMAN = 5


def letter(text: str) -> str:
    """The Latin letter that a letter of any of the writings stands for in a list; "" for what is none."""
    if len(text) == 1 and text.isascii() and text.isalpha():
        return text.lower()
    if text in SECTION_NAMES:
        return SECTION_NAMES[text]
    return _LETTERS.get(text, _LETTERS.get(text.lower(), ""))


def point(text: str) -> str:
    """A small Roman numeral as it is; "" for what is none."""
    if len(text) > _LONGEST_ROMAN or not text.islower():
        return ""
    number = roman(text.upper())
    return text if number is not None and number <= _MOST_POINTS else ""


def circled(text: str) -> int | None:
    """The number that one sign writes: ㈡, ②, ⑵."""
    return _CIRCLED.get(text)


def small_roman_of(figure: str) -> str:
    """The Roman point that a figure stands for, "" above 30."""
    return small_roman(int(figure)) if 0 < int(figure) <= _MOST_POINTS else ""


def deeper(path: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...] | None:
    """The path with a mark below it; None where marks of its kind do not stand there."""
    if path and mark.rank <= path[-1].rank:
        return None
    return (*path, mark)


def beside(path: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...] | None:
    """The path with the mark in place of its last one of that kind; None where it has none."""
    kept = [one for one in path if one.rank < mark.rank]
    return (*kept, mark) if len(kept) < len(path) and path[len(kept)].rank == mark.rank else None


def rank_at(depth: int) -> Rank:
    """The rank of a digit after a keyword for parts of this depth."""
    return {IN_PARAGRAPH: Rank.LETTER, IN_LETTER: Rank.POINT}.get(depth, Rank.PARAGRAPH)
