"""Looks ahead in the tokens of a citation: what joins its parts, and what belongs to something else."""

from kb.recognising.joints.joint import Joint
from kb.recognising.joints.passing import LONGEST_BRACKET
from kb.recognising.joints.units_ahead import UnitsAhead
from kb.recognising.tokens.keywords import ALSO, AS_WELL, COUNTED, OF
from kb.recognising.tokens.marks import letter, point
from kb.recognising.tokens.token import Kind, Token

_BEHIND_NUMBERS = OF | {"thereof"}
_SEMICOLONS = frozenset(";；؛")
_ACRONYM = 4  # letters
_IN_WHOLE = frozenset({"полностью", "целиком", "частично"})  # "ст. 1, 5 полностью, 4, 12 частично"


class Looking(UnitsAhead):
    """Answers about the tokens from a place on; nothing is moved. Each look is bounded."""

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

    def has_halves(self, at: int) -> bool:
        """Whether lone brackets inside the one opened there belong to marks: "(par. 3 a) et b))", not "(par. 3 a)"."""
        closed = False
        for place in range(at + 1, at + LONGEST_BRACKET):
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
