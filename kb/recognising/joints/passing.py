"""Passes over what adds nothing to a citation: glosses in brackets, "No.", "in particular", "of the"."""

import re
from typing import Final

from kb.recognising.tokens.keywords import ALSO, BEFORE_NUMBER, OF
from kb.recognising.tokens.token import Kind
from kb.recognising.tokens.tokens import Tokens

_NEAR = 80  # characters
LONGEST_BRACKET = 40  # tokens
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_ROMAN_LETTERS = re.compile(r"[ivxlIVXL]+")
APOSTROPHES: Final = frozenset("'’")


class Passing:
    """Answers about the tokens from a place on; nothing is moved. Each look is bounded."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def past_gloss(self, at: int) -> int:
        """The token behind "(right to life)", where that stands there."""
        end = self.bracket_end(at)
        if end is None or self._tokens[at + 1].keyword is not None:
            return at
        inside = self._tokens.text[self._tokens[at].end : self._tokens[end].start].strip()
        words = [word for word in _LONG_WORD.findall(inside) if not _ROMAN_LETTERS.fullmatch(word)]
        years = inside.isdecimal() and len(inside) == 4
        return end + 1 if words or years else at

    def bracket_end(self, at: int) -> int | None:
        """The token that closes the bracket opened there; None where none is near."""
        if self._tokens[at].kind is not Kind.OPEN:
            return None
        depth = 0
        for place in range(at, at + LONGEST_BRACKET):
            kind = self._tokens[place].kind
            depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
            if depth == 0:
                return place
            if kind is Kind.END:
                return None
        return None

    def is_inside(self, start: int) -> bool:
        """Whether a bracket is open at a place of the text."""
        before = self._tokens.text[max(0, start - _NEAR) : start]
        return before.count("(") > before.count(")")

    def enclosed_number(self, at: int) -> str | None:
        """The number of an article that stands in brackets, as in Arabic: المادة (17)."""
        opening, number, closing = (self._tokens[at + ahead] for ahead in range(3))
        if opening.kind is not Kind.OPEN or closing.kind is not Kind.CLOSE or number.kind is not Kind.NUMBER:
            return None
        return number.word + number.suffix if not number.dotted else None

    def is_capital_before(self, start: int) -> bool:
        """Whether the keyword before a Roman numeral of one letter is written with a capital: "Article X"."""
        words = self._tokens.text[max(0, start - 12) : start].split()
        return bool(words) and words[-1][:1].isupper()

    def past_no(self, at: int) -> int:
        """The token behind "No.", "from" and the like."""
        if self._tokens[at].word == "n" and self._tokens[at + 1].text == ".":
            at += 2  # "n.º 34"
        return self._past(at, BEFORE_NUMBER | {"°", "º"})

    def past_also(self, at: int) -> int:
        """The token behind "in particular" and the like."""
        return self._past(at, ALSO | {"in", "en", "в"})

    def past_of(self, at: int) -> int:
        """The token behind "of the"; a comma may stand before it."""
        start = at + 1 if self._tokens[at].kind is Kind.COMMA else at
        return self._past(start, OF)

    def _past(self, at: int, words: frozenset[str]) -> int:
        place = at
        while place < at + 5 and (
            self._tokens[place].word in words or self._tokens[place].text in APOSTROPHES
        ):
            if self._is_letter_with_bracket(place):
                break  # "a)–d)": no French d'
            place += 1
        return place

    def _is_letter_with_bracket(self, at: int) -> bool:
        closing = self._tokens[at + 1]
        return len(self._tokens[at].text) == 1 and closing.kind is Kind.CLOSE and closing.glued
