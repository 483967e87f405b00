"""The normalised text and its offsets, both ways."""

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.anchoring import normalise
from kb.anchoring.normalised import normalised_string

AWKWARD = (
    "aAéE\u0301ﬁßİıΐ\u0345\u0301³①'\"“”’»«--—–\u2011\u00ad\u200b\u200f\ufeff \u00a0\n\t\x0c\x00"
    "*†[]()123450.,;:!?/%"
    "權利第条가\u1100\u1161\u11a8\u09c7\u09beاـًملاｶﾞＡ㈱Å´¨\ud800…"
)
PIECES = [
    "rights",
    "law.",
    "”",
    "12",
    "3",
    "[4]",
    " ",
    "art.",
    "page",
    "\u0301",
    "’",
    ")",
    ",",
    "a",
    "*",
    "—",
    "²",
    "⁶",
    "m",
    "10",
    "-\n",
    "″",
]
awkward_texts = st.one_of(
    st.text(alphabet=AWKWARD, max_size=60),
    st.text(max_size=60),
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    ).map("".join),
)


@given(awkward_texts)
@example("ab3)'4 ")
@example("rights”3”4")
@example("a[1[2]3]")
@example("e[1]\u0301")
@example(":[0])²")
@example("A[0]A²")
def test_normalising_twice_equals_normalising_once(text: str) -> None:
    once = normalised_string(text)
    assert normalised_string(once) == once


@given(awkward_texts)
def test_text_with_and_without_offsets_is_the_same(text: str) -> None:
    assert normalise(text).text == normalised_string(text)


@given(awkward_texts)
def test_offset_map_is_monotone_and_inside_the_original(text: str) -> None:
    normalised = normalise(text)
    spans = [normalised.to_original(i, i + 1) for i in range(len(normalised.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(spans))


@given(
    st.one_of(awkward_texts, st.lists(st.sampled_from([*PIECES, *"(). "]), max_size=9).map("".join)),
    st.data(),
)
def test_original_range_of_whole_words_normalises_to_the_same_words(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    # A sign of multiplication that stands alone is no edge of a quotation.
    words = [match.span() for match in re.finditer(r"[^ ]+", normalised.text) if match[0] != "*"]
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    original_start, original_end = normalised.to_original(start, end)
    assert normalised_string(text[original_start:original_end]) == normalised.text[start:end]


@given(awkward_texts, st.data())
def test_range_mapped_to_the_original_and_back_contains_itself(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    if start == end:
        return
    back = normalised.to_normalised(*normalised.to_original(start, end))
    assert back[0] <= start and end <= back[1]


def test_ligature_maps_to_the_one_character_it_came_from() -> None:
    normalised = normalise("a ﬁne")
    assert normalised.text == "a fine"
    assert normalised.to_original(2, 4) == (2, 3)
    assert normalised.to_normalised(2, 3) == (2, 4)


def test_run_of_white_space_maps_to_the_whole_run() -> None:
    normalised = normalise("a \n\x0c b")
    assert normalised.text == "a b"
    assert normalised.to_original(1, 2) == (1, 5)


def test_removed_characters_at_the_edge_of_a_word_are_outside_its_range() -> None:
    normalised = normalise("a **word** b")
    start = normalised.text.index("word")
    assert normalised.to_original(start, start + 4) == (4, 8)


def test_range_of_removed_characters_maps_to_an_empty_range() -> None:
    normalised = normalise("a **b")
    assert normalised.to_normalised(2, 4) == (2, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        normalise("abc").to_original(start, end)
    with pytest.raises(IndexError):
        normalise("abc").to_normalised(start, end)
