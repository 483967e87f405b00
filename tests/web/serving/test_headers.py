"""Every kind of answer carries every security header (trust: R11)."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.serving.faults")]

EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

ANSWERS = [
    ("/unchanged/", 200),
    ("/admin/login/", 200),
    ("/admin/", 302),
    ("/fault/forbidden/", 403),
    ("/no/such/address/", 404),
    ("/static/no-such-file.css", 404),
    ("/?q=%00", 400),
    ("/fault/too-large/", 413),
    ("/fault/broken/", 500),
    ("/fault/database/", 503),
]


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_answer_of_any_status_carries_every_security_header(path: str, status: int) -> None:
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code == status
    # Desks send forms: under `no-referrer` a browser sends them with `Origin: null`, which is refused as forged.
    expected = EXPECTED | ({"Referrer-Policy": "same-origin"} if path.startswith("/admin/") else {})
    assert {name: response.headers.get(name) for name in EXPECTED} == expected
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_static_file_and_its_304_carry_every_security_header(client: Client) -> None:
    path = staticfiles_storage.url("admin/css/base.css")
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    for response in (first, again):
        assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "immutable" in first.headers["Cache-Control"]
    first.close()


def test_unchanged_page_is_a_304_with_every_security_header(client: Client) -> None:
    response = client.get("/unchanged/", headers={"If-None-Match": '"same"'})
    assert response.status_code == 304
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED


def test_answer_to_an_unknown_host_is_a_400_with_every_security_header(client: Client) -> None:
    response = client.get("/unchanged/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert b"evil" not in response.content
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
