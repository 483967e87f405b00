"""A damaged index is noticed by whoever searches it, and rebuilt while its copy serves; never "no results"."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.models import IndexState, OutboxEntry
from kb.search import (
    SearchResult,
    SearchUnavailable,
    engine,
    reader,
    search,
    soundness,
    storage,
)
from kb.search.errors import REBUILDING
from kb.search.indexing import apply_all, apply_outbox, look_for_damage, reindex
from tests import factories
from tests.search.conftest import asked

pytestmark = pytest.mark.django_db

PARTS = ("idx", "pos", "term", "store", "fast", "fieldnorm")


def flip(file: Path) -> None:
    """One bit in the middle is another; what the folder says about the file stays the same."""
    before = file.stat()
    with file.open("r+b") as opened:
        opened.seek(before.st_size // 2)
        byte = opened.read(1)[0]
        opened.seek(-1, os.SEEK_CUR)
        opened.write(bytes([byte ^ 1]))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def touched_flip(file: Path) -> None:
    flip(file)
    os.utime(file)


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 3)


def other_bytes(file: Path) -> None:
    file.write_bytes(b"\0" * file.stat().st_size)


DAMAGES = [touched_flip, cut, other_bytes, Path.unlink]


@pytest.fixture(autouse=True)
def world(index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that a process holds open, without a copy."""
    monkeypatch.setattr(reader, "_open", reader._Open())
    engine._answers.clear()
    factories.passage("Privacy matters.")
    apply_all()
    assert ask("privacy").total == 1
    engine._answers.clear()
    shutil.rmtree(index_dir / "standby")


def ask(query: str) -> SearchResult:
    return search(asked(f"q={query}"))


def serving(index_dir: Path) -> Path:
    return index_dir / f"generation-{IndexState.objects.get().generation}"


def part(folder: Path, ending: str) -> Path:
    return next(folder.glob(f"*.{ending}"))


@pytest.mark.parametrize("ending", PARTS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_under_a_running_site_is_told_by_the_next_search_and_rebuilt_by_the_next_round(
    damage: Callable[[Path], None], ending: str, index_dir: Path
) -> None:
    before = serving(index_dir)
    damage(part(before, ending))
    for _ in range(2):
        with pytest.raises(SearchUnavailable) as told:
            ask("privacy")
        assert told.value.fault is REBUILDING
    apply_outbox()
    assert serving(index_dir) != before
    assert ask("privacy").total == 1
    assert not list(index_dir.glob("damaged-*"))


@pytest.mark.parametrize("ending", PARTS)
@pytest.mark.parametrize("damage", [flip, *DAMAGES])
def test_damage_from_before_the_start_is_told_by_the_first_search(
    damage: Callable[[Path], None], ending: str, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(part(serving(index_dir), ending))
    monkeypatch.setattr(reader, "_open", reader._Open())  # a process that has just started
    with pytest.raises(SearchUnavailable):
        ask("privacy")
    apply_outbox()
    assert ask("privacy").total == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 100, b"[]", b'{"segments": [{}]}'])
def test_list_of_files_that_cannot_be_read_has_the_index_rebuilt(content: bytes, index_dir: Path) -> None:
    before = serving(index_dir)
    (before / "meta.json").write_bytes(content)
    apply_outbox()
    assert serving(index_dir) != before
    assert ask("privacy").total == 1


def test_copy_serves_while_the_damaged_index_is_rebuilt(index_dir: Path) -> None:
    apply_all()
    touched_flip(part(serving(index_dir), "idx"))
    answer = ask("privacy")
    assert (answer.total, answer.is_behind) == (1, True)
    engine._answers.clear()
    apply_outbox()
    assert (ask("privacy").total, ask("privacy").is_behind) == (1, False)


def test_copy_never_says_that_there_is_nothing(index_dir: Path) -> None:
    apply_all()
    touched_flip(part(serving(index_dir), "idx"))
    factories.passage("Trade matters.")
    with pytest.raises(SearchUnavailable):
        ask("trade")
    apply_outbox()
    assert ask("trade").total == 1


def test_copy_that_is_damaged_too_serves_nobody(index_dir: Path) -> None:
    apply_all()
    for folder in (serving(index_dir), index_dir / "standby"):
        touched_flip(part(folder, "idx"))
    with pytest.raises(SearchUnavailable):
        ask("privacy")
    apply_all()
    assert ask("privacy").total == 1


