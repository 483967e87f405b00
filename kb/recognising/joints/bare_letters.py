"""Looks for letters and numbers without brackets that are marks of parts: "(3)g", "let. a", "Article 1 A 2"."""

from typing import Final

from kb.recognising.joints.joints import Looking
from kb.recognising.joints.passing import APOSTROPHES
from kb.recognising.joints.units_ahead import SECTIONS
from kb.recognising.tokens.keywords import OF
from kb.recognising.tokens.marks import SECTION_NAMES, letter
from kb.recognising.tokens.token import Kind

_LETTER_SHORT: Final = frozenset(("let.", "lit.", "litt.", "lett."))
_RUSSIAN_WORDS: Final = frozenset("вкосу")


class BareLetters(Looking):
    """Answers whether what stands without brackets is a mark, or a word of the sentence."""

    def is_bare_letter(self, at: int) -> bool:
        """Whether a letter without brackets is a mark: behind a bracket, "(3)g", or before "of", "and", ","."""
        token, after = self._tokens[at], self._tokens[at + 1]
        if token.text in SECTION_NAMES:
            return self._tokens[at - 1].kind is Kind.NUMBER
        if not token.text.isalpha() or len(token.text) != 1 or not letter(token.text):
            return False
        if self.is_below_section(at + 1):
            return True
        if token.glued:
            return self._tokens[at - 1].kind is Kind.CLOSE and not after.glued
        if after.kind is Kind.NUMBER or after.text in APOSTROPHES:
            return False
        if token.kind is Kind.AND and after.word in OF and self._tokens[at - 1].kind is Kind.NUMBER:
            return False  # "artículos 9 y 10 y del artículo 14"
        if token.text in _RUSSIAN_WORDS and after.text[:1].isupper():
            return False  # "задачи 16.2 в Цели"
        if token.text in SECTIONS and self._tokens[at - 1].kind is Kind.NUMBER and after.kind is Kind.OPEN:
            return True
        stops = (Kind.COMMA, Kind.AND, Kind.CLOSE, Kind.END)
        acronym = len(after.text) > 1 and after.text.isupper()  # "let. a CEDH"
        if self._tokens[at - 1].word in _LETTER_SHORT and after.text[:1].isupper():
            return True  # "let. c Pacte ONU II"
        part = token.kind is not Kind.AND and token.text.islower() and (acronym or after.keyword is not None)
        part = part or (token.text.isupper() and after.keyword is not None)  # "подпункта D пункта 3"
        return part or after.kind in stops or after.word in OF or after.text == "."

    def is_below_section(self, at: int) -> bool:
        """Whether a bare number ends what a section's letter leads to: the 2 of "Article 1 A 2 of" and "1A2"."""
        number, section, after = self._tokens[at], self._tokens[at - 1], self._tokens[at + 1]
        led = at > 1 and section.text in SECTIONS and self._tokens[at - 2].kind is Kind.NUMBER
        plain_number = number.kind is Kind.NUMBER and not number.suffix and number.glued == section.glued
        unit = self._tokens[0].keyword
        ends = after.word in OF or after.kind in {Kind.COMMA, Kind.CLOSE, Kind.END} or after.text == "."
        ends = ends or (after.kind is Kind.AND and unit is not None and unit.many)
        return led and plain_number and ends
