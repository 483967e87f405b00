"""Overlapping ranges of a text cut into pieces that do not overlap, so that each can be marked once."""

from collections.abc import Sequence
from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of the text (code points, end excluded) and the indices of the ranges that cover all of it."""

    start: int
    end: int
    ranges: frozenset[int]


def segments(length: int, ranges: Sequence[tuple[int, int]]) -> list[Segment]:
    """The pieces of a text of that length, in order and without gaps; uncovered pieces have no ranges.

    Ranges are clipped to the text; empty ones cover nothing. Neighbouring pieces are covered by different ranges.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(ranges):
        start, end = max(0, start), min(length, end)
        if start < end:
            opening.setdefault(start, []).append(index)
            closing.setdefault(end, []).append(index)
    pieces: list[Segment] = []
    covering: set[int] = set()
    position = 0
    for cut in sorted({*opening, *closing, length}):
        if position < cut:
            pieces.append(Segment(position, cut, frozenset(covering)))
        covering.difference_update(closing.get(cut, ()))
        covering.update(opening.get(cut, ()))
        position = cut
    return pieces
