"""The real web server, as production starts it: it answers, and its log holds nothing about who asked for what."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse

from tests.security.headers import faults

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass
class Server:
    """A running gunicorn and the file that its output goes to."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": "127.0.0.1", **headers})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    def send(self, raw: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(raw)
            return b"".join(iter(lambda: connection.recv(4096), b""))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(output: Path, *arguments: str, asked: str, **settings_: str) -> Iterator[Server]:
    """A gunicorn with these settings in its environment, from when it answers at the address `asked`."""
    port = free_port()
    environment = {
        **os.environ,
        "KB_BIND": f"127.0.0.1:{port}",
        "KB_VAR": str(settings.VAR),
        "WEB_CONCURRENCY": "1",
        **settings_,
    }
    with output.open("wb") as file:
        command = [sys.executable, "-m", "gunicorn", *arguments]
        process = subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stdout=file, stderr=subprocess.STDOUT
        )
    running = Server(port, process, output)
    for _ in range(600):
        try:
            running.get(asked)
            break
        except OSError:
            assert process.poll() is None, output.read_text()
            time.sleep(0.1)
    yield running
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    output = tmp_path_factory.mktemp("server") / "output"
    with serving(output, "--access-logfile", "-", asked="/no/such/address/") as running:
        yield running


def test_server_answers_with_the_security_headers(server: Server) -> None:
    answer = server.get("/no/such/address/")
    assert answer.status == 404
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in answer.headers


def _named(head: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in head.split("\r\n")[1:])


#: Of pages that are made anew each time.
CHANGING = {"Date", "Set-Cookie", "Content-Security-Policy"}

ADDRESSES = {
    "home": "/",
    "missing": "/no/such/address/",
    "sign-in": "/admin/login/",
    "alive": "/healthz",
    "static": "/static/css/kb.css",
    "api": "/api/v1/no/such/",
    "unreadable": "/?q=%00",
}


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_head_is_answered_with_the_head_of_get_and_no_body(server: Server, path: str) -> None:
    def asked(method: str, more: str = "") -> tuple[str, str]:
        raw = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{more}\r\n"
        head, _gap, body = server.send(raw.encode()).decode("latin-1").partition("\r\n\r\n")
        return head, body

    for more in ("", "Accept-Encoding: gzip\r\n"):
        (full, body), (head, nothing) = asked("GET", more), asked("HEAD", more)
        assert (body != "", nothing) == (True, "")
        assert head.split("\r\n")[0] == full.split("\r\n")[0]
        assert {**_named(head), **dict.fromkeys(CHANGING)} == {**_named(full), **dict.fromkeys(CHANGING)}


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_connection_goes_on_after_head(server: Server, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    for method in ("HEAD", "HEAD", "GET", "HEAD", "GET"):
        connection.request(method, path)
        answer = connection.getresponse()
        length = len(answer.read())
        assert (length > 0) == (method == "GET")
    connection.close()


@pytest.mark.parametrize("method", ["GET", "HEAD", "HEADS"])
def test_refusal_of_a_malformed_request_has_a_body_unless_only_the_head_was_asked_for(
    server: Server, method: str
) -> None:
    answer = server.send(f"{method} / HTTP/1.1\r\nBad header: 1\r\n\r\n".encode())
    head, _gap, body = answer.decode().partition("\r\n\r\n")
    assert " 400 " in head
    assert (body == "") == (method == "HEAD")
    assert int(_named(head)["Content-Length"]) > 0


def test_what_clients_say_about_their_way_here_changes_nothing(server: Server) -> None:
    plain = server.get("/no/such/address/")
    forged = server.get(
        "/no/such/address/",
        **{
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Prefix": "/evil",
            "X-Original-URL": "/admin/",
            "X-Script-Name": "/evil",
        },
    )
    ignored = {"date"}
    assert forged.status == plain.status
    assert [item for item in forged.getheaders() if item[0].lower() not in ignored] == [
        item for item in plain.getheaders() if item[0].lower() not in ignored
    ]


def test_log_holds_no_query_address_browser_or_malformed_request(server: Server) -> None:
    server.get("/no/?q=canary-query", **{"User-Agent": "canary-browser", "Referer": "http://canary.example/"})
    server.get("/no/?q=canary%00")
    assert b"400" in server.send(b"GET /canary HTTP/1.1\r\nHost: 127.0.0.1\r\nBad canary: 1\r\n\r\n")
    assert b"400" in server.send(b"CANARY\x00 /canary HTTP/9.9\r\n\r\n")
    time.sleep(0.2)
    written = server.output.read_text()
    assert "A malformed request was refused." in written
    assert "canary" not in written.lower()
    assert "127.0.0.1" not in written.replace(f"http://127.0.0.1:{server.port}", "")


def test_refusal_of_a_malformed_request_is_a_page_with_the_headers_of_every_other(server: Server) -> None:
    head, _gap, page = server.send(b"GET / HTTP/1.1\r\nBad header: 1\r\n\r\n").decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first.endswith(" 400 Bad Request")
    assert list(faults(HttpResponse(headers=headers))) == []
    assert "This request cannot be read" in page


@pytest.mark.parametrize("length", ["100000000000", "52000000"])
def test_body_that_is_announced_as_too_large_is_refused_before_it_is_sent(
    server: Server, length: str
) -> None:
    expecting = f"Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
    for rest in (f"Content-Length: {length}\r\n\r\n", expecting):
        answer = server.send(f"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n{rest}".encode())
        assert answer.startswith(b"HTTP/1.1 413")


SLOW_HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: a"
SLOW_BODY = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\na"


@pytest.mark.parametrize("begun", [b"", SLOW_HEAD, SLOW_BODY], ids=["nothing", "head", "body"])
def test_fifty_clients_that_send_no_further_keep_nobody_out(server: Server, begun: bytes) -> None:
    with ExitStack() as clients:
        for _ in range(50):
            client = clients.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            client.sendall(begun)
        assert server.get("/no/such/address/").status == 404
        assert server.get("/healthz").status == 200


def test_fifty_clients_that_take_no_answer_keep_nobody_out(server: Server) -> None:
    with ExitStack() as clients:
        for _ in range(50):
            client = clients.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.connect(("127.0.0.1", server.port))
            client.sendall(b"GET /static/css/kb.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 100)
        assert server.get("/no/such/address/").status == 404
