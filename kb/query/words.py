"""Where the words of a text are, and what they are once folded: the one tokeniser of the index and of the query.

A word is a run of letters, digits and their marks. Hyphens, apostrophes, dots, slashes and raised figures end it, so
that "self-determination", "self‑determination" and "self determination" are the same two words; the possessive 's is
no word. Raised figures are note markers, but for those of powers of ten (10⁶ is a word, neither 10 nor 106) and behind
metres (m² is m2); so are figures in brackets or glued to a word where a quotation takes them for note numbers. In
Chinese and Japanese writing, which does not mark words, every character is a word: the words of a query then stand
next to each other in the text.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from kb.anchoring.characters import RAISED
from kb.anchoring.normalised import note_numbers
from kb.query.folding import fold
from kb.query.limits import CHARACTERS_PER_TERM

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00016fe0-\U00018cff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
# What ends a word everywhere; the rarer signs are told apart, after folding, by their Unicode category.
_SEPARATORS = (
    r"\s\x00-\x1f!-/:-@\[-`{-\x9f\u00a0-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0-\u00b4\u00b6\u00b7\u00b9\u00bb\u00bf"
    r"\u00d7\u00f7\u02b9-\u02bd\u02c8\u060c\u061b\u061f\u066a-\u066d\u06d4\u2010-\u2029\u2030-\u205e\u2070\u2074-\u2079\u20a0-\u20cf\u2190-\u23ff"
    r"\u2500-\u27bf\u3000-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ud800-\udfff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65"
)
_USUAL = rf"(?P<possessive>(?<=[^\W_])['’ʼ＇][sSｓＳ](?![^{_SEPARATORS}]))|(?P<cjk>[{_CJK}]+)|[^{_SEPARATORS}{_CJK}]+"
_PIECE = re.compile(_USUAL)
_PIECE_OR_POWER = re.compile(
    rf"(?P<power>(?<![\w.,])10[⁻⁺]?[{RAISED}]+)(?!\w)|(?<![^\W\d])[kcdmкдсм]?[mм][²³](?!\w)|{_USUAL}"
)
#: Where a note number may stand: behind a letter or a closing mark, before white space or a mark; or in brackets.
_MAY_HAVE_NOTES = re.compile(r"[^\W\d_][^\w\s]{0,4}\d{1,3}(?!\w)|\[\d{1,3}\]")
_HAS_RAISED = re.compile(f"[{RAISED}]")
_LOWERED = str.maketrans(RAISED, "0123456789")


class FoldedWord(NamedTuple):
    """A word as it is compared, and the range of the text (code points, end excluded) that it was printed in."""

    text: str
    start: int
    end: int


def find_words(text: str) -> Iterator[FoldedWord]:
    """The words of the text in order; signs that fold into several words (such as ㎧) give them all one range."""
    pieces = _PIECE_OR_POWER if _HAS_RAISED.search(text) else _PIECE
    notes = deque(note_numbers(text)) if _MAY_HAVE_NOTES.search(text) else deque()
    for piece in pieces.finditer(text):
        start, end = piece.span()
        while notes and notes[0][1] <= start:
            notes.popleft()
        if notes:
            end = min(end, notes[0][0])
        if piece["possessive"] or end <= start:
            continue
        folded = fold(text[start:end])
        if piece.lastgroup == "power":
            yield FoldedWord(folded, start, end)
            continue
        folded = folded.translate(_LOWERED)
        if piece["cjk"] and len(folded) == end - start:
            yield from _characters(folded, start)
        elif folded.isalnum() and not _CJK_CHARACTER.search(folded):
            yield FoldedWord(folded, start, end)
        else:
            yield from (FoldedWord(word, start, end) for word in _split(folded))


def words(text: str) -> list[str]:
    """The folded words of the text in order."""
    return [word.text for word in find_words(text)]


def count_terms(text: str) -> int:
    """How much of the allowance for terms the text uses; see `kb.query.limits`."""
    found = words(text)
    characters = sum(1 for word in found if _CJK_CHARACTER.fullmatch(word))
    return len(found) - characters + -(-characters // CHARACTERS_PER_TERM)


def _characters(folded: str, start: int) -> Iterator[FoldedWord]:
    for position, character in enumerate(folded, start):
        if unicodedata.category(character)[0] in "LN":
            yield FoldedWord(character, position, position + 1)


def _split(folded: str) -> Iterator[str]:
    """Runs of letters, numbers and marks, but of Chinese and Japanese ones each; never marks alone."""
    kept = "".join(character if unicodedata.category(character)[0] in "LNM" else " " for character in folded)
    for word in _CJK_CHARACTER.sub(r" \g<0> ", kept).split():
        if any(unicodedata.category(character)[0] in "LN" for character in word):
            yield word
