"""The commands that rebuild the index and keep it up with the database."""

import json
import os
import signal
import threading
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from kb.management.commands import index as index_command
from kb.models import IndexState, OutboxEntry
from kb.search.storage import rebuild_lock
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index_dir(tmp_path: Path, settings: Settings) -> Path:
    settings.INDEX_DIR = tmp_path / "index"
    return settings.INDEX_DIR


def _output(*command: str, **options: object) -> str:
    out = StringIO()
    call_command(*command, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_reindex_builds_a_new_generation_and_ends_with_a_summary() -> None:
    factories.passage("Privacy matters.")
    assert _output("reindex") == "2 records are in the index (generation 1).\n"
    assert json.loads(_output("reindex", "--json"))["generation"] == 2
    assert _output("reindex", verbosity=0) == ""
    assert not OutboxEntry.objects.exists()


def test_reindex_shows_progress_at_most_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.passage("Privacy matters.")
    errors = StringIO()
    clock = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    call_command("reindex", stdout=StringIO(), stderr=errors)
    assert "of 2 records" in errors.getvalue()


def test_reindex_while_another_runs_is_refused_in_words() -> None:
    with rebuild_lock(), pytest.raises(CommandError, match="being rebuilt already"):
        call_command("reindex")


def test_index_applies_what_changed_and_says_how_much() -> None:
    call_command("reindex", verbosity=0)
    factories.passage("Privacy matters.")
    notes = OutboxEntry.objects.count()
    assert json.loads(_output("index", "--json")) == {"changes": notes}
    assert _output("index") == "0 changes applied; the index is up to date.\n"
    assert IndexState.objects.get().generation == 1


def test_index_that_follows_ends_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def follow_once(stop: threading.Event, told: object, meanwhile: object) -> None:
        told(3)  # type: ignore[operator]
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(timeout=30)

    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(index_command, "follow", follow_once)
    try:
        assert json.loads(_output("index", "--follow", "--json")) == {"changes": 3}
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
