"""Changes reach the index by themselves, and go on doing so when the database ends the connection."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from kb.search import search
from kb.search.following import follow
from kb.search.indexing import apply_all
from tests import factories
from tests.search.conftest import asked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def following(index_dir: Path) -> Iterator[threading.Thread]:
    """A thread that follows the database of this test."""
    apply_all()
    stop = threading.Event()
    thread = threading.Thread(target=follow, args=(stop,), daemon=True)
    thread.start()
    yield thread
    stop.set()
    thread.join(timeout=30)
    assert not thread.is_alive()


def _becomes(total: int, query: str) -> bool:
    """Whether the query finds so many within half a minute; no figure is tested here."""
    return _soon(lambda: search(asked(f"q={query}")).total == total)


def _soon(condition: Callable[[], bool]) -> bool:
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_published_changed_and_withdrawn_passages_follow_by_themselves(following: threading.Thread) -> None:
    passage = factories.passage("Privacy matters.")
    assert _becomes(1, "privacy")
    passage.summary = passage.anchor = "Trade matters."
    passage.save()
    assert _becomes(0, "privacy")
    assert _becomes(1, "trade")
    passage.status, passage.end_reason, passage.ended_at = "withdrawn", "Mistaken.", passage.created_at
    passage.save()
    assert _becomes(0, "trade")


def test_following_goes_on_after_the_server_ended_its_connection(following: threading.Thread) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    factories.passage("Privacy matters.")
    assert _becomes(1, "privacy")
    assert following.is_alive()
