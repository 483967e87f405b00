"""A web server whose database is elsewhere and cannot be reached: calm pages at once, and a process that is alive."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.test_server import Server, serving


@pytest.fixture(params=["nobody listens", "nobody answers"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        if request.param == "nobody answers":
            silent.listen(64)
        database = f"postgres://kb@127.0.0.1:{silent.getsockname()[1]}/kb"
        with serving(tmp_path / "output", asked="/healthz", DATABASE_URL=database) as running:
            yield running


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
