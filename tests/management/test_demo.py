"""The demo from beginning to end: it answers, Ctrl-C stops all it started, and a second run keeps the data."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError
from pytest_django import Settings

from kb.embedded_postgres import forget, status
from kb.management.commands.demo import Command
from kb.models import Claim, LoadedBase
from tests.ingest.base.folders import Folder

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def var() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="kb-test-"))
    directory.chmod(0o755)
    yield directory / "var"
    forget(directory / "var")
    shutil.rmtree(directory)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo(
    var: Path, port: int, seen: list[tuple[int, str]] | None = None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running demo and what it has printed up to its address; `seen` are answers of the first page until then."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    process = subprocess.Popen(
        [sys.executable, "-u", "manage.py", "demo", "--port", str(port)],
        cwd=REPOSITORY,
        env={**environment, "KB_VAR": str(var), "WEB_CONCURRENCY": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    printed = ""
    with watching(port, seen if seen is not None else []):
        for line in process.stdout:
            printed += line
            if "Open http" in line:
                break
    assert "Open http" in printed, printed
    try:
        yield process, printed
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.wait()
        process.stdout.close()


@contextmanager
def watching(port: int, seen: list[tuple[int, str]]) -> Iterator[None]:
    """Ask for the first page all the time, from the moment that anybody answers."""
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.05):
            with suppress(OSError):
                seen.append(get(port, "/"))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def passwords(printed: str) -> dict[str, str]:
    return dict(re.findall(r"^ +(curator|reviewer|administrator) +(\S{12,})$", printed, re.MULTILINE))


def test_demo_serves_the_base_stops_cleanly_and_keeps_its_data(var: Path) -> None:
    port = free_port()
    seen: list[tuple[int, str]] = []
    with demo(var, port, seen) as (first, printed):
        loading = [page for status, page in seen if status == 503]
        assert all("The base is being loaded" in page for page in loading)
        assert {status for status, _page in seen} <= {200, 503}
        assert [status for status, _page in seen] == sorted((status for status, _page in seen), reverse=True)
        assert loading
        assert set(passwords(printed)) == {"curator", "reviewer", "administrator"}
        assert f"http://127.0.0.1:{port}" in printed
        assert get(port, "/readyz") == (200, "ready\n")
        assert get(port, "/")[0] == 200
        assert get(port, "/claims/")[0] == 200
        assert get(port, "/search/?q=privacy")[0] == 200
    assert first.returncode == 0
    assert status(var).startswith("stopped")
    with pytest.raises(ConnectionRefusedError):
        get(port, "/")
    with demo(var, port) as (second, printed_again):
        assert passwords(printed_again) == {}
        assert get(port, "/readyz") == (200, "ready\n")
    assert second.returncode == 0


def test_demo_whose_database_ends_meanwhile_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_command: Command) -> None:
        raise OperationalError("server closed the connection unexpectedly\n\tIt terminated abnormally")

    monkeypatch.setattr(Command, "_prepare", gone)
    monkeypatch.setattr(signal, "signal", lambda *_signal: None)
    with pytest.raises(
        CommandError, match=r"^The database went away \(server closed .*\)\. What was stored stays"
    ):
        call_command("demo", port=free_port())


def test_demo_on_a_taken_port_says_which_one_to_try(var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = {**os.environ, "KB_VAR": str(var)}
        command = [sys.executable, "manage.py", "demo", "--port", str(port)]
        answer = subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
        )
    assert answer.returncode == 1
    assert f"Try PORT={port + 1}" in answer.stderr
    assert status(var) == "no data yet"


@pytest.fixture
def shipped(tmp_path: Path, settings: Settings) -> Folder:
    """A small base in the place of the shipped one."""
    settings.BASE_DIR = settings.VAR = tmp_path
    return Folder(tmp_path / "fixtures")


def loaded_by_demo() -> str:
    """What the demo says when it has brought the base."""
    told = StringIO()
    Command(stdout=told)._load_base()
    return told.getvalue()


def newer_words(folder: Path) -> Path:
    """The same base in another folder, with other words."""
    newer = Folder(folder)
    newer.one("claims", "cameras")["statement"] = "Newer words."
    return newer.write()


def statement() -> str:
    return Claim.objects.get(slug="cameras").statement


@pytest.mark.django_db
def test_demo_leaves_a_version_of_the_base_that_was_loaded_from_elsewhere(
    shipped: Folder, tmp_path: Path
) -> None:
    shipped.write()
    loaded_by_demo()
    call_command("load_base", newer_words(tmp_path / "newer"), verbosity=0, stdout=StringIO())
    assert "it stays" in loaded_by_demo()
    assert statement() == "Newer words."
    call_command("load_base", verbosity=0, stdout=StringIO())
    assert "it stays" not in loaded_by_demo()
    assert statement() == "The report says cameras watch."


@pytest.mark.django_db
def test_demo_brings_a_newer_version_that_the_project_ships(shipped: Folder) -> None:
    shipped.write()
    loaded_by_demo()
    shipped.one("claims", "cameras")["statement"] = "Newer words."
    shipped.write()
    assert "it stays" not in loaded_by_demo()
    assert statement() == "Newer words."


@pytest.mark.django_db
@pytest.mark.parametrize("brought_before", [True, False])
def test_demo_in_another_folder_leaves_what_was_loaded_from_elsewhere(
    shipped: Folder, tmp_path: Path, settings: Settings, brought_before: bool
) -> None:
    """As after a backup was restored elsewhere: the database alone came along."""
    shipped.write()
    if brought_before:
        loaded_by_demo()
    call_command("load_base", newer_words(tmp_path / "newer"), verbosity=0, stdout=StringIO())
    settings.VAR = tmp_path / "fresh"
    assert "it stays" in loaded_by_demo()
    assert statement() == "Newer words."


@pytest.mark.django_db
@pytest.mark.parametrize(("noted", "stays"), [("a file", True), ("nowhere", False)])
def test_demo_reads_what_an_older_program_noted_in_a_file(
    shipped: Folder, tmp_path: Path, noted: str, stays: bool
) -> None:
    shipped.write()
    loaded_by_demo()
    brought = LoadedBase.objects.get().digest
    call_command("load_base", newer_words(tmp_path / "newer"), verbosity=0, stdout=StringIO())
    LoadedBase.objects.update(shipped=None)
    if noted == "a file":
        (tmp_path / "demo-base").write_text(brought)
    assert ("it stays" in loaded_by_demo()) is stays


@pytest.mark.django_db
def test_dry_run_of_the_shipped_version_is_not_remembered(shipped: Folder, tmp_path: Path) -> None:
    shipped.write()
    call_command("load_base", newer_words(tmp_path / "newer"), verbosity=0, stdout=StringIO())
    call_command("load_base", str(shipped.path), dry_run=True, verbosity=0, stdout=StringIO())
    assert "it stays" in loaded_by_demo()
