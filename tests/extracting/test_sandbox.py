"""A reading process answers, refuses, or is ended with a reason; it can be cancelled."""

import tempfile
from pathlib import Path

import pytest

from kb.extracting import sandbox, sandbox_child
from kb.extracting.parsed import Refused
from kb.extracting.parsing import parse
from kb.extracting.sandbox import Usage, parse_limited

TEXT = b"A heading\n\nThe first paragraph of a text, with some words in it.\n\nThe second paragraph."


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_edition_is_the_same_as_without_a_process_of_its_own() -> None:
    assert parse_limited(TEXT, name="a.txt") == parse(TEXT, "a.txt")


def test_refusal_of_the_reader_arrives_with_code_and_message() -> None:
    with pytest.raises(Refused) as refused:
        parse_limited(b"", name="a.pdf")
    assert refused.value.code == "empty"
    assert len(str(refused.value).split()) > 5


def test_reading_process_is_told_where_the_interpreter_finds_its_library_and_nothing_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: dict[str, str] = {}
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/python/lib")
    monkeypatch.setenv("KB_SECRET_KEY", "secret")
    monkeypatch.setattr(sandbox.subprocess, "Popen", lambda *args, env, **rest: told.update(env))
    sandbox._started(tmp_path)
    assert told["LD_LIBRARY_PATH"] == "/opt/python/lib"
    assert "KB_SECRET_KEY" not in told


def test_use_is_measured() -> None:
    used: list[Usage] = []
    parse_limited(TEXT, name="a.txt", measured=used.append)
    assert used[0].memory > 1 << 20
    assert 0 < used[0].cpu < sandbox.CPU_SECONDS


def test_memory_of_the_process_that_asks_is_not_counted() -> None:
    ballast = b"x" * (400 << 20)
    used: list[Usage] = []
    parse_limited(TEXT, name="a.txt", measured=used.append)
    assert used[0].memory < len(ballast) // 2


def test_cancelled_reading_ends_and_leaves_nothing(temporary: Path) -> None:
    with pytest.raises(Refused) as refused:
        parse_limited(TEXT, name="a.txt", cancelled=lambda: True)
    assert refused.value.code == "cancelled"
    assert list(temporary.iterdir()) == []


def test_process_past_its_time_is_ended(monkeypatch: pytest.MonkeyPatch, temporary: Path) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.0)
    with pytest.raises(Refused) as refused:
        parse_limited(TEXT, name="a.txt")
    assert refused.value.code == "too-slow"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(("most", "code"), [(10, "too-much-output")])
def test_answer_longer_than_allowed_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, most: int, code: str
) -> None:
    monkeypatch.setattr(sandbox, "OUTPUT_BYTES", most)
    with pytest.raises(Refused) as refused:
        parse_limited(TEXT, name="a.txt")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "too-complex"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGABRT)", "too-much-memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too-slow"),
        ("raise SystemExit(3)", "damaged"),
        ("print('no answer')", "damaged"),
        ("print('[]')", "damaged"),
        ("print('{\"edition\": {}}')", "damaged"),
    ],
)
def test_every_way_of_dying_has_its_reason(monkeypatch: pytest.MonkeyPatch, command: str, code: str) -> None:
    monkeypatch.setattr(sandbox, "COMMAND", ["-c", command])
    with pytest.raises(Refused) as refused:
        parse_limited(TEXT, name="a.txt")
    assert refused.value.code == code


def test_reader_that_stumbles_is_told_as_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.extracting.parsing.extract", lambda data, name: 1 / 0)
    assert sandbox_child.answer(TEXT, "a.txt", frozenset())["refused"]["code"] == "damaged"


def test_reader_that_runs_out_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, name: str) -> None:
        raise MemoryError

    monkeypatch.setattr("kb.extracting.parsing.extract", fail)
    assert sandbox_child.answer(TEXT, "a.txt", frozenset())["refused"]["code"] == "too-much-memory"
