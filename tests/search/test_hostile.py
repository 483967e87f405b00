"""Whatever is asked, the answer is an answer or a refusal in words: no other error, whoever asks what."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.search import InvalidSearch, SearchResult, search, to_json
from kb.search.filters import PARAMETERS
from kb.search.indexing import apply_all
from kb.web.search.chips import chips
from kb.web.search.listings import Listing
from tests.search.conftest import asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db

_PIECES = """
" ( ) - * OR AND NOT NEAR/2 NEAR/100 title: article: nofield: & | ! <-> :* \\ ' % _ ; -- /* 隐私 covenant cameras c* co*
prot* protects 17 19(3) A/HRC/1 государство \u202e \x00 \ud7ff 😀 ﷺ
"""
PIECES = st.sampled_from(_PIECES.split())
QUERIES = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=600) | st.lists(PIECES).map("".join)
PAIRS = st.tuples(st.sampled_from(sorted(PARAMETERS)) | st.text(max_size=10), st.text(max_size=40) | PIECES)

hostile = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def indexed(index_dir: object) -> None:
    small_world()
    apply_all()


def _asked(querystring: str) -> SearchResult | None:
    try:
        request = asked(querystring)
    except InvalidSearch as refused:
        assert all(error.message for error in refused.errors)
        assert all(error.value.isprintable() for error in refused.errors if error.parameter != "q")
        return None
    chips(request, Listing("search").address)
    result = search(request)
    to_json(result)
    return result


@hostile
@given(QUERIES, st.sampled_from(["passages", "claims", "documents", "instruments", "institutions"]))
def test_any_text_is_answered_or_refused(indexed: None, query: str, section: str) -> None:
    result = _asked(f"in={section}&q={quote(query, errors='replace')}")
    if result and result.understood_as:
        again = _asked(f"in={section}&q={quote(result.understood_as)}")
        assert again
        assert again.total == result.total


@hostile
@given(st.lists(PAIRS, max_size=8))
def test_any_parameters_are_answered_or_refused(indexed: None, pairs: list[tuple[str, str]]) -> None:
    _asked(
        "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in pairs)
    )


@hostile
@given(st.binary(max_size=60))
def test_any_bytes_are_answered_or_refused(indexed: None, raw: bytes) -> None:
    _asked("q=" + quote(raw))
    _asked("theme=" + quote(raw))
