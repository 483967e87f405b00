"""Citation keys: stable, ASCII, different."""

import re

from hypothesis import given

from kb.citing import Reference, Source
from kb.citing.keys import citation_key, distinct_keys
from tests.citing import hostile, sources


def test_key_is_the_identifier_of_the_record_where_it_has_one() -> None:
    assert citation_key(sources.WP3298) == "wp3298-theme-2"


def test_key_without_identifier_is_made_of_name_year_and_title() -> None:
    assert citation_key(sources.ARTICLE) == "warren1890right"
    assert citation_key(sources.PLAN) == "council2020eu"


def test_key_of_a_source_without_latin_letters_is_a_digest_that_stays() -> None:
    source = Source(kind="legislation", title="个人信息保护法")
    assert re.fullmatch(r"source-[0-9a-f]{8}", citation_key(source))
    assert citation_key(source) == citation_key(Source(kind="legislation", title="个人信息保护法"))


def test_keys_that_would_collide_with_a_numbered_one_are_still_different() -> None:
    twice = [Source(kind="report", identifier=name) for name in ("a", "a-2", "a", "a")]
    assert distinct_keys(twice) == ["a", "a-2", "a-3", "a-4"]


@hostile.large_cases
@given(references=hostile.references)
def test_keys_of_any_sources_are_different_and_plain(references: list[Reference]) -> None:
    keys = distinct_keys(reference.source for reference in references)
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)
