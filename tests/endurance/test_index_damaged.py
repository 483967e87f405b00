"""A running site whose index is harmed file by file: readers get an answer or a calm page, and soon answers again."""

import itertools
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .sites import Site, site

pytestmark = pytest.mark.endurance
PARTS = ("idx", "pos", "term", "store", "fast", "fieldnorm")
WORDS = ("privacy", "surveillance", "rights", '"human rights"', "state", "data", "expression", "law")


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site(base=True) as one:
        yield one


def flipped(file: Path) -> None:
    with file.open("r+b") as opened:
        for place in range(100, file.stat().st_size, 50):
            opened.seek(place)
            byte = opened.read(1)[0]
            opened.seek(place)
            opened.write(bytes([byte ^ 0xFF]))


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 3)


class Searchers:
    """Four people who each search for one thing after the other, never twice the same question."""

    def __init__(self, running: Site) -> None:
        self.running, self.answers, self._stop = running, [], threading.Event()
        self._threads = [threading.Thread(target=self._search, args=(n,), daemon=True) for n in range(4)]

    def __enter__(self) -> "Searchers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def _search(self, number: int) -> None:
        for turn in itertools.count(number * 1_000):
            if self._stop.is_set():
                return
            word = WORDS[turn % len(WORDS)].replace(" ", "+")
            # A word that is in nothing, left out: the same hits, and no answer from memory.
            status, page = self.running.get(f"/search/?q={word}+-zzz{turn}&page={1 + turn % 2}")
            self.answers.append((status, "Nothing matches all of this" in page))


@pytest.mark.parametrize("ending", PARTS)
@pytest.mark.parametrize("damage", [flipped, cut, Path.unlink])
def test_damaged_index_is_told_rebuilt_and_never_says_that_there_is_nothing(
    running: Site, damage: Callable[[Path], None], ending: str
) -> None:
    running.soon(lambda: running.get("/readyz") == (200, "ready\n"), "the site was never ready")
    before = serving(running)
    standby = running.var / "index" / "standby" / "meta.json"
    running.soon(lambda: standby.exists(), "there was never a copy")
    with Searchers(running) as searchers:
        damage(next(before.glob(f"*.{ending}")))
        running.soon(lambda: serving(running) != before, "the index was never rebuilt")
        running.soon(lambda: running.get("/readyz") == (200, "ready\n"), "the site was never ready again")
    assert {status for status, _nothing in searchers.answers} <= {200, 503}
    assert not any(nothing for _status, nothing in searchers.answers)
    written = running.everything_written()
    assert "stack backtrace" not in written
    assert "zzz" not in written


def test_lost_folder_is_told_and_made_again(running: Site) -> None:
    for path in sorted((running.var / "index").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert running.get("/search/?q=anything")[0] == 503
    assert running.get("/readyz")[0] == 503
    running.soon(lambda: running.get("/readyz") == (200, "ready\n"), "the site was never ready again")
    assert running.get("/search/?q=privacy")[0] == 200


def serving(running: Site) -> Path:
    """The newest generation that is whole."""
    folders = [path for path in (running.var / "index").glob("generation-*") if path.suffix != ".building"]
    return max(folders, key=lambda path: int(path.name.partition("-")[2]))
