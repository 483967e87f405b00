"""Every answer carries every header, whatever the method, the status or what is broken (R11).

The role matrix looks at the headers of all it gets; here are the answers that it does not get: unchanged pages, other
methods, too large forms, an engine that is away, static files of the desks.
"""

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from kb.models import IndexState
from tests.security.addresses import READERS, Row
from tests.security.conftest import Setting
from tests.security.headers import POLICY, faults

pytestmark = pytest.mark.django_db

READABLE = tuple(row for row in READERS if row.expected("GET", "anonymous") == 200)


def test_policy_allows_this_site_and_nothing_else() -> None:
    assert set(POLICY.values()) == {"'self'", "'none'"}
    assert {name: " ".join(map(str, values)) for name, values in configured.SECURE_CSP.items()} == POLICY


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row.sample)
def test_unchanged_answer_and_bare_headers_are_like_the_answer(row: Row, setting: Setting) -> None:
    address, browser = row.sample.format_map(setting.names), setting.browsers["anonymous"]
    first = browser.get(address)
    bare = browser.head(address)
    assert (bare.status_code, bare.content) == (200, b"")
    assert list(faults(bare, row.kind)) == []
    if "ETag" in first.headers:
        again = browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content, again.cookies.output()) == (304, b"", "")
        assert list(faults(again, row.kind)) == []


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "CANARY"])
def test_address_for_reading_refuses_other_methods(method: str, setting: Setting) -> None:
    browser = setting.browsers["anonymous"]
    answered = {}
    for row in READABLE:
        answer = browser.generic(method, row.sample.format_map(setting.names))
        answered[row.sample] = (answer.status_code, *faults(answer, row.kind))
    assert {row: what for row, what in answered.items() if what != (405,)} == {}


@pytest.mark.parametrize(
    "form",
    [{"username": "x" * 3_000_000, "password": "x"}, {f"field-{number}": "x" for number in range(1_001)}],
    ids=["too-large", "too-many-fields"],
)
def test_form_that_is_too_much_is_refused_with_every_header(form: dict[str, str], setting: Setting) -> None:
    answer = setting.browsers["anonymous"].post("/admin/login/", form)
    assert answer.status_code == 413
    assert list(faults(answer, "desk")) == []


@pytest.mark.parametrize("address", ["/search/?q=unasked", "/claims/?q=unasked", "/api/v1/search/?q=unasked"])
def test_search_without_its_engine_answers_503_with_every_header(address: str, setting: Setting) -> None:
    IndexState.objects.all().delete()
    answer = setting.browsers["anonymous"].get(address)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert list(faults(answer, "api" if address.startswith("/api/") else "page")) == []


@pytest.mark.parametrize("name", ["css/kb.css", "css/desk.css", "js/copy.js", "img/favicon.svg"])
def test_static_file_and_its_304_carry_every_header(name: str, client: Client) -> None:
    first = client.get(staticfiles_storage.url(name))
    again = client.get(staticfiles_storage.url(name), headers={"If-None-Match": first.headers["ETag"]})
    first.close()
    assert (first.status_code, again.status_code) == (200, 304)
    for answer in (first, again):
        answer.headers.pop("Access-Control-Allow-Origin", None)
        assert list(faults(answer)) == []
