"""Three-way decisions: a change of one side is taken, of both sides never guessed; what nobody changed stays."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.representing.three_way import BothChanged, decide, merged, plain, plain_mapping

WORDS = st.sampled_from(["a", "b", "c", "d"])
TEXTS = st.none() | WORDS
ROWS = st.lists(WORDS, unique=True, max_size=4).map(lambda rows: rows or None)
LABELS = st.dictionaries(st.sampled_from(["en", "fr"]), WORDS).map(lambda labels: labels or None)
EVENTS = st.dictionaries(st.sampled_from(["adopted", "in-force"]), WORDS, max_size=2).map(
    lambda notes: [{"kind": kind, "date": "1966", "note": note} for kind, note in notes.items()] or None
)
VALUES = st.one_of(
    st.tuples(st.just("statement"), TEXTS, TEXTS, TEXTS),
    st.tuples(st.just("aliases"), LABELS, LABELS, LABELS),
    st.tuples(st.just("issuers"), ROWS, ROWS, ROWS),
    st.tuples(st.just("claimants"), ROWS, ROWS, ROWS),
    st.tuples(st.just("events"), EVENTS, EVENTS, EVENTS),
)


def result(key: str, last: Any, now: Any, here: Any) -> Any:
    try:
        return merged(key, last, now, here)
    except BothChanged:
        return "open"


@given(VALUES)
def test_change_of_one_side_alone_is_what_stands(values: tuple[str, Any, Any, Any]) -> None:
    key, last, one, _other = values
    assert result(key, last, one, last) == one
    assert result(key, last, last, one) == one
    assert result(key, last, one, one) == one


@given(VALUES)
def test_what_is_decided_does_not_depend_on_which_side_is_asked_first(
    values: tuple[str, Any, Any, Any],
) -> None:
    key, last, now, here = values
    one, other = result(key, last, now, here), result(key, last, here, now)
    assert _unordered(one) == _unordered(other)


@given(VALUES)
def test_decided_result_decided_again_stays(values: tuple[str, Any, Any, Any]) -> None:
    key, last, now, here = values
    once = result(key, last, now, here)
    if once != "open":
        assert result(key, now, now, once) == once


def _unordered(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(map(repr, value))
    return {key: _unordered(item) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("key", "last", "now", "here", "expected"),
    [
        ("statement", "a", "b", "c", "open"),
        ("statement", None, "b", "c", "open"),
        # rows of their own are decided row by row
        ("issuers", ["a"], ["a", "b"], ["a", "c"], ["a", "b", "c"]),
        ("issuers", ["a", "b"], ["a"], ["a", "b", "c"], ["a", "c"]),
        ("issuers", ["a", "b"], ["a", "b", "c"], ["b"], ["b", "c"]),
        ("aliases", {"en": ["a"]}, {"en": ["a", "b"]}, {"en": ["a"], "fr": ["c"]}, {"en": ["a", "b"], "fr": ["c"]}),
        ("labels", {"en": "a"}, {"en": "a", "fr": "b"}, {"en": "c"}, {"en": "c", "fr": "b"}),
        ("labels", {"en": "a"}, {"en": "b"}, {"en": "c"}, "open"),
        ("identifiers", [{"scheme": "doi", "value": "1"}], [{"scheme": "doi", "value": "2"}],
         [{"scheme": "doi", "value": "1"}, {"scheme": "isbn", "value": "3"}],
         [{"scheme": "doi", "value": "2"}, {"scheme": "isbn", "value": "3"}]),
        ("events", [{"kind": "adopted", "date": "1966"}], [{"kind": "adopted", "date": "1966", "note": "a"}],
         [{"kind": "adopted", "date": "1966"}, {"kind": "signed", "date": "1967"}],
         [{"kind": "adopted", "date": "1966", "note": "a"}, {"kind": "signed", "date": "1967"}]),
        # one side took a row away that the other changed
        ("events", [{"kind": "adopted", "date": "1966"}], None,
         [{"kind": "adopted", "date": "1966", "note": "a"}], "open"),
        ("events", [{"kind": "adopted", "date": "1966"}], [{"kind": "adopted", "date": "1966", "note": "a"}],
         None, "open"),
        # and the same with the row left as it was: it is gone
        ("events", [{"kind": "adopted", "date": "1966"}], None, [{"kind": "adopted", "date": "1966"}], None),
        # rows that make one statement together are decided as a whole
        ("claimants", ["a"], ["a", "b"], ["c"], "open"),
        ("claimants", ["a"], ["a", "b"], ["a"], ["a", "b"]),
        ("quantities", [{"value": "1", "unit": "x"}], [{"value": "2", "unit": "x"}],
         [{"value": "1", "unit": "y"}], "open"),
        # an order that says something, changed by one side while the other changed the rows
        ("contributors", [{"person": "a"}, {"person": "b"}], [{"person": "b"}, {"person": "a"}],
         [{"person": "a"}, {"person": "b"}, {"person": "c"}], "open"),
        ("issuers", ["a", "b"], ["b", "a"], ["a", "b", "c"], ["a", "b", "c"]),
        # a list that names a row twice has no rows to decide by
        ("issuers", ["a"], ["a", "a"], ["b"], "open"),
    ],
)  # fmt: skip
def test_each_kind_of_value_is_decided_as_finely_as_it_can_be(
    key: str, last: Any, now: Any, here: Any, expected: Any
) -> None:
    assert result(key, last, now, here) == expected


def test_new_row_stands_behind_the_one_it_follows_in_the_base() -> None:
    assert merged("issuers", ["a", "c"], ["a", "b", "c"], ["a", "c", "d"]) == ["a", "b", "c", "d"]


def test_record_keeps_what_is_open_and_takes_the_rest() -> None:
    last = {"statement": "A.", "note": "n", "as_of": "2020"}
    now = {"statement": "B.", "note": "m"}
    here = {"statement": "C.", "note": "n", "as_of": "2020"}
    keys = ["statement", "note", "as_of"]
    assert decide(last, now, here, keys) == ({"statement": "C.", "note": "m"}, ["statement"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, "3"), (" a ", "a"), (True, True), (False, None), ("", None), (None, None), ([], None), ({}, None),
        (["", "a"], ["a"]), ({"a": "", "b": 1}, {"b": "1"}), ([{"a": None}], None),
    ],
)  # fmt: skip
def test_plain_form_is_what_a_record_would_give_back(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def test_plain_mapping_of_nothing_is_empty() -> None:
    assert plain_mapping({"slug": ""}) == {}
