"""The worker that gunicorn runs: waitress takes requests in and hands answers out, so slow clients hold no thread.

One loop waits for all clients at once. A thread sees a request only when all of it is here, a large body in a temporary
file, and is rid of the answer as soon as it is made.
"""

import os
import time
from http import HTTPStatus
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask, Task, ThreadedTaskDispatcher, WSGITask
from waitress.utilities import BadRequest

from kb.faults import FULL, Text, fault_of

from .alive import HEALTHZ
from .errors import BROKEN, TOO_LARGE, UNREADABLE, error_page
from .headers import bare_headers
from .uploads import most_bytes

#: Seconds: for the head of a request, for a body besides the time that its bytes are worth, for a silent client.
HEAD_SECONDS, BODY_SECONDS, SILENT_SECONDS = 15, 30, 20
SLOWEST = 2_000  # bytes of a body in a second, on average
MOST_HEAD = 32_768  # bytes
TURN = 1  # seconds: how often the process says that it is alive, and looks for clients that are too slow


class RequestRefused(BadRequest):
    """A request that is not taken in, by no mistake of waitress's own kinds."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.code, self.reason = status.value, status.phrase


class Request(HTTPRequestParser):
    """A request as it comes in: how long that takes is known, and a full disk is told rather than fatal."""

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.begun = time.monotonic()

    def received(self, data: bytes) -> int:
        try:
            consumed: int = super().received(data)
        except OSError as error:
            fault = fault_of(error)
            refused = RequestRefused(HTTPStatus(fault.status if fault else 503))
            self.error = refused  # type: ignore[assignment]  # waitress says no types: it begins as None
            self.completed, consumed = True, len(data)
        if self.error:
            self.expect_continue = False  # what was refused is not asked for
        return consumed

    def is_too_slow(self, now: float) -> bool:
        """Whether more time has gone by than what has come in may take."""
        worth = BODY_SECONDS + self.body_bytes_received / SLOWEST if self.headers_finished else 0
        return now - self.begun > HEAD_SECONDS + worth


class Answer(Task):
    """What is handed out for a request: for HEAD the head alone, with the length that GET has; no body follows it."""

    @property
    def is_head_alone(self) -> bool:
        asked: Request = self.channel.requests[0]  # where making a page failed, `self.request` is another
        return bool(asked.first_line.startswith(b"HEAD "))

    def write(self, data: bytes) -> None:
        if not self.is_head_alone:
            super().write(data)
        elif not self.wrote_header:
            super().write(b"")
            self.chunked_response = False  # what does not begin needs no end


class Page(Answer, WSGITask):
    """The answer of the application."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        if self.is_head_alone:
            environ.pop("wsgi.file_wrapper", None)  # a file would go out past `write`
        return environ


class Refusal(Answer, ErrorTask):
    """The answer to what never became a request of the application: a page, with the headers of every other."""

    def execute(self) -> None:
        status = HTTPStatus(self.request.error.code)
        if status == HTTPStatus.BAD_REQUEST:
            self.logger.warning("A malformed request was refused.")
        title, advice = _words(status)
        body = error_page(status.value, str(title), str(advice)).content
        about = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        self.status = f"{status.value} {status.phrase}"
        self.response_headers.extend([*bare_headers().items(), *about.items()])
        self.set_close_on_finish()
        self.content_length = len(body)  # type: ignore[assignment]  # it begins as None
        self.write(body)


def _words(status: HTTPStatus) -> tuple[Text, Text]:
    """What happened, and what to do."""
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TOO_LARGE
    if status == HTTPStatus.INSUFFICIENT_STORAGE:
        return FULL.title, FULL.advice
    return BROKEN if status.is_server_error else UNREADABLE


class Client(HTTPChannel):
    """One connection."""

    parser_class = Request
    task_class = Page
    error_task_class = Refusal

    def drop_if_too_slow(self, now: float) -> None:
        """End the connection of a client that has taken more than its time over a request."""
        if isinstance(self.request, Request) and self.request.is_too_slow(now):
            self.will_close = True


class Threads(ThreadedTaskDispatcher):
    """The threads in which pages are made, and one that only says whether the process is alive."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_thread_count(count)
        self.watching = ThreadedTaskDispatcher()
        self.watching.set_thread_count(1)

    def add_task(self, client: HTTPChannel) -> None:
        if getattr(client.requests[0], "path", "") == HEALTHZ:
            self.watching.add_task(client)
        else:
            super().add_task(client)


class BufferingWorker(Worker):
    """A process of the web server."""

    def run(self) -> None:
        self.clients: dict[int, wasyncore.dispatcher] = {}
        self.threads = Threads(self.cfg.threads)
        create_server(
            self.wsgi,
            map=self.clients,
            _dispatcher=self.threads,
            sockets=[listener.sock for listener in self.sockets],  # type: ignore[attr-defined]  # gunicorn's own
            connection_limit=self.cfg.worker_connections,
            channel_timeout=SILENT_SECONDS,
            cleanup_interval=TURN,
            max_request_header_size=MOST_HEAD,
            max_request_body_size=most_bytes() + 1,
            clear_untrusted_proxy_headers=False,  # Django believes the one that KB_BEHIND_PROXY names, and no other
            log_socket_errors=False,
            asyncore_use_poll=True,
            ident=None,
        )
        for server in self._servers():
            server.channel_class = Client
        while self.alive and self.ppid == os.getppid():
            self._turn()
        self._finish()

    def _turn(self) -> None:
        self.notify()
        wasyncore.loop(timeout=TURN, use_poll=True, map=self.clients, count=1)
        now = time.monotonic()
        for client in list(self.clients.values()):
            if isinstance(client, Client):
                client.drop_if_too_slow(now)

    def _finish(self) -> None:
        """Take in nothing new, and hand out what is being made."""
        for server in self._servers():
            server.accepting = False
        deadline = time.monotonic() + self.cfg.graceful_timeout
        while self._is_at_work() and time.monotonic() < deadline:
            self._turn()
        self.threads.shutdown(timeout=1)
        wasyncore.close_all(self.clients)

    def _is_at_work(self) -> bool:
        return any(
            client.requests or client.total_outbufs_len
            for client in self.clients.values()
            if isinstance(client, Client)
        )

    def _servers(self) -> list[BaseWSGIServer]:
        return [one for one in self.clients.values() if isinstance(one, BaseWSGIServer)]
