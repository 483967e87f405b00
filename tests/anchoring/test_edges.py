"""Where words may be cut: at their edges, in every script; nowhere inside a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.edges import begins_and_ends_at_edges, is_edge, widened

#: A bar at a place that is an edge.
EDGES = [
    "the| parties", "the |parties", "parties|.", "(|a)", "l’|article", "co|-operation", "State|’s",
    "rights|³ of", "rights|12 of", "law|.12 of", "人|权", "权利|³的", "ガ|イド", "ไทย|คำ", "A|/HRC",
    "re|: 30", "in 2019|, it", "rights |— all", "|all", "all|",
]  # fmt: skip
#: A bar inside a word or a figure.
INSIDE = [
    "par|ties", "State|ment", "1|,000", "1,|000", "3|.5", "12|:30", "10|⁶", "m|²", "can|’t",
    "can|'t", "sur|\u00advey", "sur\u00ad|vey", "حق|وق", "حُ|قُوق", "حق|\u0651وق", "пра|во",
    "covid|19", "x|_y", "e|\u0301", "rights1|2 of", "한|국",
]  # fmt: skip


def split(marked: str) -> tuple[str, int]:
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize("marked", EDGES)
def test_place_between_words_is_an_edge(marked: str) -> None:
    assert is_edge(*split(marked))


@pytest.mark.parametrize("marked", INSIDE)
def test_place_inside_a_word_or_a_figure_is_none(marked: str) -> None:
    assert not is_edge(*split(marked))


def test_stretch_is_widened_to_whole_words() -> None:
    text = "the parties paid 1,000 dollars"
    assert widened(text, 7, 18) == (4, 22)
    assert widened(text, 4, 11) == (4, 11)


@given(st.text(max_size=40), st.data())
def test_widened_stretch_of_any_text_ends_at_edges_and_holds_the_stretch(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = widened(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert begins_and_ends_at_edges(text, first, last)
