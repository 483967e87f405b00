"""What is offered where somebody joins words as other search engines have it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query import QueryError, parse
from kb.query.alternatives import meant_otherwise


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("privacy or surveillance", "privacy OR surveillance"),
        ("privacy Or surveillance", "privacy OR surveillance"),
        ("vie privée ou surveillance", "vie privée OR surveillance"),
        ("rights || digital", "rights OR digital"),
        ("rights | digital", "rights OR digital"),
        ("rights|digital", "rights OR digital"),
        ("privacy/surveillance", "privacy OR surveillance"),
        ("privacy / surveillance", "privacy OR surveillance"),
        ('"new rights" or old', '"new rights" OR old'),
        ('"human rights"~5', "human NEAR/5 rights"),
        ('court "human rights"~5', "court human NEAR/5 rights"),
        ("(privacy or data) court", "(privacy OR data) court"),
    ],
)
def test_joint_that_others_know_is_offered_in_our_words(query: str, meant: str) -> None:
    assert meant_otherwise(query) == meant


@pytest.mark.parametrize(
    "query",
    [
        "privacy OR surveillance",
        "privacy  surveillance",
        "privacy and surveillance",
        '"privacy or surveillance"',
        '"rights || digital"',
        "or",
        "oral orders",
        "A/HRC/46/12",
        "2023/2024",
        "https://example.org/a",
        "privacy NEAR/5 data",
        "elderly ~ internet",
        "人权/隐私",
        "",
    ],
)
def test_nothing_is_offered_where_there_is_no_such_joint(query: str) -> None:
    assert meant_otherwise(query) is None


PIECES = ["or", "|", "||", "/", "a/b", '"x y"~3', "word", '"', "(", "OR"]


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_query_is_left_alone_or_offered_without_failing(query: str) -> None:
    meant = meant_otherwise(query)
    assert meant is None or meant != " ".join(query.split())
    with suppress(QueryError):
        parse(meant or "x")
