"""An index of its own for every search test, and short ways to ask it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import QueryDict
from pytest_django import Settings

from kb.search import SearchRequest, SearchResult, parse_search, search
from kb.search.indexing import apply_all

type Ask = Callable[[str], SearchResult]


def asked(querystring: str | bytes) -> SearchRequest:
    """The question that a query string asks."""
    return parse_search(dict(QueryDict(querystring).lists()))


@pytest.fixture
def index_dir(tmp_path: Path, settings: Settings) -> Path:
    """An empty place for the index of this test."""
    settings.INDEX_DIR = tmp_path / "index"
    return settings.INDEX_DIR


@pytest.fixture
def ask(db: None, index_dir: Path) -> Ask:
    """Bring the index up to the database, then answer a query string."""

    def answer(querystring: str = "") -> SearchResult:
        apply_all()
        return search(asked(querystring))

    return answer
