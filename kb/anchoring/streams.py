"""A text as a stream of normalised units: its paragraphs, or the sentences of long ones, with the way back."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.anchoring.normalised import NormalisedText, Span, normalise, normalised_string

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINES = re.compile(r"\n\s*")
_SENTENCE_ENDS = re.compile(r"(?<=[.;:!?؛؟।])\s+|(?<=[。；！？])\s*")
LONGEST = 600  # characters; a longer paragraph is compared by its lines or sentences


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a part of one: `start:end` in the text, `first:last` in the stream; `text` is normalised."""

    start: int
    end: int
    first: int
    last: int
    text: str


@dataclass(slots=True)
class Stream:
    """`normal` is the normalised units in order, a space between them; offsets in it are *stream* offsets."""

    text: str
    units: tuple[Unit, ...]
    normal: str
    _firsts: list[int] = field(repr=False)
    _starts: list[int] = field(repr=False)
    _normalised: dict[int, NormalisedText] = field(default_factory=dict, repr=False)

    def unit_at(self, place: int) -> int:
        """The index of the unit that holds the stream offset, or of the one before it; 0 before the first."""
        return max(0, bisect_right(self._firsts, place) - 1)

    def to_stream(self, start: int, end: int) -> Span | None:
        """Where the characters `start:end` of the text are in the stream; None if they leave no trace there."""
        touched = [i for i in self._units_between(start, end) if self._inside(i, start, end)]
        if not touched:
            return None
        return self._inside(touched[0], start, end)[0], self._inside(touched[-1], start, end)[1]

    def to_text(self, first: int, last: int) -> Span:
        """The narrowest range of the text that the stream's `first:last` (not empty, no mere separator) came from."""
        one, other = self.unit_at(first), self.unit_at(last - 1)
        begin, stop = first - self.units[one].first, last - self.units[other].first
        if begin >= len(self.units[one].text):
            one, begin = one + 1, 0
        stop = min(stop, len(self.units[other].text))
        start = self._normal(one).to_original(begin, begin + 1)[0]
        end = self._normal(other).to_original(stop - 1, stop)[1]
        return self.units[one].start + start, self.units[other].start + end

    def _units_between(self, start: int, end: int) -> Iterator[int]:
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.units) and self.units[index].start < end:
            if self.units[index].end > start:
                yield index
            index += 1

    def _inside(self, index: int, start: int, end: int) -> tuple[int, ...]:
        """The stream range of the part of `start:end` that is in this unit, or () where nothing of it is left."""
        unit = self.units[index]
        here = max(start, unit.start) - unit.start, min(end, unit.end) - unit.start
        first, last = self._normal(index).to_normalised(*here)
        return (unit.first + first, unit.first + last) if first < last else ()

    def _normal(self, index: int) -> NormalisedText:
        if index not in self._normalised:
            unit = self.units[index]
            self._normalised[index] = normalise(self.text[unit.start : unit.end])
        return self._normalised[index]


def stream(text: str, paragraphs: Iterable[Span] | None = None) -> Stream:
    """The stream of a text; `paragraphs` are ranges in it (code points, in order), found by blank lines if not given.

    A text without blank lines has a paragraph in each line. Paragraphs that normalise to nothing leave no unit.
    """
    units: list[Unit] = []
    first = 0
    for start, end in _cut(text, _paragraphs(text) if paragraphs is None else paragraphs):
        normal = normalised_string(text[start:end])
        if normal:
            units.append(Unit(start, end, first, first + len(normal), normal))
            first += len(normal) + 1
    return Stream(
        text,
        tuple(units),
        " ".join(unit.text for unit in units),
        [unit.first for unit in units],
        [unit.start for unit in units],
    )


def _paragraphs(text: str) -> Iterator[Span]:
    return _split(text, 0, len(text), _BLANK_LINES if _BLANK_LINES.search(text) else _LINES)


def _cut(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, long ones cut at line ends and what is still long at the ends of sentences."""
    for start, end in paragraphs:
        if end - start <= LONGEST:
            yield start, end
            continue
        for begin, stop in _split(text, start, end, _SENTENCE_ENDS):
            yield from ((begin, stop),) if stop - begin <= 2 * LONGEST else _halves(text, begin, stop)


def _halves(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence too long for comparing, cut at line ends, else wherever it gets too long."""
    for begin, stop in _split(text, start, end, _LINES):
        for cut in range(begin, stop, 2 * LONGEST):
            yield cut, min(stop, cut + 2 * LONGEST)


def _split(text: str, start: int, end: int, between: re.Pattern[str]) -> Iterator[Span]:
    position = start
    for match in between.finditer(text, start, end):
        if position < match.start():
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end
