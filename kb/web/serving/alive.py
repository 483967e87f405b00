"""The answer that a process is alive, given outside of Django: whatever pages wait for, this waits for nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .headers import bare_headers

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HEALTHZ, ALIVE = "/healthz", b"alive\n"


def alive(application: "WSGIApplication") -> "WSGIApplication":
    """The application, but for `/healthz`, which is answered without it: it may be waiting for a database or a lock."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] != HEALTHZ or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return application(environ, start_response)
        about = {"Content-Type": "text/plain", "Content-Length": str(len(ALIVE))}
        start_response("200 OK", [*bare_headers().items(), *about.items()])
        return [ALIVE] if environ["REQUEST_METHOD"] == "GET" else []

    return answer
