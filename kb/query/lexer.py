"""The query cut into words, phrases, field names, operators and parentheses, with their positions."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from kb.query.errors import Problem
from kb.query.limits import DEFAULT_NEAR, FARTHEST, NEAREST, SHORTEST_PREFIX
from kb.query.quotation_marks import QUOTES, closing_quote
from kb.query.words import words

type Kind = Literal["word", "phrase", "prefix", "field", "open", "close", "or", "and", "not", "near"]

_OPEN, _CLOSE, _COLON, _STAR = "(（", ")）", ":：", "*＊"
_DASHES = "-‐‑‒–−－"
_GAP = r"\s\x00-\x1f\x7f-\x9f\ud800-\udfff"
_ANY_QUOTE = re.compile(f"[{QUOTES}]")
_SPACE = re.compile(f"[{_GAP}]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
# A bracket glued to a word, as in 19(3) or 217(III), belongs to it.
_RUN = re.compile(
    rf"(?:(?<=\w)[(][^{_GAP}{QUOTES}{_OPEN}{_CLOSE}{_STAR}]{{1,12}}[)]|[^{_GAP}{QUOTES}{_OPEN}{_CLOSE}])+"
)
_FIELD = re.compile(rf"([A-Za-z][A-Za-z_-]*)[{_COLON}](?!//)")
_NEAR = re.compile(r"NEAR(?:/([0-9]{0,9}))?")
_OPERATORS: dict[str, Kind] = {"OR": "or", "AND": "and", "NOT": "not"}
_EDGES = "!\"#$%&'*+,-./:;<=>?@[\\]^_`{|}~…—’‘。、，；：！？،؛؟" + _DASHES


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the query: `text` is cleaned for display, `start` and `end` are places in the query as typed."""

    kind: Kind
    text: str
    start: int
    end: int
    distance: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Where the piece stands in the query as typed."""
        return self.start, self.end


@dataclass(slots=True)
class Lexer:
    """Cuts one query; mistakes are noted in `problems` and mended, so that cutting never fails."""

    query: str
    fields: Collection[str]
    problems: list[Problem] = field(default_factory=list)

    def lexemes(self) -> Iterator[Lexeme]:
        """The pieces in order; what holds no word, such as a lone sign of punctuation, is left out."""
        position = 0
        while position < len(self.query):
            character = self.query[position]
            if _SPACE.match(character):
                position += 1
            elif character in QUOTES:
                end = self._closing_quote(position)
                yield from self._phrase(position, end)
                position = end
            elif character in _OPEN + _CLOSE:
                yield Lexeme("open" if character in _OPEN else "close", character, position, position + 1)
                position += 1
            elif self._is_negation(position):
                yield Lexeme("not", "-", position, position + 1)
                position += 1
            elif name := self._field_name(position):
                yield from self._field(name)
                position = name.end()
            else:
                run = _RUN.match(self.query, position)
                end = run.end() if run else position + 1
                yield from self._run(position, end)
                position = end

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)

    def _closing_quote(self, opening: int) -> int:
        """The place after the quotation mark that closes the one at `opening`."""
        closing = closing_quote(self.query, opening)
        if closing is not None:
            return closing + 1
        self._note(Problem("unclosed-quote", opening, 1))
        return len(self.query)

    def _phrase(self, start: int, end: int) -> Iterator[Lexeme]:
        text = clean(_ANY_QUOTE.sub(" ", self.query[start:end]))
        if words(text):
            yield Lexeme("phrase", text, start, end)

    def _is_negation(self, position: int) -> bool:
        """A dash glued to the front of something, and to nothing before it."""
        if self.query[position] not in _DASHES or position + 1 == len(self.query):
            return False
        before, after = self.query[position - 1 : position], self.query[position + 1]
        if after in _DASHES + _CLOSE or _SPACE.match(after):
            return False
        return not before or before in _OPEN + _COLON or _SPACE.match(before) is not None

    def _field_name(self, position: int) -> re.Match[str] | None:
        """A known name before a colon, or any that is glued to what follows ("Rights: a review" has no field)."""
        match = _FIELD.match(self.query, position)
        if match is None or match[1].lower() in self.fields:
            return match
        glued = match.end() < len(self.query) and not _SPACE.match(self.query[match.end()])
        return match if glued else None

    def _field(self, match: re.Match[str]) -> Iterator[Lexeme]:
        name = match[1].lower()
        if name in self.fields:
            yield Lexeme("field", name, *match.span())
            return
        known = ", ".join(sorted(self.fields))
        self._note(Problem("unknown-field", match.start(1), len(name), {"field": name, "fields": known}))
        yield Lexeme("word", name, *match.span(1))

    def _run(self, start: int, end: int) -> Iterator[Lexeme]:
        text = clean(self.query[start:end])
        plain = unicodedata.normalize("NFKC", text)
        if operator := _OPERATORS.get(plain):
            yield Lexeme(operator, plain, start, end)
        elif near := _NEAR.fullmatch(plain):
            yield Lexeme("near", plain, start, end, self._distance(near[1], start, end))
        elif any(star in text for star in _STAR):
            yield from self._starred(text, start, end)
        else:
            yield from self._word(text, start, end)

    def _distance(self, digits: str | None, start: int, end: int) -> int:
        distance = int(digits) if digits else 0
        if not NEAREST <= distance <= FARTHEST:
            self._note(
                Problem("near-distance", start, end - start, {"minimum": NEAREST, "maximum": FARTHEST})
            )
            return FARTHEST if distance else DEFAULT_NEAR
        return distance

    def _starred(self, text: str, start: int, end: int) -> Iterator[Lexeme]:
        stem = text[:-1]
        if text[-1] not in _STAR or any(star in stem for star in _STAR) or not words(stem):
            self._note(Problem("misplaced-star", start, end - start))
            yield from self._word(re.sub(f"[{_STAR}]", " ", text).strip(), start, end)
        elif len(last := words(stem)[-1]) < SHORTEST_PREFIX and last.isascii():
            self._note(Problem("short-prefix", start, end - start, {"minimum": SHORTEST_PREFIX}))
            yield from self._word(stem, start, end)
        else:
            yield Lexeme("prefix", stem.lstrip(_EDGES), start, end)

    def _word(self, text: str, start: int, end: int) -> Iterator[Lexeme]:
        if words(text):
            yield Lexeme("word", text.strip(_EDGES) or text, start, end)


def clean(text: str) -> str:
    """The text without what cannot be shown: control and invisible characters, lone surrogates, runs of space."""
    return " ".join(_SPACE.sub(" ", _INVISIBLE.sub("", text)).split())
