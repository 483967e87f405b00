"""The answer that a process is alive, given outside of Django: whatever pages wait for, this waits for nothing."""

from collections.abc import Callable, Iterable
from typing import Any

from .headers import bare_headers

type WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

HEALTHZ, ALIVE = "/healthz", b"alive\n"


def alive(application: WSGI) -> WSGI:
    """The application, but for `/healthz`, which is answered without it: it may be waiting for a database or a lock."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != HEALTHZ or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return application(environ, start_response)
        about = {"Content-Type": "text/plain", "Content-Length": str(len(ALIVE))}
        start_response("200 OK", [*bare_headers().items(), *about.items()])
        return [ALIVE] if environ["REQUEST_METHOD"] == "GET" else []

    return answer
