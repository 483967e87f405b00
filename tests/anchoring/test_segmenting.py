"""Pieces for highlighting overlapping ranges."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import Segment, segments

lengths = st.integers(0, 40)
range_lists = st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)), max_size=8)


def test_overlap_becomes_a_piece_of_its_own() -> None:
    assert segments(10, [(2, 6), (4, 8)]) == [
        Segment(0, 2, frozenset()),
        Segment(2, 4, frozenset({0})),
        Segment(4, 6, frozenset({0, 1})),
        Segment(6, 8, frozenset({1})),
        Segment(8, 10, frozenset()),
    ]


def test_text_without_ranges_is_one_piece() -> None:
    assert segments(3, []) == [Segment(0, 3, frozenset())]
    assert segments(0, [(0, 5)]) == []


@given(lengths, range_lists)
def test_pieces_follow_each_other_from_beginning_to_end(length: int, ranges: list[tuple[int, int]]) -> None:
    pieces = segments(length, ranges)
    assert all(piece.start < piece.end for piece in pieces)
    assert all(a.end == b.start for a, b in itertools.pairwise(pieces))
    assert (not pieces and length == 0) or (pieces[0].start == 0 and pieces[-1].end == length)


@given(lengths, range_lists)
def test_every_character_is_covered_by_exactly_its_ranges(length: int, ranges: list[tuple[int, int]]) -> None:
    for piece in segments(length, ranges):
        for position in range(piece.start, piece.end):
            assert piece.ranges == {i for i, (start, end) in enumerate(ranges) if start <= position < end}
