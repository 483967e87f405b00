"""Reads one number of a list of articles with what is written together with it: "6-1", "19/2", المادة (14/1)."""

from dataclasses import replace

from kb.recognising.citations.number_pairs import ARABIC, NumberPairs
from kb.recognising.parts.mark_form import Form
from kb.recognising.parts.part_items import Item
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.tokens.marks import HYPHEN, Mark, Rank, letter
from kb.recognising.tokens.numerals import roman
from kb.recognising.tokens.ranges import goes_up
from kb.recognising.tokens.token import Kind, Token
from kb.recognising.tokens.written_numbers import letter_of_article, number_in_words, russian_number


class NumberReader(NumberPairs):
    """Reads the numbers of a unit, one at a time."""

    _in_words = False  # whether the numbers are words
    _enclosed = False  # whether the numbers stand in brackets, as in Arabic: المادتان (17) و(19)

    def _head(self, start: int | None) -> bool:
        """One number, with the parts that are written together with it."""
        if self._enclosed_pair(start):
            return True
        token = self._tokens[self.at]
        read = self._number(token)
        if read is None:
            return False
        number, ahead, end = read
        dotted = token.dotted if token.kind is Kind.NUMBER else ()
        marks = (
            self._marks.marked(Form(dotted, "bare", token.start, end, self.at + ahead), ()) if dotted else ()
        )
        self.items.append(
            Item(number, marks or (), token.start if start is None else start, end, marks is not None)
        )
        self.at, self.end, self._last = self.at + ahead, end, token.start
        self._joined_number()
        return True

    def _number(self, token: Token) -> tuple[str, int, int] | None:
        """The number of a unit, how many tokens write it, and where it ends."""
        if (enclosed := self._look.enclosed_number(self.at)) is not None:
            end = self._tokens[self.at + 2].end
            self.brackets[token.start] = end
            self._enclosed = True
            return enclosed, 3, end
        if token.kind is Kind.NUMBER and token.suffix != "circled":
            return token.word + token.suffix, 1, token.end
        if token.kind is Kind.ORDINAL:
            return token.word, 1, token.end
        if (spelled := self._spelled(token)) is not None:
            return spelled
        value = roman(token.text) if token.text.isupper() and token.text.isascii() else None
        if value is None or (len(token.text) == 1 and not self._look.is_capital_before(token.start)):
            return None
        return str(value), 1, token.end

    def _spelled(self, token: Token) -> tuple[str, int, int] | None:
        """ "Article twenty-two" and "Article E": words right behind the keyword, or behind other words of its list."""
        if self._keyword.unit != ARTICLE or not self._tokens[0].keyword:
            return None
        if not self.items or self._in_words:
            words = number_in_words(self._tokens, self.at)
            words = words or russian_number(self._tokens, self.at)
            if words is not None:
                self._in_words = True
                return str(words[0]), words[1], self._tokens[self.at + words[1] - 1].end
        capital = letter_of_article(self._tokens, self.at) if not self.items else ""
        return (capital, 1, token.end) if capital else None

    def _joined_number(self) -> None:
        """Reads what is written together with a number: "6-1", which is no range, "19/2", 第253条之一."""
        item, joint, second = self.items[-1], self._tokens[self.at], self._tokens[self.at + 1]
        if joint.kind is Kind.TRAILING:
            self._extend(replace(item, head=item.head + joint.suffix), joint.end, 1)
            return
        lettered = bool(item.marks) and item.marks[-1].rank >= Rank.LETTER
        if (
            lettered
            and joint.kind is Kind.CLOSE
            and joint.glued
            and not self._look.is_inside(self._tokens[0].start)
        ):
            self._extend(item, joint.end, 1)  # "9.2.a)"
            return
        if joint.text == "." and joint.glued and not item.marks and self._split_by_a_space(second):
            return
        if joint.text == "/" and not item.marks and self._slashed(joint, second):
            return
        if second.kind is not Kind.NUMBER or item.marks:
            return
        if not (joint.glued and second.glued):
            if joint.text in "-–—" and self._is_paragraph_behind_dash(second):
                self._extend(replace(item, marks=(Mark(second.word, Rank.PARAGRAPH),)), second.end, 2)
            return
        descends = item.head.isdecimal() and not goes_up(item.head, second.word)
        one = ARABIC.match(self._tokens[0].text) is not None and not self._many
        descends = descends or one or self._keyword.unit == "target"
        if joint.text in "-‑–" and descends and not second.dotted:
            self._extend(replace(item, head=f"{item.head}{HYPHEN}{second.word}"), second.end, 2)
            self._hyphened_letter()

    def _is_paragraph_behind_dash(self, second: Token) -> bool:
        """Whether "Article 3 - 1" is paragraph 1 of it: no range goes down, and no sentence follows, "- 1. The"."""
        after = self._tokens[self.at + 2]
        ends = self._look.ends_a_number(after) or after.kind is Kind.AND
        single = len(second.word) == 1 and not second.dotted and not second.suffix
        return single and self._descends(second) and ends and after.text != "."

    def _split_by_a_space(self, second: Token) -> bool:
        """Reads "13. 2(f)", as files have it; without a bracket behind, the full stop ends a sentence."""
        after = self._tokens[self.at + 2]
        if second.kind is not Kind.NUMBER or second.dotted or after.kind is not Kind.OPEN or not after.glued:
            return False
        mark = Mark(second.word, Rank.PARAGRAPH)
        self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)
        return True

    def _hyphened_letter(self) -> None:
        """Reads the letter of "art. 5-1-c"."""
        joint, second = self._tokens[self.at], self._tokens[self.at + 1]
        if (
            joint.glued
            and second.glued
            and joint.text == "-"
            and len(second.text) == 1
            and letter(second.text)
        ):
            mark = Mark(letter(second.text), Rank.LETTER)
            self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)
