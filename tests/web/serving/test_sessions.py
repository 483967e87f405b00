"""Sessions belong to signed-in people and end in time; readers get no cookie (trust: T22, T27)."""

import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from kb.models import User
from kb.web.serving import sessions

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.serving.faults")]


@pytest.fixture
def signed_in() -> Iterator[Client]:
    client = Client()
    client.force_login(
        User.objects.create_user("curator", role=User.Role.CURATOR), settings.AUTHENTICATION_BACKENDS[1]
    )
    yield client


def test_reader_gets_no_cookie(client: Client) -> None:
    for path in ("/unchanged/", "/no/such/address/", "/fault/forbidden/"):
        assert not client.get(path).cookies


def test_pages_of_signed_in_people_are_kept_by_no_cache(signed_in: Client) -> None:
    assert signed_in.get("/unchanged/").headers["Cache-Control"] == "private, no-store"


def test_session_cookie_is_out_of_reach_of_scripts_and_other_sites(signed_in: Client) -> None:
    cookie = signed_in.get("/admin/").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_busy_session_ends_after_twelve_hours(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.time()
    signed_in.get("/admin/")
    for hours, status in ((11, 200), (12.1, 302)):
        monkeypatch.setattr(sessions.time, "time", lambda hours=hours: start + hours * 3600)
        assert signed_in.get("/admin/").status_code == status


def test_session_ends_when_the_account_is_taken_out_of_use(signed_in: Client) -> None:
    User.objects.update(is_active=False)
    assert signed_in.get("/admin/").status_code == 302


def test_session_ends_when_the_password_changes(signed_in: Client) -> None:
    person = User.objects.get()
    person.set_password("another one entirely")
    person.save()
    assert signed_in.get("/admin/").status_code == 302
