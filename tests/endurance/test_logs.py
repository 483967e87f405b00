"""Whatever breaks while somebody reads, nothing that is written down says who read what (trust: T29).

All that the programs and the database write is looked through, and every file below the site's folder that is no data.
"""

import http.client
import os
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kb.embedded_postgres import ensure_running

from .sites import Site, site

pytestmark = pytest.mark.endurance
CANARY = "canary7361"
READER = {
    "User-Agent": f"{CANARY}-browser",
    "Referer": f"https://{CANARY}.example/",
    "X-Forwarded-For": "192.0.2.77",
}
PATHS = [
    f"/{CANARY}/",
    f"/search/?q={CANARY}",
    f"/search/?q=%22{CANARY}",
    f"/search/?{CANARY}=1",
    f"/documents/{CANARY}/",
    f"/p/{CANARY}",
    f"/api/v1/search/?q={CANARY}",
    f"/api/v1/{CANARY}/",
    f"/cite/claim/{CANARY}",
    f"/?q={CANARY}%00",
    f"/fault/broken/?q={CANARY}",
    f"/fault/broken/{CANARY}/",
    f"/fault/database/?q={CANARY}",
    f"/fault/forbidden/?q={CANARY}",
    f"/fault/slow/?q={CANARY}",
    f"/fault/too-large/?q={CANARY}",
    f"/admin/{CANARY}/",
    f"/static/{CANARY}.css",
]


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site(base=True, DJANGO_SETTINGS_MODULE="tests.endurance.faulty_settings", RUST_BACKTRACE="1") as one:
        yield one


def read(running: Site, path: str) -> int:
    with suppress(OSError, http.client.HTTPException):
        return running.ask("GET", path, headers=READER)[0].status
    return 0


def written(running: Site) -> str:
    """Logs, outputs, and what else lies about that is neither the database nor the index."""
    data = {"data", "index", "static", "files"}
    others = [
        path.read_text(errors="replace")
        for path in running.var.rglob("*")
        if path.is_file() and not data.intersection(path.relative_to(running.var).parts)
    ]
    return running.everything_written() + "\n".join(others)


def must_hold_nothing(running: Site) -> None:
    text = written(running)
    assert text
    assert [line for line in text.splitlines() if CANARY in line.lower() or "192.0.2.77" in line] == []
    assert not any(line for line in text.splitlines() if "/fault/" in line and "faults.py" not in line)


def test_pages_that_fail_in_every_way_leave_nothing(running: Site) -> None:
    statuses = {path: read(running, path) for path in PATHS}
    assert statuses[f"/fault/broken/{CANARY}/"] == 500
    assert "A page could not be made." in written(running)
    must_hold_nothing(running)


@pytest.mark.parametrize(
    "raw",
    [
        f"GET /{CANARY} HTTP/1.1\r\nHost: 127.0.0.1\r\nBad {CANARY}: 1\r\n\r\n",
        f"{CANARY}\0 /{CANARY} HTTP/9.9\r\n\r\n",
        f"GET /{CANARY} HTTP/1.1\r\nHost: {CANARY}.example\r\n\r\n",
        f"POST /{CANARY} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n",
        f"POST /{CANARY} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n{CANARY}\r\n",
        f"GET /{CANARY}?{'x' * 40_000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        f"GET /{CANARY} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
    ],
)
def test_requests_that_are_none_leave_nothing(running: Site, raw: str) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as client:
        client.sendall(raw.encode())
        client.settimeout(2)
        with suppress(OSError):
            client.recv(100)
    must_hold_nothing(running)


def test_query_under_which_the_database_is_killed_leaves_nothing(running: Site) -> None:
    for number in range(3):
        reader = threading.Thread(target=read, args=(running, f"/fault/long/{CANARY}-{number}/"))
        reader.start()
        running.soon(lambda: bool(asking(running)), "the question never reached the database")
        for process in asking(running):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        reader.join(60)
    running.soon(lambda: running.get("/readyz")[0] == 200, "the site was never ready again")
    os.kill(running.database_process(), signal.SIGKILL)
    assert read(running, f"/search/?q={CANARY}") in (0, 200, 503)
    running.soon(lambda: running.get("/readyz")[0] == 200, "the site was never ready again")
    must_hold_nothing(running)


def asking(running: Site) -> list[int]:
    with suppress(Exception), ensure_running(running.var).connect() as connection:
        question = (
            "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND state = 'active'"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return [row[0] for row in connection.execute(question)]
    return []


def test_question_that_takes_too_long_leaves_nothing(running: Site) -> None:
    assert read(running, f"/fault/long/{CANARY}/") == 503
    must_hold_nothing(running)


def test_searches_of_a_damaged_index_leave_nothing(running: Site) -> None:
    index = running.var / "index"
    running.end("follower")
    shutil.rmtree(index / "standby", ignore_errors=True)
    for folder in index.glob("generation-*"):
        for file in folder.glob("*.term"):
            file.write_bytes(os.urandom(file.stat().st_size))
    for number in range(5):
        assert read(running, f"/search/?q={CANARY}{number}") == 503
    running.start_follower()
    running.soon(lambda: running.get("/readyz")[0] == 200, "the site was never ready again")
    must_hold_nothing(running)


def test_worker_that_dies_with_a_request_leaves_nothing(running: Site) -> None:
    workers = children_of(running.programs["web"].pid)
    assert workers
    for worker in workers:
        os.kill(worker, signal.SIGABRT)
    read(running, f"/search/?q={CANARY}")
    running.soon(lambda: running.get("/healthz")[0] == 200, "the web server was never back")
    must_hold_nothing(running)


def children_of(number: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) == number:
                found.append(int(path.parent.name))
    return found
