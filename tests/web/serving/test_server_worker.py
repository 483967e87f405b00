"""Requests as they come in: how long each part may take, and what a full disk does to a body."""

import errno

import pytest
from waitress.adjustments import Adjustments
from waitress.buffers import OverflowableBuffer

from kb.web.serving.server_worker import BODY_SECONDS, HEAD_SECONDS, SLOWEST, Request

HEAD = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000000\r\n\r\n"


def received(*pieces: bytes) -> Request:
    request = Request(Adjustments())
    for piece in pieces:
        request.received(piece)
    return request


def seconds_given(request: Request) -> int:
    """After how many seconds its client is too slow."""
    return next(seconds for seconds in range(10_000) if request.is_too_slow(request.begun + seconds + 0.5))


@pytest.mark.parametrize(
    ("pieces", "given"),
    [
        ([b"G"], HEAD_SECONDS),
        ([HEAD[:-2]], HEAD_SECONDS),
        ([HEAD], HEAD_SECONDS + BODY_SECONDS),
        ([HEAD, b"x"], HEAD_SECONDS + BODY_SECONDS),
        ([HEAD, b"x" * SLOWEST * 100], HEAD_SECONDS + BODY_SECONDS + 100),
    ],
)
def test_client_is_given_time_for_the_head_and_for_what_of_the_body_has_come(
    pieces: list[bytes], given: int
) -> None:
    assert seconds_given(received(*pieces)) == given


@pytest.mark.parametrize(("code", "status"), [(errno.ENOSPC, 507), (errno.EIO, 503)])
def test_body_for_which_there_is_no_room_is_refused_with_the_reason(
    code: int, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(buffer: OverflowableBuffer, data: bytes) -> None:
        raise OSError(code, "canary")

    monkeypatch.setattr(OverflowableBuffer, "append", fail)
    request = received(HEAD, b"x")
    assert request.completed
    assert request.error.code == status
