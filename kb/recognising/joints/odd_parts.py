"""Looks for parts of a citation that were not understood: they leave it without a path."""

from typing import Final

from kb.recognising.joints.bare_letters import BareLetters
from kb.recognising.tokens.keywords import DETERMINERS, OF
from kb.recognising.tokens.token import Kind

_LONGEST_ODD = 8  # characters of a bracket that may hold a mark we do not know
_MOST_LOOKED_AT = 40  # tokens
_ENDS: Final = (Kind.CLOSE, Kind.COMMA, Kind.AND, Kind.TO, Kind.OPEN, Kind.END)
_FIRST_HAN: Final = "\u3400"  # 第43条-以加入之方式-: a dash of the sentence
_ODD: Final = (Kind.NUMBER, Kind.OPEN, Kind.QUOTE)


class OddParts(BareLetters):
    """Answers where something that may be a part of a citation ends, and None where nothing of the kind stands."""

    def odd_bracket(self, at: int) -> int | None:
        """The token behind a bracket that may hold a mark but none that we know: "(β)", "(3-x)"."""
        end = self.bracket_end(at)
        if end is None or self.past_gloss(at) != at:
            return None
        keyword = self._tokens[at + 1].keyword
        if keyword is not None:
            return end + 1 if not keyword.unit and end - at < _MOST_LOOKED_AT else None
        inside = self._tokens.text[self._tokens[at].end : self._tokens[end].start].strip()
        odd = 0 < len(inside) <= _LONGEST_ODD and any(c.isalnum() for c in inside)
        return end + 1 if odd and not (inside.isalpha() and inside.isupper() and len(inside) > 1) else None

    def odd_beside(self, at: int) -> int | None:
        """The token behind a mark in brackets that a joint adds and that was not read: "article 1 to (2) of"."""
        joint = self.joint(at)
        end = self.bracket_end(joint.at) if joint else None
        if joint is None or end is None or self.past_gloss(joint.at) != joint.at:
            return None
        inside = self._tokens.text[self._tokens[joint.at].end : self._tokens[end].start].strip()
        after = self._tokens[end + 1]
        leads = after.word in OF - DETERMINERS or after.kind in _ENDS or after.text == "."
        odd = 0 < len(inside) <= _LONGEST_ODD and any(c.isalnum() for c in inside) and " " not in inside
        return end + 1 if leads and odd else None

    def odd_part(self, at: int) -> int | None:
        """The token behind a part that stands there and was not read: "clause 7-b", "paragraph 3 (β)"."""
        start = at + 1 if self._tokens[at].kind is Kind.COMMA else at
        keyword, after, _ = self.part_keyword(start)
        if keyword is None or self._tokens[after].kind not in _ODD:
            return None
        place = after
        stops = {Kind.COMMA, Kind.END, Kind.AND, Kind.CLOSE, Kind.OTHER}
        while place < after + 6 and self._tokens[place].kind not in stops:
            if self._tokens[place].word in OF or self._tokens[place].keyword is not None:
                break
            place += 1
        return place

    def is_letter_for_one(self, at: int) -> bool:
        """Whether a letter stands where a scanned page had the number 1: "paragraphs l and 3"."""
        token, after = self._tokens[at], self._tokens[at + 1]
        return token.text in {"l", "I"} and not after.glued

    def odd_tail(self, at: int) -> int | None:
        """The token behind something written together with the last mark that we do not know: "7-b", "17x"."""
        token, after = self._tokens[at], self._tokens[at + 1]
        if (
            token.glued
            and token.kind in {Kind.NUMBER, Kind.WORD}
            and len(token.text) < 4
            and token.text.isascii()
            and not self._begins_a_sentence(token.text)
        ):
            return at + 1
        if token.glued and token.kind is Kind.TO and token.word == "-" and after.glued:
            short = after.kind is Kind.NUMBER or (
                after.kind is Kind.WORD and len(after.text) == 1 and after.text < _FIRST_HAN
            )
            return at + 2 if short else None
        return self._odd_half(at)

    @staticmethod
    def _begins_a_sentence(word: str) -> bool:
        """Whether a word written together with a number begins what follows, where a line was lost: "Article 9The"."""
        return len(word) > 1 and word[0].isupper() and word[1:].islower()

    def _odd_half(self, at: int) -> int | None:
        """The token behind "β)" or "ж-2)", where no bracket is open that it may close."""
        token, place = self._tokens[at], at + 1
        if token.kind is not Kind.WORD or len(token.text) > 1 or token.glued or self.is_inside(token.start):
            return None
        while (
            place < at + 4
            and self._tokens[place].glued
            and self._tokens[place].kind in {Kind.TO, Kind.NUMBER}
        ):
            place += 1
        closed = self._tokens[place].kind is Kind.CLOSE and self._tokens[place].glued
        return place + 1 if closed else None
