"""The answer that a process is alive comes from outside the application, with the headers of every other answer."""

from typing import Any

import pytest
from django.http import HttpResponse

from kb.web.serving.alive import alive
from tests.security.headers import faults


def hangs(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise AssertionError("the application was asked")


def ask(method: str, path: str) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
    content = b"".join(alive(hangs)(environ, lambda *about: told.extend(about)))
    return told[0], dict(told[1]), content


@pytest.mark.parametrize(("method", "content"), [("GET", b"alive\n"), ("HEAD", b"")])
def test_question_whether_the_process_lives_never_reaches_the_application(
    method: str, content: bytes
) -> None:
    status, headers, answered = ask(method, "/healthz")
    assert (status, answered) == ("200 OK", content)
    assert headers["Cache-Control"] == "no-store"
    assert list(faults(HttpResponse(headers=headers))) == []


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/healthz"), ("GET", "/healthz/")])
def test_everything_else_does(method: str, path: str) -> None:
    with pytest.raises(AssertionError, match="was asked"):
        ask(method, path)
