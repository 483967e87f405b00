"""Words beside a quotation: the same, the same as far as the sentence goes, or others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.words_beside import Unlike, unlike_beside

TEXT = "Heading\n\n2. It rained. No evidence was found in any district.\n\nNothing else was said"
WORDS = "evidence was found"


def beside(prefix: str, suffix: str, words: str = WORDS) -> Unlike | None:
    start = TEXT.index(words)
    return unlike_beside(TEXT, start, start + len(words), prefix, suffix)


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("", ""),
        ("No ", " in any"),
        ("No", "in any district."),
        ("o ", " in an"),
        ("It rained. No ", " in any district. Nothing else"),
        ("Heading 2. It rained. NO ", ""),
        ("It snowed. No ", " in any district. Another page"),
        ("Menu\nNo ", ""),
        ("Menu\n\n No\u00a0", "\n in   any"),
    ],
)
def test_same_words_agree_as_far_as_their_sentence_goes(prefix: str, suffix: str) -> None:
    assert beside(prefix, suffix) is None


@pytest.mark.parametrize(
    ("prefix", "suffix", "side"),
    [
        ("Some ", "", "before"),
        ("that no ", "", "before"),
        ("Menu No ", "", "before"),
        ("", " in no district", "after"),
        ("", " in any district, unless", "after"),
        ("No ", " at all.", "after"),
        ("Not ", " at all.", "before"),
    ],
)
def test_other_words_are_told_with_their_side(prefix: str, suffix: str, side: str) -> None:
    unlike = beside(prefix, suffix)
    assert unlike is not None
    assert unlike.side == side
    assert unlike.printed in {"No", "in any district."}


def test_words_at_the_edge_of_their_sentence_have_nothing_beside_them_there() -> None:
    assert beside("2. ", "", "It rained") is None
    assert beside("Nearby ", "", "It rained") == Unlike("before", "", "Nearby")
    assert beside("", " of it", "Nothing else was said") == Unlike("after", "", "of it")
    assert beside("", "\nof it", "Nothing else was said") is None


@given(st.text(max_size=40), st.data())
def test_what_stands_beside_any_words_agrees_with_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert unlike_beside(text, start, end, "", "") is None
    unlike_beside(text, start, end, data.draw(st.text(max_size=9)), data.draw(st.text(max_size=9)))
