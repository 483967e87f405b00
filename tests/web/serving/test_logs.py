"""Logs hold no query, address, browser or message that could repeat them (trust: T29)."""

import io
import logging
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from kb.web.serving.logs import PrivateFormatter


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the settings' one handler writes."""
    written = io.StringIO()
    handler = logging.getHandlerByName("console")
    assert isinstance(handler, logging.StreamHandler)
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def formatted(error: Exception) -> str:
    try:
        raise error
    except Exception:
        record = logging.LogRecord("kb", logging.ERROR, __file__, 1, "It broke", (), sys.exc_info())
    return PrivateFormatter().format(record)


def test_exception_is_logged_by_type_and_place_without_its_message() -> None:
    line = formatted(ValueError("canary"))
    assert "It broke" in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line
    assert "canary" not in line


def test_causes_are_logged_without_their_messages() -> None:
    inner = KeyError("canary")
    outer = ValueError("canary")
    outer.__cause__ = inner
    inner.__context__ = outer  # a circle must not hang the log
    line = formatted(outer)
    assert line.index("builtins.KeyError") < line.index("builtins.ValueError")
    assert "canary" not in line


@pytest.mark.django_db
@pytest.mark.urls("tests.web.serving.faults")
@pytest.mark.parametrize(
    "path", ["/fault/broken/", "/fault/slow/", "/fault/database/", "/no/such/", "/fault/forbidden/"]
)
def test_failing_request_leaves_no_trace_of_its_reader(path: str, log: io.StringIO) -> None:
    client = Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.77")
    client.get(
        path, {"q": "canary-query"}, headers={"User-Agent": "canary-browser", "Referer": "canary-referer"}
    )
    assert "canary" not in log.getvalue()
    assert path not in log.getvalue()
    assert "192.0.2.77" not in log.getvalue()


@pytest.mark.django_db
@pytest.mark.urls("tests.web.serving.faults")
def test_fault_of_the_program_is_logged_with_its_place(log: io.StringIO) -> None:
    Client(raise_request_exception=False).get("/fault/broken/")
    assert "A page could not be made." in log.getvalue()
    assert "builtins.RuntimeError" in log.getvalue()
    assert "faults.py" in log.getvalue()
