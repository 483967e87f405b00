"""Looks ahead in the tokens of a citation: what joins its parts, and what belongs to something else."""

import re
from dataclasses import dataclass, replace
from typing import Final

from kb.recognising.tokens.keywords import (
    ALSO,
    AS_WELL,
    BEFORE_NUMBER,
    COUNTED,
    DETERMINERS,
    IN_ARTICLE,
    IN_PARAGRAPH,
    LESSER,
    OF,
    ORDINALS,
    SAID,
    Keyword,
    plain,
)
from kb.recognising.tokens.marks import Mark, letter, point
from kb.recognising.tokens.tokens import Kind, Token, Tokens

_NEAR = 80  # characters
_MOST_LOOKED_AT = 40  # tokens
_LONGEST_BRACKET = 40  # tokens
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
_BEHIND_NUMBERS = OF | {"thereof"}
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_ROMAN_LETTERS = re.compile(r"[ivxlIVXL]+")
_WORD_BEFORE = re.compile(r"(?:([^\W\d_]{3,12})|(?<!\w)(\d{1,2})(?:er|re|e|ème|st|nd|rd|th|[ºª°]))\s\Z")
_SEMICOLONS = frozenset(";；؛")
_ACRONYM = 4  # letters
SECTIONS: Final = frozenset("ABCDEF")
_SECTION_OF_ARTICLE = Keyword("", IN_ARTICLE)
APOSTROPHES: Final = frozenset("'’")
_IN_WHOLE = frozenset({"полностью", "целиком", "частично"})  # "ст. 1, 5 полностью, 4, 12 частично"
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


@dataclass(frozen=True, slots=True)
class Joint:
    """What joins two entries: "and", ",", "to"; `at` is the token behind it.

    `comma` says that an "and" follows a comma, `strong` that a semicolon is in it.
    """

    kind: str
    at: int
    comma: bool = False
    strong: bool = False


class Looking:
    """Answers about the tokens from a place on; nothing is moved. Each look is bounded."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def joint(self, at: int, *, gloss: bool = False) -> Joint | None:
        """The joint that stands there, behind a gloss in brackets if asked; None where nothing joins."""
        start = self.past_gloss(at) if gloss else at
        start += self._tokens[start].word in _IN_WHOLE
        token = self._tokens[start]
        if token.kind is Kind.TO:
            return Joint("to", self._past(start + 1, OF | ALSO))
        seen: set[Kind] = set()
        place, strong = start, False
        while True:
            token, after = self._tokens[place], self._tokens[place + 1]
            if token.word in AS_WELL and after.word in AS_WELL[token.word]:
                seen.add(Kind.AND)
                place += 1
            elif token.kind is Kind.AND and len(token.text) == 1 and after.kind is Kind.CLOSE and after.glued:
                break  # "et e)": a letter
            elif token.kind not in {Kind.COMMA, Kind.AND} and not (seen and token.word in ALSO):
                break
            seen.add(token.kind)
            strong = strong or token.text in _SEMICOLONS
            place += 1
            if place > start + 5:
                return None
        if not seen:
            return None
        return Joint("and" if Kind.AND in seen else ",", place, Kind.COMMA in seen, strong)

    def enumerates(self, joint: Joint, at: int) -> bool:
        """Whether a mark behind a joint begins an item of the text: "…; (b) Review", ", (b) review the law"."""
        after = self._tokens[at]
        word = (
            after.kind is Kind.WORD
            and after.text.isascii()
            and not after.text.isupper()
            and after.word not in OF
        )
        prose = word and len(after.text) > 2 and not point(after.text)
        return joint.strong or (joint.kind == "," and prose)

    def lost_comma(self, at: int) -> Joint | None:
        """A full stop in the place of a comma: "Article 2. paragraph 4"."""
        after = self._tokens[at + 1]
        small = after.keyword is not None and not after.keyword.unit and after.text.islower()
        return Joint(",", at + 1) if self._tokens[at].text == "." and small else None

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
        for place in range(at, at + _LONGEST_BRACKET):
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

    def has_halves(self, at: int) -> bool:
        """Whether lone brackets inside the one opened there belong to marks: "(par. 3 a) et b))", not "(par. 3 a)"."""
        closed = False
        for place in range(at + 1, at + _LONGEST_BRACKET):
            token = self._tokens[place]
            if token.kind is Kind.CLOSE:
                if (
                    self._tokens[place + 1].kind is Kind.CLOSE
                    and self._tokens[place - 2].kind is not Kind.OPEN
                ):
                    return True
                closed = closed or self._tokens[place - 2].kind is not Kind.OPEN
                if closed and self._half_follows(place + 1):
                    return True
            elif (
                token.kind is Kind.END
                or (token.kind is Kind.OPEN and closed)
                or (token.kind is Kind.WORD and len(token.text) > 4)
            ):
                return False
        return False

    def _half_follows(self, at: int) -> bool:
        """Whether another mark with a lone bracket goes on with a list: "a), b) et c)"."""
        joint = self.joint(at)
        mark = self._tokens[joint.at] if joint else None
        return (
            joint is not None
            and mark is not None
            and bool(letter(mark.text))
            and (self._tokens[joint.at + 1].kind is Kind.CLOSE)
        )

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

    def leads_to(self, at: int) -> int | None:
        """The keyword that "of the" leads to from the end of some parts; None where a comma alone stands between."""
        place = self.past_of(at)
        if self._tokens[place].word in SAID and self._is_numbered(place + 2):
            place += self._tokens[place + 1].keyword is not None
        comma = self._tokens[at].kind is Kind.COMMA
        return None if comma and not self._belongs_to(place) else place

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

    def counts(self, after: Token) -> bool:
        """Whether a number before this token counts something: years, per cent, States."""
        return after.word in COUNTED or after.text in {"May", "March", "%"}

    def is_prose(self, after: Token) -> bool:
        """Whether a token is a word of the sentence in small letters, which a number in a list stands seldom before."""
        small = (
            after.kind is Kind.WORD and after.text.isascii() and after.text.islower() and len(after.text) > 3
        )
        return small and after.word not in OF

    def ends_a_number(self, after: Token) -> bool:
        """Whether a number before this token cannot be anything but the next article."""
        ends = (Kind.END, Kind.COMMA, Kind.CLOSE, Kind.OPEN, Kind.OTHER, Kind.QUOTE, Kind.TRAILING)
        joined = after.kind is Kind.TO and after.glued
        acronym = after.kind is Kind.WORD and after.text.isupper() and len(after.text) >= _ACRONYM
        return (
            joined
            or acronym
            or after.kind in ends
            or after.word in _BEHIND_NUMBERS
            or after.keyword is not None
        )

    def is_arabic_and_number(self, at: int) -> bool:
        """Whether another number follows an Arabic "and": "المادة 9 و15 و16"."""
        joined = self._tokens[at].text == "و" and self._tokens[at + 1].kind is Kind.NUMBER
        return joined and self._tokens[at + 1].glued

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
