"""A text in the form in which quotations are compared, with the way back to the original offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kb.anchoring.characters import PRIMES, is_removed, joins_previous, unify
from kb.anchoring.note_markers import asterisks, bracketed_markers, glued_markers, raised_markers

type Span = tuple[int, int]
# What is done after unifying characters, in this order: which spans are replaced, and by what.
type _Step = tuple[Callable[[str], Iterable[Span]], str]


def _spans(pattern: str) -> Callable[[str], Iterator[Span]]:
    compiled = re.compile(pattern)
    return lambda text: (match.span() for match in compiled.finditer(text))


_STEPS: tuple[_Step, ...] = (
    (_spans(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=[^\W\d_])"), ""),  # a word divided at the end of a line
    (_spans(rf"(?<!\d)[{PRIMES}]"), "'"),
    (asterisks, ""),
    (bracketed_markers, ""),
    (raised_markers, ""),
    (glued_markers, ""),
    (_spans(r"-{2,}"), "-"),
    (_spans(r"\A\s+|\s+\Z"), ""),
    (_spans(r"\s{2,}|[^\S ]"), " "),
)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """`text` is the normalised form of `original`; all offsets count Unicode code points, ends are excluded.

    Both maps are monotone. A range of `text` that begins and ends at the edge of a word maps to a range of
    `original` that normalises to exactly that range.
    """

    original: str
    text: str
    _starts: tuple[int, ...] = field(repr=False)
    _ends: tuple[int, ...] = field(repr=False)

    def to_original(self, start: int, end: int) -> Span:
        """The narrowest range of `original` that holds the characters `text[start:end]` came from."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is outside a normalised text of {len(self.text)} characters")
        if start < end:
            return self._starts[start], self._ends[end - 1]
        place = self._starts[start] if start < len(self.text) else len(self.original)
        return place, place

    def to_normalised(self, start: int, end: int) -> Span:
        """The range of `text` whose characters came, wholly or in part, from `original[start:end]`."""
        if not 0 <= start <= end <= len(self.original):
            raise IndexError(f"range {start}:{end} is outside a text of {len(self.original)} characters")
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))


def normalise(text: str) -> NormalisedText:
    """The normalised form of the text with its offset map; idempotent on the text."""
    unified, starts, ends = _unify_by_cluster(text)
    for find, replacement in _STEPS:
        unified, starts, ends = _replace(unified, starts, ends, list(find(unified)), replacement)
    return NormalisedText(text, unified, tuple(starts), tuple(ends))


def normalised_string(text: str) -> str:
    """The same as `normalise(text).text`, without the cost of the offset map."""
    text = unify(text)
    for find, replacement in _STEPS:
        pieces, position = [], 0
        for start, end in find(text):
            pieces += [text[position:start], replacement]
            position = end
        text = "".join([*pieces, text[position:]])
    return text


def note_numbers(text: str) -> list[Span]:
    """Ranges of the text, in code points, of note numbers in brackets or glued to a word, in order."""
    unified, starts, ends = _unify_by_cluster(text)
    found: list[Span] = []
    for find in (bracketed_markers, glued_markers):
        spans = list(find(unified))
        found += [(starts[start], ends[end - 1]) for start, end in spans]
        unified, starts, ends = _replace(unified, starts, ends, spans, "")
    return sorted(found)


def _clusters(text: str) -> Iterator[Span]:
    """Spans whose characters may compose and so are unified together; between them nothing composes."""
    start = 0
    for position, character in enumerate(text):
        if position > start and not joins_previous(character):
            yield start, position
            start = position
    if text:
        yield start, len(text)


def _unify_by_cluster(text: str) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = unify(text[start:end])
        while end > start and is_removed(text[end - 1]):
            end -= 1
        while start < end and is_removed(text[start]):
            start += 1
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return "".join(pieces), starts, ends


def _replace(
    text: str, starts: list[int], ends: list[int], spans: list[Span], replacement: str
) -> tuple[str, list[int], list[int]]:
    """Put the replacement (at most one character) in the place of each span, keeping the offsets in step."""
    if not spans:
        return text, starts, ends
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        pieces.append(text[position:start])
        new_starts += starts[position:start]
        new_ends += ends[position:start]
        if start < end and replacement:
            pieces.append(replacement)
            new_starts.append(starts[start])
            new_ends.append(ends[end - 1])
        position = end
    return "".join(pieces), new_starts, new_ends
