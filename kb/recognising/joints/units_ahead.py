"""Looks for the keywords of parts and articles that follow, and for what they say of the number before."""

import re
from dataclasses import replace
from typing import Final

from kb.recognising.joints.joint import Joint
from kb.recognising.joints.passing import APOSTROPHES, Passing
from kb.recognising.tokens.keywords import (
    DETERMINERS,
    IN_ARTICLE,
    IN_PARAGRAPH,
    LESSER,
    OF,
    ORDINALS,
    SAID,
    Keyword,
)
from kb.recognising.tokens.marks import Mark, letter, point
from kb.recognising.tokens.plain_words import plain
from kb.recognising.tokens.token import Kind

_MOST_LOOKED_AT = 40  # tokens
_ELSEWHERE = frozenset(
    [
        "above",
        "below",
        "supra",
        "infra",
        "ci-dessus",
        "ci-apres",
        "arriba",
        "supra",
        "выше",
        "ниже",
        "اعلاه",
        "ادناه",
    ]
)
_WORD_BEFORE = re.compile(r"(?:([^\W\d_]{3,12})|(?<!\w)(\d{1,2})(?:er|re|e|ème|st|nd|rd|th|[ºª°]))\s\Z")
SECTIONS: Final = frozenset("ABCDEF")
_SECTION_OF_ARTICLE = Keyword("", IN_ARTICLE)
_PASSED: Final = frozenset(
    (
        Kind.NUMBER,
        Kind.OPEN,
        Kind.CLOSE,
        Kind.COMMA,
        Kind.AND,
        Kind.TO,
        Kind.QUOTE,
        Kind.KEYWORD,
        Kind.ORDINAL,
    )
)


class UnitsAhead(Passing):
    """Finds the keywords that follow a place, and to what they lead."""

    def leads_to(self, at: int) -> int | None:
        """The keyword that "of the" leads to from the end of some parts; None where a comma alone stands between."""
        place = self.past_of(at)
        if self._tokens[place].word in SAID and self._is_numbered(place + 2):
            place += self._tokens[place + 1].keyword is not None
        comma = self._tokens[at].kind is Kind.COMMA
        return None if comma and not self._belongs_to(place) else place

    def has_own_parts(self, at: int) -> bool:
        """Whether parts with their keyword follow, so that the number before is an article: ", para. 2", "(par. 1)"."""
        place = at + 1 if self._tokens[at].kind in {Kind.COMMA, Kind.OPEN} else at
        keyword, after, _ = self.part_keyword(place)
        return keyword is not None and self._tokens[after].kind is not Kind.WORD

    def has_letter_of_its_own(self, at: int) -> bool:
        """Whether the parts that follow are letters, so that the number before may be a paragraph: "3 let. a"."""
        keyword, _, _ = self.part_keyword(at + 1 if self._tokens[at].kind is Kind.COMMA else at)
        return keyword is not None and keyword.depth >= IN_PARAGRAPH

    def same_unit(self, joint: Joint, keyword: Keyword) -> int:
        """The token of the number behind a joint, past its own keyword where the list goes on over that.

        So it does in Chinese, 第六条和第八条, and in "from article 6 to article 8".
        """
        token = self._tokens[joint.at]
        again = token.keyword is not None and token.keyword.unit == keyword.unit
        if again and (joint.kind == "to" or token.text == "第"):
            return self.past_no(joint.at + 1)
        return joint.at

    def part_keyword(self, at: int) -> tuple[Keyword | None, int, str]:
        """The keyword of a part, the token behind it, and the ordinal before it ("first paragraph")."""
        place, ordinal = at, ""
        if self._tokens[place].kind is Kind.ORDINAL:
            place, ordinal = place + 1, self._tokens[place].word
        keyword, following = self._tokens[place].keyword, self._tokens[place + 1]
        if keyword is not None and keyword.unit == "section" and at > 0 and following.text in SECTIONS:
            keyword = _SECTION_OF_ARTICLE  # "article 1, section A"
        if keyword is None or keyword.unit:
            return None, at, ""
        if following.keyword == keyword or (following.text == self._tokens[place].text and following.keyword):
            place += 1  # "п. п."
        elif following.word in LESSER:
            keyword, place = replace(keyword, depth=IN_PARAGRAPH), place + 1
        return keyword, self.past_no(place + 1), ordinal

    def ordinal_behind(self, start: int) -> tuple[str, int] | None:
        """The ordinal that the text has right before a place, as a number, and where it begins."""
        match = _WORD_BEFORE.search(self._tokens.text, max(0, start - 16), start)
        number = (int(match[2]) if match[2] else ORDINALS.get(plain(match[1]))) if match else None
        return (str(number), match.start()) if match and number else None

    def leads_elsewhere(self, at: int, joined: str, marks: tuple[Mark, ...]) -> bool:
        """Whether a part that begins there belongs to the next citation, or to no article: "and paragraph 5 above"."""
        keyword, after, _ = self.part_keyword(at)
        if keyword is None:
            return False
        if joined == "and" and not marks:
            return True
        if joined == "," and not marks and self._is_small_number(after):
            return False  # "article 14, paragraph 5 above"
        for place in range(after, after + _MOST_LOOKED_AT):
            token = self._tokens[place]
            if token.keyword is not None and token.keyword.unit and self._is_numbered(place + 1):
                return self._belongs_to(place)
            behind = self._tokens[place + 1]
            if token.word in _ELSEWHERE and not (behind.glued and behind.kind is Kind.TO):
                return True
            listed = token.kind in _PASSED or bool(letter(token.text) or point(token.text))
            if not listed and token.word not in OF:
                return False
        return False

    def _is_small_number(self, at: int) -> bool:
        """Whether one figure of one digit stands there with "above" behind it; texts hardly refer back so far."""
        number, behind = self._tokens[at], self._tokens[at + 1]
        return number.kind is Kind.NUMBER and len(number.text) == 1 and behind.word in _ELSEWHERE

    def _belongs_to(self, unit: int) -> bool:
        """Whether the words before a unit say "of": "paragraph 3, of article 2", not "…, and of article 2"."""
        place, of = unit - 1, False
        while place > 0 and (self._tokens[place].word in OF or self._tokens[place].text in APOSTROPHES):
            of = of or (self._tokens[place].word in OF and self._tokens[place].word not in DETERMINERS)
            place -= 1
        kind = self._tokens[place].kind
        return kind not in {Kind.AND, Kind.TO, Kind.OPEN} and (kind is not Kind.COMMA or of)

    def _is_numbered(self, at: int) -> bool:
        """Whether a number stands behind a keyword: "of article 14", not "the standards of"."""
        token = self._tokens[self.past_no(at)]
        return token.kind in {Kind.NUMBER, Kind.ORDINAL} or self.enclosed_number(at) is not None
