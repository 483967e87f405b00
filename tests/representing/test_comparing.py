"""Two texts of one record, difference by difference: whatever is taken, each side can be had whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.representing.comparing import combine, parts

WORDS = st.lists(st.sampled_from(["not", "all", "States", "must", "，", "不", "  ", ".", "1,000"])).map(
    " ".join
)
ROWS = st.lists(st.dictionaries(st.sampled_from(["person", "role"]), st.sampled_from("abc"), max_size=2))
NAMES = st.dictionaries(st.sampled_from(["en", "fr", "ar"]), st.sampled_from(["x", "y", "z"]))


@pytest.mark.parametrize("values", [WORDS, st.text(), ROWS, NAMES, st.none() | st.booleans() | st.integers()])
def test_either_side_can_be_had_whole(values):
    @given(values, values, values)
    def holds(theirs, mine, base):
        found = parts(theirs, mine, base)
        differing = [part for part in found if part.differs]
        assert (combine(found, [False] * len(differing)) or None) == (theirs or None)
        assert (combine(found, [True] * len(differing)) or None) == (mine or None)
        assert bool(differing) == (theirs != mine)

    holds()


def told(theirs, mine, base):
    return [(part.theirs, part.mine, part.whose) for part in parts(theirs, mine, base) if part.differs]


@pytest.mark.parametrize(
    ("theirs", "mine", "base", "differences"),
    [
        ("States must act", "States may act", "States must act", [("must", "may", "mine")]),
        ("States must act", "States may act", "States may act", [("must", "may", "theirs")]),
        ("States must act", "States may act", "States shall act", [("must", "may", "both")]),
        (
            "All States must act now on this matter",
            "States must act now on this question",
            "States must act now on this matter",
            [("All ", "", "theirs"), ("matter", "question", "mine")],
        ),
        ("各国不应使用", "各国应使用", "各国应使用", [("不", "", "theirs")]),
        (["a", "b"], ["a", "c"], ["a"], [(["b"], ["c"], "both")]),
        (["a", "b"], ["a"], ["a", "b"], [(["b"], [], "mine")]),
        (["a", "b"], ["a"], ["a"], [(["b"], [], "theirs")]),
        ({"en": "x", "fr": "y"}, {"en": "x"}, {"en": "x", "fr": "y"}, [({"fr": "y"}, {}, "mine")]),
        (True, None, None, [(True, None, "theirs")]),
        ("report", None, "report", [("report", "", "mine")]),
    ],
)
def test_each_difference_says_who_made_it(theirs, mine, base, differences):
    assert told(theirs, mine, base) == differences


def test_each_difference_is_taken_by_itself():
    found = parts(
        "All States must act now on this matter", "States must act now on this question", "States must act"
    )
    assert combine(found, [False, True]) == "All States must act now on this question"
    assert combine(found, [True, False]) == "States must act now on this matter"
