"""Every hostile file ends soon, with a true reason, in little memory, and leaves nothing behind."""

import os
import socket
import tempfile
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kb.extracting.parsed import Refused
from kb.extracting.sandbox import MEMORY_BYTES, Usage, parse_limited
from kb.extracting.sniffing import sniff
from tests.hostile.archives import archives
from tests.hostile.documents import pdfs
from tests.hostile.texts import entities, lies, nested


@pytest.fixture(autouse=True)
def _nothing_converts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever programs are installed here, old files are refused."""
    monkeypatch.setattr("kb.extracting.sandbox.converter_for", lambda _data: None)


CANARY = "canary-8f3a1c"
WALL_SECONDS = 20.0
SPARE_SECONDS = 5.0  # starting and ending the process on a busy machine
NAMES = (
    "../../../../etc/passwd", "/etc/passwd", "a\0b.txt", "n" * 300 + ".txt", "txt.\u202egpj.exe", "CON", "a\nb.txt",
    "", ".", "..", "\udce9.txt", "-rf", "$(id).txt", "a;b|c.md",
)  # fmt: skip


@dataclass(frozen=True)
class Ending:
    """How reading a file ended."""

    name: str
    code: str
    message: str
    true: frozenset[str]
    usage: Usage
    text: str


class Listener(threading.Thread):
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.connections = 0

    def run(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.join()


@dataclass(frozen=True)
class Outcome:
    endings: list[Ending]
    connections: int
    left_behind: list[str]


def read(name: str, data: bytes, true: set[str]) -> Ending:
    used: list[Usage] = []
    try:
        edition = parse_limited(data, name=name, measured=used.append)
    except Refused as refused:
        return Ending(name, refused.code, str(refused), frozenset(true), used[0], "")
    return Ending(name, "ok", "", frozenset(true), used[0], edition.text)


@cache
def archives_once() -> tuple[tuple[str, bytes, set[str]], ...]:
    """Made once: packing hundreds of megabytes takes longer than refusing them."""
    return tuple(archives())


def files(folder: Path, port: int) -> Iterator[tuple[str, bytes, set[str]]]:
    canary = folder / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    yield from archives_once()
    yield from pdfs()
    yield from lies()
    yield from nested()
    yield from entities(canary, port)
    for name in NAMES:
        yield name, b"Words of a text under an odd name.", {"ok"}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    """All files read, as many at once as there are processors, in a temporary folder of their own."""
    listener = Listener()
    listener.start()
    temporary = tmp_path_factory.mktemp("reading")
    before, tempfile.tempdir = tempfile.tempdir, str(temporary)
    try:
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            asked = [
                pool.submit(read, *file) for file in files(tmp_path_factory.mktemp("canary"), listener.port)
            ]
            endings = [each.result() for each in asked]
        yield Outcome(endings, listener.connections, sorted(path.name for path in temporary.iterdir()))
    finally:
        tempfile.tempdir = before
        listener.close()


def test_more_than_sixty_different_hostile_files_are_tried(outcome: Outcome) -> None:
    assert len({ending.name for ending in outcome.endings}) > 60


def test_every_hostile_file_ends_with_a_reason_that_is_true_of_it(outcome: Outcome) -> None:
    wrong = {ending.name: ending.code for ending in outcome.endings if ending.code not in ending.true}
    assert wrong == {}


def test_every_refusal_says_in_a_sentence_what_to_do(outcome: Outcome) -> None:
    refusals = [ending for ending in outcome.endings if ending.code != "ok"]
    assert [ending.name for ending in refusals if len(ending.message.split()) < 6] == []


def test_every_hostile_file_ends_within_twenty_seconds(outcome: Outcome) -> None:
    slow = {e.name: e.usage.wall for e in outcome.endings if e.usage.wall > WALL_SECONDS + SPARE_SECONDS}
    assert slow == {}


def test_no_reading_process_takes_more_memory_than_its_limit(outcome: Outcome) -> None:
    assert {e.name: e.usage.memory for e in outcome.endings if e.usage.memory > MEMORY_BYTES} == {}


def test_bombs_in_archives_are_refused_before_they_are_unpacked() -> None:
    """The library's own list of entries is all that grows: no part of a bomb is ever in memory."""
    taken = {}
    for name, data, _true in archives_once():
        if name.startswith(("bomb-", "many-entries", "overlapping", "nested")):
            tracemalloc.start()
            with pytest.raises(Refused):
                sniff(data, name)
            taken[name] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    assert len(taken) > 6
    assert {name: size for name, size in taken.items() if size > 64 << 20} == {}


def test_nothing_is_left_in_the_temporary_folder(outcome: Outcome) -> None:
    assert outcome.left_behind == []


def test_no_word_of_the_canary_file_reaches_an_edition(outcome: Outcome) -> None:
    assert [e.name for e in outcome.endings if CANARY in e.text or CANARY in e.message] == []


def test_nobody_calls_the_listening_port(outcome: Outcome) -> None:
    assert outcome.connections == 0
