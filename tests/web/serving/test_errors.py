"""Error pages: the right status, words that help, no trace of the program and no echo of the request (trust: T47)."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.serving.faults")]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/?q=canary%00", 400),
        ("/fault/forbidden/?q=canary", 403),
        ("/canary/", 404),
        ("/fault/too-large/?q=canary", 413),
        ("/fault/broken/?q=canary", 500),
        ("/fault/database/?q=canary", 503),
    ],
)
def test_error_page_says_what_to_do_and_nothing_about_request_or_program(path: str, status: int) -> None:
    response = Client(raise_request_exception=False).get(path)
    page = response.content.decode()
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert "<h1" in page
    assert "canary" not in page
    assert "Traceback" not in page
    assert not response.cookies


def test_slow_database_answers_503_and_the_next_request_is_fine(client: Client) -> None:
    assert client.get("/fault/slow/?q=canary").status_code == 503
    assert client.get("/unchanged/").status_code == 200


def test_form_without_its_token_is_refused_with_a_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


@pytest.mark.urls("kb.urls")
@pytest.mark.parametrize(
    "path", ["/", "/claims/", "/c/0000-0000", "/healthz", "/cite/claim/0000-0000", "/search/"]
)
def test_what_can_only_be_read_says_so_to_whoever_sends_something(path: str) -> None:
    response = Client(enforce_csrf_checks=True).post(path, {"a": "b"})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "<h1" in response.content.decode()
