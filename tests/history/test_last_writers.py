"""Whose each part of a value is after several people changed it, one after the other."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.history.last_writers import as_it_stood, restored, rewritten


def hands(start, *told):
    """Who still answers for something after these changes, each told as (value, who)."""
    return reduce(lambda words, one: rewritten(words, *one), told, as_it_stood(start)).hands


ONE = {"slug": "one", "label": "It is", "summary": "So they say."}
TWO = {"slug": "two", "label": "It is not", "claims": ["a", "b"]}

#: What stood there, what Rita made of it, what Carla made of that, and whether something is Rita's still.
CHANGES = {
    "a word written over": ("A", "B", "C", False),
    "a word with another blank in it": ("A", "B c", "B  c", True),
    "a word on two lines instead of one": ("A", "B c", "B\nc", True),
    "a word with a sign that prints nothing": ("A", "B c", "B\u200b c\u00ad", True),
    "a word with one letter more": ("A", "B c", "B cs", False),
    "a capital": ("A", "B c", "b c", False),
    "a text emptied and left so": ("A", None, None, True),
    "a text emptied and written": ("A", None, "C", False),
    "a text emptied and put back": ("A", None, "A", False),
    "a row beside another's": ([], [ONE], [ONE, TWO], True),
    "the same row written over": ([], ["one"], ["two"], False),
    "another row corrected": ([ONE], [ONE, TWO], [{**ONE, "summary": "So it is said."}, TWO], True),
    "a row changed in one of its values": ([], [ONE, TWO], [ONE, {**TWO, "label": "No"}], True),
    "a row changed in each of its values": ([{"v": "1"}], [{"v": "1"}, ONE], [{"v": "1"}, TWO], False),
    "a row known by another name": ([], [ONE], [{**ONE, "slug": "first"}], True),
    "a row taken away again by somebody else": (["A"], ["A", "B"], ["A"], False),
    "a row taken away": (["A", "B"], ["B"], ["B", "C"], True),
    "a row taken away and put back": (["A", "B"], ["B"], ["A", "B"], False),
    "a row put back with one letter more": (["A", "B"], ["B"], ["As", "B"], True),
    "a value taken out of a row": ([ONE], [{"slug": "one", "label": "It is"}], [{"slug": "one", "label": "No"}], True),
    "rows put into another order": (["A", "B"], ["B", "A"], ["B", "A", "C"], True),
    "rows put back into their order": (["A", "B"], ["B", "A"], ["A", "B"], False),
    "a language beside another": ({"en": "A"}, {"en": "A", "fr": "B"}, {"en": "C", "fr": "B"}, True),
    "the same language": ({"en": "A"}, {"en": "A", "fr": "B"}, {"en": "A", "fr": "C"}, False),
    "a label beside another of its language": ({}, {"en": ["A"]}, {"en": ["A", "B"]}, True),
    "a label beside another, which goes": ({}, {"en": ["A"]}, {"en": ["B"]}, False),
    "a language taken away": ({"en": "A", "fr": "B"}, {"en": "A"}, {"en": "C"}, True),
    "a claim in a row beside another": ([TWO], [{**TWO, "claims": ["a", "c"]}], [{**TWO, "claims": ["c"]}], True),
    "a claim out of a row": ([TWO], [{**TWO, "claims": ["a"]}], [{**TWO, "claims": ["a"], "label": "No"}], True),
    "one of two rows that are alike": ([{"v": "1"}, {"v": "2"}], [{"v": "1"}, ONE], [{"v": "4"}, ONE], True),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_last_writer_is_told_row_by_row_and_value_by_value(name):
    start, ritas, carlas, is_ritas = CHANGES[name]
    assert ("rita" in hands(start, (ritas, "rita"), (carlas, "carla"))) is is_ritas


def test_what_only_one_person_wrote_and_took_away_is_nobodys():
    assert hands(None, ("A", "rita"), (None, "rita")) == frozenset()
    assert hands(["A"], (["A", "B"], "rita"), (["A"], "rita")) == frozenset()
    assert hands(None, ("A", "carla"), (None, "rita")) == {"rita"}
    assert hands(None, (["A", "B"], "carla"), (["A"], "rita")) == {"carla", "rita"}


def test_what_was_taken_away_is_anothers_once_he_put_it_back_and_took_it_away_himself():
    told = [(["B"], "rita"), (["A", "B"], "carla"), (["B"], "carla")]
    assert hands(["A", "B"], *told) == {"carla"}


def test_words_that_somebody_went_back_to_are_still_their_writers():
    ritas = rewritten(as_it_stood(None), [ONE, TWO], "rita")
    without = rewritten(ritas, [ONE], "carla")
    again = rewritten(without, [ONE, TWO], "carla")
    assert restored(again, ritas).hands == {"carla", "rita"}
    assert restored(again, ritas).rows[1].hands == {"carla", "rita"}


TEXTS = st.sampled_from(["A", "B", "C c", "C  c", ""])
ROWS = st.lists(st.fixed_dictionaries({"v": TEXTS, "w": TEXTS}), max_size=3)
VALUES = st.one_of(TEXTS, st.lists(TEXTS, max_size=4), st.dictionaries(TEXTS, TEXTS, max_size=3), ROWS)
PEOPLE = st.sampled_from(["carla", "cleo", "rita"])


@given(VALUES, st.lists(st.tuples(VALUES, PEOPLE), max_size=6))
def test_nobody_has_written_but_who_changed_something_and_the_last_value_is_told(start, told):
    words = as_it_stood(start)
    for value, who in told:
        before, words = words, rewritten(words, value, who)
        assert words.hands <= before.hands | {who}
        assert rewritten(words, value, "another") == words
    assert as_it_stood(told[-1][0] if told else start).value == words.value


@given(VALUES, VALUES, PEOPLE)
def test_whoever_changes_what_nobody_answers_for_answers_for_the_change_alone(start, value, who):
    words = rewritten(as_it_stood(start), value, who)
    assert words.hands == (frozenset() if words.value == as_it_stood(start).value else {who})


@given(st.lists(TEXTS, unique=True, min_size=1), st.lists(TEXTS, unique=True))
def test_row_that_one_person_added_is_his_as_long_as_it_stands(rows, others):
    words = rewritten(as_it_stood([]), ["mine", *rows], "carla")
    words = rewritten(words, ["mine", *rows, "yours"], "rita")
    words = rewritten(words, [*others, "yours"], "carla")
    assert "rita" in words.hands
