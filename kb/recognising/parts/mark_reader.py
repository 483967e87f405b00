"""Reads one mark of a part, "(b)", "b)", «b», "3", and says how deep it stands in the list that it goes on."""

import re
from dataclasses import replace

from kb.recognising.joints.lone_brackets import is_paragraph_before_bracket
from kb.recognising.parts.mark_form import Form, numbered
from kb.recognising.tokens.keywords import IN_ARTICLE
from kb.recognising.tokens.marks import Mark, Rank, circled, letter, point, rank_at
from kb.recognising.tokens.numerals import small_roman
from kb.recognising.tokens.token import Kind, Token
from kb.recognising.tokens.tokens import Tokens

_HAN = re.compile(r"[一二三四五六七八九十\u2460-\u24ff\u3220-\u3229]")
_NUMBERED = re.compile(r"第\s?(?:[\d一二三四五六七八九十（()）]+\s?[、，,和及至到或与~～–—-]\s?)*[（(]?\s?\Z")
_MOST_DIGITS = 2
_ROMAN_LETTERS = frozenset("ivx")


class MarkReader:
    """Reads marks from the tokens of a citation; `half_ends` says whether a lone bracket closes more than the mark."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def form(self, at: int, *, closes_more: bool = False) -> Form | None:
        """The mark that is written there, if any. `closes_more`: a lone ")" ends a bracket around it."""
        first = self._tokens[at]
        if first.kind in {Kind.OPEN, Kind.QUOTE}:
            return self._enclosed(at, first)
        signs = self._signs(first)
        if not signs:
            return None
        if circled(first.text) is not None:
            return Form(signs, "quote", first.start, first.end, at + 1)
        if inner := self._dotted_point(at):
            signs, at = (*signs, inner), at + 2  # "a.II)"
        after = self._tokens[at + 1]
        if after.kind is Kind.CLOSE and not closes_more and not signs[-1].isdecimal():
            return Form(signs, "half", first.start, after.end, at + 2)
        if is_paragraph_before_bracket(self._tokens, at):
            return Form(signs, "half", first.start, after.end, at + 2)
        return Form(signs, "bare", first.start, self._tokens[at].end, at + 1)

    def _dotted_point(self, at: int) -> str:
        """The Roman point that a full stop joins to the letter there, "a.II", and a bracket closes; else ""."""
        first, stop, inner, closing = (self._tokens[at + ahead] for ahead in range(4))
        glued = stop.text == "." and stop.glued and inner.glued and closing.kind is Kind.CLOSE
        lettered = len(first.text) == 1 and bool(letter(first.text))
        return point(inner.text.lower()) if glued and lettered else ""

    def _enclosed(self, at: int, first: Token) -> Form | None:
        inside = at + 1
        if first.kind is Kind.OPEN and self._tokens[inside].kind is Kind.QUOTE:
            inside += 1
        token = self._tokens[inside]
        signs = self._signs(token, enclosed=True)
        after = inside + 1
        if inside > at + 1 and self._tokens[after].kind is Kind.QUOTE:
            after += 1
        if self._tokens[after].text == "." and self._tokens[after].glued:
            after += 1  # "(iii.)"
        if not signs or self._tokens[after].kind is not (
            Kind.CLOSE if first.kind is Kind.OPEN else Kind.QUOTE
        ):
            return None
        closed = self._tokens[after]
        style = "bracket" if first.kind is Kind.OPEN else "quote"
        if style == "bracket" and token.kind is Kind.OTHER and signs[0].isdecimal():
            style = "quote"  # (二) writes a point as '2' does
        return Form(signs, style, first.start, closed.end, after + 1)

    def _signs(self, token: Token, *, enclosed: bool = False) -> tuple[str, ...]:
        """What a token says as a mark; none where it says something else."""
        if token.kind in {Kind.NUMBER, Kind.ORDINAL}:
            return numbered(token)
        if token.kind is Kind.OTHER and token.word.isdecimal():
            return (token.word,) if enclosed else ()
        if token.keyword is not None and not enclosed:
            return ()
        if sign := letter(token.text) or (point(token.text) if len(token.text) > 1 else ""):
            return (token.text if token.text.isascii() else sign,)
        return ()

    def marked(
        self, form: Form, path: tuple[Mark, ...], *, depth: int = 0, beside: str = ""
    ) -> tuple[Mark, ...] | None:
        """The marks that the form adds below a path, or puts beside its end; None where it can mean neither.

        `depth` is that of a keyword before it ("paragraph"); `beside` says what joins it to the path: "and", ",", "to".
        """
        found: list[Mark] = []
        for place, sign in enumerate(form.signs):
            joined = beside if place == 0 else ""
            mark = self._mark(
                sign, form, (*path, *found) if place else path, depth if place == 0 else 0, joined
            )
            if mark is None:
                return None
            found.append(mark)
        return tuple(found)

    def _mark(self, sign: str, form: Form, path: tuple[Mark, ...], depth: int, beside: str) -> Mark | None:
        ranks = {mark.rank for mark in path}
        if sign.isdecimal():
            mark = _digit(sign, form, path, depth, beside)
            counts = mark is not None and mark.rank is Rank.LETTER and self._is_chinese(form)
            return replace(mark, counted=True) if mark is not None and counts else mark
        if path and path[-1].rank is Rank.LETTER and path[-1].value.isdecimal() and beside != "and":
            return Mark(sign.lower(), Rank.POINT)  # "inciso 3, apartado a"
        if sign[0].isupper():
            if depth == IN_ARTICLE and path and not beside:
                return None  # "п. 2 ч. «А» ст. 1": the section holds the paragraph
            section = not path or (bool(beside) and path[-1].rank is Rank.SECTION)
            section = section and depth <= IN_ARTICLE
            return Mark(sign, Rank.SECTION) if section else Mark(sign.lower(), Rank.LETTER)
        if len(sign) > 1 or (sign in _ROMAN_LETTERS and self._is_point(sign, form, path, beside)):
            return Mark(sign, Rank.POINT) if beside != "and" or Rank.POINT in ranks or not ranks else None
        return Mark(sign, Rank.LETTER)

    def _is_chinese(self, form: Form) -> bool:
        """Whether a figure is that of 第二项 or （二）, which counts items."""
        text = self._tokens.text
        written = text[form.start : form.end]
        return (
            _HAN.search(written) is not None
            or _NUMBERED.search(text, max(0, form.start - 20), form.start) is not None
        )

    def _is_point(self, sign: str, form: Form, path: tuple[Mark, ...], beside: str) -> bool:
        """Whether i, v or x is a Roman numeral here: after (a) it is, after (h) "and (i)" it is the next letter."""
        ranks = {mark.rank for mark in path}
        if Rank.POINT in ranks:
            return bool(beside)
        letters = [mark.value for mark in path if mark.rank is Rank.LETTER]
        if not letters:
            return self._roman_follows(form.next)
        if not beside:
            return True
        goes_on = letters[-1].isalpha() and ord(sign) == ord(letters[-1]) + 1
        return beside == "," and not goes_on

    def _roman_follows(self, at: int) -> bool:
        """Whether the next mark of the list is a Roman numeral of several letters."""
        while self._tokens[at].kind in {Kind.COMMA, Kind.AND, Kind.TO}:
            at += 1
        form = self.form(at)
        return form is not None and len(form.signs[0]) > 1 and form.signs[0].isalpha()


def _digit(sign: str, form: Form, path: tuple[Mark, ...], depth: int, beside: str) -> Mark | None:
    """A number as a paragraph, as an item below one, or as a point below a letter."""
    letters = [mark for mark in path if mark.rank is Rank.LETTER]
    if form.style == "quote":
        if letters and letters[-1].value.isalpha():
            return Mark(small_roman(int(sign)), Rank.POINT)
        return Mark(sign, Rank.LETTER if path or not depth else rank_at(depth))
    if depth:
        return Mark(sign, rank_at(depth))
    if beside:
        return _digit_beside(sign, path)
    if letters:
        return Mark(sign, Rank.POINT)
    if path and path[-1].rank is Rank.PARAGRAPH:
        return Mark(sign, Rank.POINT) if form.style == "bare" else None  # "20.3.1"
    return Mark(sign, Rank.PARAGRAPH)


def _digit_beside(sign: str, path: tuple[Mark, ...]) -> Mark | None:
    """A number that goes on with the numbers of a path, the innermost first."""
    numbered = [mark.rank for mark in path if mark.value.isdecimal()]
    if path and path[-1].rank is Rank.POINT and not path[-1].value.isdecimal():
        numbered = [rank for rank in numbered if rank is Rank.PARAGRAPH]
    return Mark(sign, numbered[-1]) if numbered else None