def test_copy_holds_what_was_applied_last_and_nothing_that_the_index_gave_up(index_dir: Path) -> None:
    for number in range(12):
        factories.passage(f"Privacy number {number}.")
        apply_all()
    source, copy = serving(index_dir), index_dir / "standby"
    soundness.check(copy)
    assert set(soundness.names_of(copy)) == set(soundness.names_of(source))
    assert {path.name for path in copy.iterdir() if "." in path.name[1:] and path.suffix != ".lock"} == {
        *soundness.names_of(source),
        "meta.json",
        ".managed.json",
    }


def test_copy_is_never_made_from_a_damaged_index(index_dir: Path) -> None:
    before = serving(index_dir)
    flip(part(before, "term"))
    apply_all()  # copies, finds it, and reports it
    apply_all()
    assert serving(index_dir) != before
    soundness.check(index_dir / "standby")


def test_damage_that_nobody_searches_for_is_found_by_reading_all(index_dir: Path) -> None:
    before = serving(index_dir)
    flip(part(before, "pos"))
    look_for_damage()
    apply_outbox()
    assert serving(index_dir) != before


def test_index_that_is_whole_though_its_engine_failed_is_not_rebuilt(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = serving(index_dir)

    def fail(*_arguments: object) -> None:
        raise ValueError("the engine stumbled")

    with monkeypatch.context() as stumbling:
        stumbling.setattr(engine, "_ask_index", fail)
        with pytest.raises(SearchUnavailable) as told:
            ask("privacy")
        assert told.value.fault is not REBUILDING
    assert ask("privacy").total == 1
    apply_outbox()
    assert serving(index_dir) == before


def test_report_that_proves_wrong_is_taken_back(index_dir: Path) -> None:
    before = serving(index_dir)
    (index_dir / f"damaged-{IndexState.objects.get().generation}").touch()
    apply_outbox()
    assert serving(index_dir) == before
    assert not list(index_dir.glob("damaged-*"))


def test_files_that_the_engine_gives_up_are_no_damage(index_dir: Path) -> None:
    for number in range(20):  # segments are merged, and the old ones removed
        factories.passage(f"Privacy number {number}.")
        apply_all()
        assert ask("privacy").total == number + 2


def test_damage_found_while_changes_are_applied_has_the_index_rebuilt(index_dir: Path) -> None:
    before = serving(index_dir)
    part(before, "store").write_bytes(b"")
    factories.passage("Privacy again.")
    apply_all()
    assert serving(index_dir) != before
    assert ask("privacy").total == 2
    assert not OutboxEntry.objects.exists()


def test_damage_is_logged_once_however_many_search(index_dir: Path, caplog: pytest.LogCaptureFixture) -> None:
    part(serving(index_dir), "term").unlink()
    for number in range(5):
        with pytest.raises(SearchUnavailable):
            ask(f"canary{number}")
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(told) == 1
    assert "damaged" in told[0]
    assert "canary" not in told[0]


def test_rebuild_that_fails_gives_back_the_room_it_took(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kb.search.indexing._fill", no_room)
    with pytest.raises(OSError, match="No space"):
        reindex()
    assert not list(index_dir.glob("*.building"))
    assert ask("privacy").total == 1


def test_index_in_a_folder_that_cannot_be_written_is_searched_all_the_same(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writable = [False]
    monkeypatch.setattr(reader, "can_be_written", lambda path: writable[0])
    monkeypatch.setattr(storage, "can_be_written", lambda path: writable[0])
    monkeypatch.setattr(reader, "_open", reader._Open())  # a process that has just started
    before = {path.name for path in serving(index_dir).iterdir()}
    assert ask("privacy -zzz").total == 1
    assert {path.name for path in serving(index_dir).iterdir()} == before
    writable[0] = True
    factories.passage("Privacy again.")
    apply_all()
    assert ask("privacy -yyy").total == 2


def test_report_about_a_generation_that_no_longer_serves_is_forgotten(index_dir: Path) -> None:
    (index_dir / "damaged-999").touch()
    apply_all()
    assert not list(index_dir.glob("damaged-*"))
