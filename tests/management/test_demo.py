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
from pathlib import Path

import pytest

from kb.embedded_postgres import forget, status

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
