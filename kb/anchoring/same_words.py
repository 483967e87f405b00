"""Whether two stretches of text are the same words, whatever the printing: what a decision may be carried over by."""

import re
from enum import Enum

from kb.anchoring.characters import unify, unify_keeping_case
from kb.anchoring.normalised import normalised_string
from kb.anchoring.note_markers import glued_markers

#: White space before or behind a mark; where a figure stands on either side, "1, 000" is not "1,000".
_MARK = r"[^\w\s]"
_BESIDE_MARKS = re.compile(
    rf"(?<![0-9]) (?={_MARK})| (?={_MARK}(?![0-9]))|(?<={_MARK}) (?![0-9])|(?<=[^0-9]{_MARK}) "
)


class _Case(Enum):
    """How a letter was printed; ß is folded to ss, but Maßen are no Massen."""

    SMALL = "small"
    CAPITAL = "capital"
    SHARP = "sharp"


def printed_alike(one: str, other: str) -> bool:
    """Whether the stretches differ in nothing but typography: letter by letter, figure by figure, mark by mark.

    Typography are the Unicode form, quotation marks, dashes, white space (also whether there is any beside a mark, but
    not between figures), hyphens at line ends, emphasis and note markers (`kb.anchoring.normalise`). A capital is none
    (the US, us), but for a stretch set in capitals throughout; nor is one figure for another, where it cannot be told
    from its place that it is the number of a note.
    """
    if one == other:
        return True
    if _close_set(one) != _close_set(other):
        return False
    return _same_capitals(_capitals(one), _capitals(other)) and _same_figures(_figures(one), _figures(other))


def _close_set(text: str) -> str:
    """The normalised words without the white space beside marks, which languages and houses set differently."""
    return _BESIDE_MARKS.sub("", normalised_string(text))


def _same_capitals(one: list[_Case], other: list[_Case]) -> bool:
    in_capitals = {_Case.CAPITAL}
    return one == other or set(one) <= in_capitals or set(other) <= in_capitals


def _same_figures(one: list[str], other: list[str]) -> bool:
    """Note numbers may be there or not; where both have some, one for another may be a figure of the text."""
    return one == other or not one or not other


def _capitals(text: str) -> list[_Case]:
    """For every letter of the folded text, in order, how it was printed."""
    return [
        _case(letter)
        for letter in unify_keeping_case(text)
        if letter.isalpha() and letter.lower() != letter.upper()
        for _folded in letter.casefold()
    ]


def _case(letter: str) -> _Case:
    if letter == "ß":
        return _Case.SHARP
    return _Case.CAPITAL if letter.isupper() or letter.istitle() else _Case.SMALL


def _figures(text: str) -> list[str]:
    """The numbers glued to words that are taken for those of notes."""
    plain = unify(text)
    return [plain[start:end] for start, end in glued_markers(plain)]
