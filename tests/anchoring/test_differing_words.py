"""The words in which two readings differ."""

from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.differing_words import differing


def test_replaced_added_and_removed_words_are_marked_on_their_side() -> None:
    old, new = "the red house by the old mill", "the blue house by the mill today"
    gone, come = differing(old, new)
    assert [old[start:end] for start, end in gone] == ["red", "old"]
    assert [new[start:end] for start, end in come] == ["blue", "today"]


def test_line_breaks_make_no_difference() -> None:
    assert differing("one two\nthree", "one  two three") == ([], [])


def test_chinese_characters_are_words() -> None:
    old, new = "人人有权", "人人无权"
    assert differing(old, new) == ([(2, 3)], [(2, 3)])


@given(st.text(max_size=80), st.text(max_size=80))
def test_without_what_differs_both_readings_have_the_same_words(old: str, new: str) -> None:
    gone, come = differing(old, new)
    left, right = (
        "".join(c for i, c in enumerate(text) if not any(start <= i < end for start, end in spans))
        for text, spans in ((old, gone), (new, come))
    )
    assert "".join(left.split()) == "".join(right.split())
