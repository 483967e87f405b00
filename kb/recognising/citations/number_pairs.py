"""Reads an article and its paragraph that are written as one: "19/2", 25/ب, المادة (14/1)."""

import re
from dataclasses import replace

from kb.recognising.parts.part_items import Item
from kb.recognising.parts.part_lists import PartsReader
from kb.recognising.tokens.marks import Mark, Rank, letter
from kb.recognising.tokens.token import Kind, Token

ARABIC = re.compile(r"[\u0600-\u06ff]")
_FIRST_OF_TWO = 4
_TWO_DIGITS = 2


class NumberPairs(PartsReader):
    """Reads two numbers of which one is a part of the other."""

    def _enclosed_pair(self, start: int | None) -> bool:
        """Reads an article with its paragraph in brackets, as in Arabic: المادة (14/1)."""
        opening, number, slash, second, closing = (self._tokens[self.at + ahead] for ahead in range(5))
        if opening.kind is not Kind.OPEN or slash.text != "/" or closing.kind is not Kind.CLOSE:
            return False
        plain_numbers = all(
            one.kind is Kind.NUMBER and not one.dotted and not one.suffix for one in (number, second)
        )
        turned = len(number.word) == 1 and len(second.word) == _TWO_DIGITS
        arabic = ARABIC.match(self._tokens[0].text) is not None
        if not arabic or not plain_numbers or not (turned or len(second.word) == 1):
            return False
        first, marks = opening.start if start is None else start, (Mark(second.word, Rank.PARAGRAPH),)
        self.items.append(
            Item(
                number.word, marks, first, closing.end, not (turned and self._many), turned and not self._many
            )
        )
        self.brackets[opening.start] = closing.end
        self._last = opening.start
        self._extend(None, closing.end, 5)
        return True

    def _slashed(self, slash: Token, second: Token) -> bool:
        """Reads "19/2" as paragraph 2, and 25/ب as letter b; in Arabic with spaces, and in lists."""
        arabic = ARABIC.match(self._tokens[0].text) is not None
        if not arabic and slash.glued and second.glued and self._is_next_article(second):
            self.items.append(Item(second.word, (), second.start, second.end))
            self._extend(None, second.end, 2)
            return True
        if not arabic and (self._keyword.many or not (slash.glued and second.glued)):
            return False
        if self._paragraph_before_article(second):
            return True
        several = self._keyword.many and not self._descends(second)  # "المواد 6/7/9"
        if second.kind is Kind.NUMBER and len(second.word) == 1 and not second.dotted and not several:
            mark = Mark(second.word, Rank.PARAGRAPH)
        elif len(second.text) == 1 and letter(second.text):
            mark = Mark(letter(second.text), Rank.LETTER)
        else:
            return False
        self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)
        return True

    def _paragraph_before_article(self, second: Token) -> bool:
        """Reads "المادة 1/ 14", where the one number may as well be the paragraph as the other.

        In a list they may be two articles besides: then it is not understood.
        """
        head = self.items[-1].head
        plain_numbers = second.kind is Kind.NUMBER and not second.dotted and not second.suffix
        either = plain_numbers and len(second.word) == _TWO_DIGITS and len(head) == 1
        if not either or self._tokens[self.at + 2].text == "/":
            return False
        marks, clear = (Mark(second.word, Rank.PARAGRAPH),), not self._keyword.many
        self._extend(replace(self.items[-1], marks=marks, clear=clear, turned=clear), second.end, 2)
        return True

    def _is_next_article(self, second: Token) -> bool:
        """Whether "art. 7/8" is two articles: no article of that height has a paragraph by the next number."""
        head = self.items[-1].head
        plain_number = second.kind is Kind.NUMBER and not second.dotted and not second.suffix
        return plain_number and head.isdecimal() and _FIRST_OF_TWO < int(head) == int(second.word) - 1

    def _descends(self, number: Token) -> bool:
        """Whether "article 12 to article 5" is no range."""
        head = self.items[-1].head
        return number.kind is Kind.NUMBER and head.isdecimal() and int(number.word) <= int(head)
