"""A web server whose database is elsewhere and cannot be reached: calm pages at once, and a process that is alive."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_server import REPOSITORY, Server, free_port


@pytest.fixture(params=["nobody listens", "nobody answers"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        if request.param == "nobody answers":
            silent.listen(64)
        port, output = free_port(), tmp_path / "output"
        environment = {
            **os.environ,
            "KB_BIND": f"127.0.0.1:{port}",
            "KB_VAR": str(settings.VAR),
            "WEB_CONCURRENCY": "1",
            "DATABASE_URL": f"postgres://kb@127.0.0.1:{silent.getsockname()[1]}/kb",
        }
        with output.open("wb") as file:
            command = [sys.executable, "-m", "gunicorn"]
            process = subprocess.Popen(
                command, cwd=REPOSITORY, env=environment, stdout=file, stderr=subprocess.STDOUT
            )
        running = Server(port, process, output)
        for _ in range(600):
            try:
                running.get("/healthz")
                break
            except OSError:
                assert process.poll() is None, output.read_text()
                time.sleep(0.1)
        yield running
        process.terminate()
        process.wait()


def test_everybody_is_told_calmly_while_the_process_lives(server: Server) -> None:
    paths = [
        "/",
        "/search/?q=canary",
        "/claims/",
        "/api/v1/claims/",
        "/themes/canary/",
        "/documents/canary/",
    ] * 10
    with ThreadPoolExecutor(30) as readers:
        pages = [readers.submit(server.get, path) for path in paths]
        assert [server.get("/healthz").status for _ in range(20)] == [200] * 20
        answers = [page.result() for page in pages]
    assert {answer.status for answer in answers} == {503}
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers)
    assert {answer.headers["Content-Type"].partition(";")[0] for answer in answers} == {
        "text/html",
        "application/problem+json",
    }
    assert server.get("/readyz").status == 503
    written = server.output.read_text()
    assert "The database does not answer." in written
    assert "canary" not in written
    assert "Traceback" not in written
