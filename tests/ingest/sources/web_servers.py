"""Small servers on the loopback: one that answers what it is told to, and one that only notes who knocks."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

type Answer = Callable[[socket.socket, str], None]


TLS = b"\x16"  # how a secure connection begins


class Listener:
    """Accepts connections on the loopback until it is closed, and notes the path that each asks for."""

    def __init__(self, answer: Answer, host: str = "127.0.0.1", port: int = 0) -> None:
        self.asked: list[str] = []
        self.requests: list[bytes] = []
        self._answer = answer
        self._socket = socket.create_server((host, port), backlog=20)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with closing(connection), suppress(OSError):
            connection.settimeout(10)
            self.asked.append("")
            request = b""
            while b"\r\n\r\n" not in request and (piece := connection.recv(4096)):
                request += piece
                if request.startswith(TLS):
                    break
            path = request.split(b" ")[1].decode("latin-1") if request.count(b" ") > 1 else ""
            self.asked[-1] = path
            self.requests.append(request)
            self._answer(connection, path)

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def listening(answer: Answer, host: str = "127.0.0.1", port: int = 0) -> Iterator[Listener]:
    listener = Listener(answer, host, port)
    try:
        yield listener
    finally:
        listener.close()


def response(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer; header names are written with underscores."""
    lines = {
        "Content-Length": str(len(body)),
        **{name.replace("_", "-"): text for name, text in headers.items()},
    }
    head = "".join(f"{name}: {text}\r\n" for name, text in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def saying(data: bytes) -> Answer:
    """Always the same answer."""
    return lambda connection, _path: connection.sendall(data)


def nothing(connection: socket.socket, _path: str) -> None:
    """Knocked at, and silent."""
