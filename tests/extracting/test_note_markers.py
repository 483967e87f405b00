"""Markers are found where they are glued, raised or in brackets; figures of the text are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.note_markers import markers_in


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("lamps.12 Boats", [("12", "12")]),
        ("“lamps”3, boats4", [("3", "3"), ("4", "4")]),
        ("lamps[5][6] here", [("[5]", "5"), ("[6]", "6")]),
        ("lamps¹² here", [("¹²", "12")]),
        ("lamps¹,² here", [("¹", "1"), ("²", "2")]),
        ("5 m² and 10⁶ or e=mc²", []),
        ("lamps③", [("③", "3")]),
        ("Anna Berg* and Bo†", [("*", "*"), ("†", "†")]),
        ("LAMPS.7 Boats", [("7", "7")]),
        ("eﬃcient.8 Boats", [("8", "8")]),
        ("article17 COVID19 in 2019 art.5 3.5 14,000 a*b", []),
    ],
)
def test_markers_are_found_at_their_places(text: str, markers: list[tuple[str, str]]):
    assert [(text[start:end], label) for start, end, label in markers_in(text)] == markers


@given(st.text(alphabet="ab ¹2[]*③.”ﬃ", max_size=60))
def test_markers_lie_in_the_text_and_apart(text: str):
    reached = 0
    for start, end, label in markers_in(text):
        assert reached <= start < end <= len(text)
        assert label
        reached = end
