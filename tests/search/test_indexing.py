"""The index survives kills, damage and rebuilds, and serves meanwhile."""

import fcntl
import shutil
from pathlib import Path
from typing import Any

import pytest

from kb.models import IndexState, OutboxEntry, Passage
from kb.search import SearchUnavailable, search, storage
from kb.search import indexing as module
from kb.search.indexing import apply_all, apply_outbox, reindex
from tests import factories
from tests.search.conftest import Ask, asked

pytestmark = pytest.mark.django_db


def _total(query: str = "") -> int:
    return search(asked(f"q={query}")).total


class Killed(BaseException):
    """The process ends here."""


def _die(*_args: Any, **_kwargs: Any) -> None:
    raise Killed


def test_first_application_builds_the_index_from_nothing(index_dir: Path) -> None:
    factories.passage("Privacy matters.")
    apply_all()
    assert _total("privacy") == 1
    assert not OutboxEntry.objects.exists()


def test_change_is_found_after_its_note_is_applied_and_notes_go(index_dir: Path) -> None:
    apply_all()
    passage = factories.passage("Privacy matters.")
    assert _total("privacy") == 0
    assert apply_outbox() > 0
    assert _total("privacy") == 1
    passage.summary = passage.anchor = "Trade matters."
    passage.save()
    apply_all()
    assert (_total("privacy"), _total("trade")) == (0, 1)
    assert apply_outbox() == 0


def test_applying_few_notes_at_a_time_reaches_the_same_end(index_dir: Path) -> None:
    apply_all()
    for number in range(5):
        factories.passage(f"Privacy {number}.")
    notes = OutboxEntry.objects.count()
    rounds = 0
    while apply_outbox(limit=3):
        rounds += 1
    assert rounds >= notes // 3
    assert _total("privacy") == 5


def test_kill_after_the_commit_and_before_the_notes_go_loses_and_doubles_nothing(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_all()
    factories.passage("Privacy matters.")
    with monkeypatch.context() as patched:
        patched.setattr(storage, "note_changes", _die)
        with pytest.raises(Killed):
            apply_outbox()
    assert OutboxEntry.objects.exists()
    apply_all()
    assert _total("privacy") == 1
    assert _total() == 1


def test_kill_before_the_commit_leaves_the_note_for_the_next(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_all()
    factories.passage("Privacy matters.")
    with monkeypatch.context() as patched:
        patched.setattr(module, "_apply_batch", _die)
        with pytest.raises(Killed):
            apply_outbox()
    assert _total("privacy") == 0
    apply_all()
    assert _total("privacy") == 1


def test_kill_in_the_middle_of_a_rebuild_leaves_the_old_index_serving(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.passage("Privacy matters.")
    apply_all()
    with monkeypatch.context() as patched:
        patched.setattr(storage.Building, "finish", _die)
        with pytest.raises(Killed):
            reindex()
    assert list(index_dir.glob("*.building"))
    assert _total("privacy") == 1
    factories.passage("Privacy again.")
    apply_all()
    assert _total("privacy") == 2
    assert not list(index_dir.glob("*.building"))  # its builder is dead, so nobody will finish it
    reindex()
    assert _total("privacy") == 2


def test_searches_and_changes_go_on_while_a_rebuild_runs(index_dir: Path) -> None:
    kept = factories.passage("Privacy matters.")
    changed = factories.passage("Trade matters.")
    apply_all()
    told: list[tuple[int, int]] = []

    def in_the_middle(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 1:  # the passages have been read, nothing else yet
            changed.summary = changed.anchor = "Privacy of trade."
            changed.save()
            factories.passage("Privacy for all.")
            Passage.objects.filter(pk=kept.pk).update(summary="Nothing of the kind.", anchor="Of the kind.")
            apply_all()
            assert _total("privacy") == 2

    built = reindex(in_the_middle)
    assert told[-1][0] == told[-1][1]
    assert built.documents > 0
    assert _total("privacy") == 2
    assert _total("kind") == 1
    assert IndexState.objects.get().generation == built.generation


def test_changes_that_wait_when_a_rebuild_ends_are_applied_to_the_new_generation(index_dir: Path) -> None:
    apply_all()
    waiting: list[int] = []

    def in_the_middle(done: int, total: int) -> None:
        if not waiting:
            waiting.append(factories.passage("Privacy matters.").pk)

    factories.passage("Trade.")
    reindex(in_the_middle)
    assert OutboxEntry.objects.filter(table="passage", record_pk=waiting[0]).exists()
    apply_all()
    assert _total("privacy") == 1


def test_rebuild_while_another_runs_is_refused(index_dir: Path) -> None:
    with storage.rebuild_lock(), pytest.raises(storage.RebuildInProgress):
        reindex()


def test_application_waits_for_nobody_where_the_index_is_being_built_for_the_first_time(
    index_dir: Path,
) -> None:
    factories.passage("Privacy matters.")
    with storage.rebuild_lock():
        assert apply_outbox() == 0
    assert OutboxEntry.objects.exists()


def test_missing_index_is_unavailable_and_then_built_anew(ask: Ask, index_dir: Path) -> None:
    factories.passage("Privacy matters.")
    assert ask("q=privacy").total == 1
    shutil.rmtree(index_dir)
    with pytest.raises(SearchUnavailable):
        _total("privacy matters")
    assert ask("q=privacy").total == 1


def test_index_of_another_schema_is_built_anew(ask: Ask) -> None:
    factories.passage("Privacy matters.")
    assert ask("q=privacy").total == 1
    IndexState.objects.update(schema_version="older")
    with pytest.raises(SearchUnavailable):
        _total("privacy")
    assert ask("q=privacy").total == 1


def test_old_generations_are_removed_except_the_one_before(index_dir: Path) -> None:
    for _ in range(4):
        reindex()
    assert sorted(path.name for path in index_dir.glob("generation-*")) == ["generation-3", "generation-4"]


def test_lock_of_a_process_that_died_is_free(index_dir: Path) -> None:
    apply_all()
    holder = (index_dir / "lock").open("w")
    fcntl.flock(holder, fcntl.LOCK_EX)
    holder.close()  # what the system does when a process ends
    factories.passage("Privacy matters.")
    apply_all()
    assert _total("privacy") == 1


def test_change_that_readers_cannot_see_leaves_the_documents_of_the_index_alone(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that statistics, and with them scores, are the same whatever is being drafted."""
    passage = factories.passage("Privacy matters.")
    body = factories.institution()
    apply_all()
    factories.claim("A draft about it.", on=[passage], by=[body], status="draft")
    passage.nothing_to_tag = True
    passage.save()
    written = []
    original = module._apply_batch

    def watched(*args: Any) -> bool:
        written.append(original(*args))
        return written[-1]

    monkeypatch.setattr(module, "_apply_batch", watched)
    apply_all()
    assert written
    assert not any(written)
