"""What every request passes: unreadable bytes, languages, compression, and a database that is away."""

import errno
import gzip

import psycopg
import pytest
from django.conf import settings
from django.db import (
    DatabaseError,
    DataError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
)
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kb.web.serving.middleware import AnonymousGZipMiddleware, FaultMiddleware, LanguageFromPathMiddleware

UNREADABLE = ["%00", "%FF", "%C3%28", "%ED%A0%80", "%C0%80", "a%00b", "%F8%88%80%80%80"]


@pytest.mark.parametrize("raw", UNREADABLE)
def test_unreadable_bytes_in_the_query_answer_400(raw: str, client: Client) -> None:
    assert client.get(f"/?q={raw}").status_code == 400
    assert client.get(f"/?{raw}=1").status_code == 400


@pytest.mark.parametrize("raw", UNREADABLE)
def test_unreadable_bytes_in_the_path_answer_400_or_404(raw: str, client: Client) -> None:
    assert client.get(f"/{raw}/").status_code == (400 if "%00" in raw else 404)


@pytest.mark.parametrize("cookie", ['"\\000"', "a\x00b"])
def test_nul_in_a_cookie_answers_400(cookie: str, client: Client) -> None:
    assert client.get("/no/such/address/", HTTP_COOKIE=f"session={cookie}").status_code == 400


@pytest.mark.parametrize("path", ["/h%C3%A9llo/", "/%E4%BA%BA%E6%9D%83/", "/no/?q=%D8%AD%D9%82"])
def test_words_of_any_language_are_readable(path: str, client: Client) -> None:
    assert client.get(path).status_code == 404


@given(st.binary(max_size=40))
def test_any_bytes_in_the_query_are_read_or_refused_without_an_error_500(data: bytes) -> None:
    quoted = "".join(f"%{byte:02X}" for byte in data)
    response = Client(raise_request_exception=False).get(f"/no/such/address/?q={quoted}")
    assert response.status_code in (400, 404)


def test_language_follows_the_path_and_no_cookie_or_header() -> None:
    request = RequestFactory().get("/no/", headers={"Accept-Language": "fr", "Cookie": "django_language=fr"})
    response = LanguageFromPathMiddleware(lambda request: HttpResponse("x"))(request)
    assert response.headers["Content-Language"] == "en"
    assert "Vary" not in response.headers


def long_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("word " * 2000)


def test_page_for_a_reader_is_compressed() -> None:
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    response = AnonymousGZipMiddleware(long_page)(request)
    assert gzip.decompress(response.content) == b"word " * 2000


def test_page_for_a_signed_in_person_is_not_compressed() -> None:
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x" * 32
    response = AnonymousGZipMiddleware(long_page)(request)
    assert "Content-Encoding" not in response.headers


def answered(method: str, error: Exception) -> HttpResponse | None:
    return FaultMiddleware(long_page).process_exception(RequestFactory().generic(method, "/"), error)


def of_the_database(error: psycopg.Error, kind: type[DatabaseError] = OperationalError) -> DatabaseError:
    """The error as Django raises it."""
    raised = kind("canary")
    raised.__cause__ = error
    return raised


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (OperationalError("server closed"), 503, "The database does not answer"),
        (InterfaceError("connection already closed"), 503, "The database does not answer"),
        (of_the_database(psycopg.errors.QueryCanceled()), 503, "fewer or rarer words"),
        (of_the_database(psycopg.errors.DiskFull()), 507, "Nothing was stored"),
        (of_the_database(psycopg.errors.DeadlockDetected()), 503, "Somebody else"),
        (of_the_database(psycopg.errors.ReadOnlySqlTransaction(), InternalError), 503, "can only be read"),
        (
            of_the_database(psycopg.errors.UndefinedTable(), ProgrammingError),
            503,
            "not ready for this version",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "Nothing was stored"),
        (OSError(errno.EROFS, "Read-only file system"), 503, "can only be read"),
    ],
)
def test_fault_of_the_machine_has_its_status_and_a_true_sentence(
    error: Exception, status: int, told: str
) -> None:
    response = answered("GET", error)
    assert response is not None
    assert response.status_code == status
    assert told in response.content.decode()
    assert "canary" not in response.content.decode()


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError(),
        OSError(errno.ENOENT, "No such file"),
        of_the_database(psycopg.errors.SyntaxError(), ProgrammingError),
        of_the_database(psycopg.errors.NumericValueOutOfRange(), DataError),
    ],
)
def test_faults_of_the_program_are_left_to_the_error_page(error: Exception) -> None:
    assert answered("GET", error) is None


def test_page_that_was_read_comes_back_by_itself_and_a_form_that_was_sent_does_not() -> None:
    away = OperationalError("server closed")
    for method, again in (("GET", True), ("POST", False)):
        response = answered(method, away)
        assert response is not None
        assert ("Refresh" in response.headers) is again
        assert int(response.headers["Retry-After"]) > 0


def test_question_that_took_too_long_is_not_asked_again_by_itself() -> None:
    response = answered("GET", of_the_database(psycopg.errors.QueryCanceled()))
    assert response is not None
    assert "Refresh" not in response.headers
