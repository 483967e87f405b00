"""What every request passes: unreadable bytes, languages, compression, and a database that is away."""

import gzip

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kb.web.middleware import (
    AnonymousGZipMiddleware,
    DatabaseUnavailableMiddleware,
    LanguageFromPathMiddleware,
)

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


@pytest.mark.parametrize(
    "error", [OperationalError("server closed"), InterfaceError("connection already closed")]
)
def test_database_fault_answers_503_and_when_to_come_back(error: Exception) -> None:
    middleware = DatabaseUnavailableMiddleware(long_page)
    response = middleware.process_exception(RequestFactory().get("/"), error)
    assert response is not None
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


def test_other_faults_are_left_to_the_error_page() -> None:
    middleware = DatabaseUnavailableMiddleware(long_page)
    assert middleware.process_exception(RequestFactory().get("/"), RuntimeError()) is None
