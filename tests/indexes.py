"""A search index of the test's own, for the tests of whatever shows a search."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from pytest_django import Settings

from kb.models import IndexState
from kb.search.indexing import apply_all

_REVISIONS = count(1_000_000, 1_000)

type Bring = Callable[[], None]


def own_index(folder: Path, settings: Settings) -> Bring:
    """An index in this folder, already up to the database; call it to bring it up again.

    Its revisions are numbered as those of no other test, for answers are remembered by revision.
    """
    settings.INDEX_DIR = folder
    apply_all()
    IndexState.objects.update(revision=next(_REVISIONS))
    return apply_all


@pytest.fixture
def index_now(db: None, tmp_path: Path, settings: Settings) -> Bring:
    """The index of a test that leaves nothing in the database."""
    return own_index(tmp_path / "index", settings)
