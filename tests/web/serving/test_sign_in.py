"""Wrong passwords lock an account name; nothing about whoever tried is stored (trust: T21, R5)."""

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client

from kb.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("curator", PASSWORD, role=User.Role.CURATOR)


def sign_in(username: str, password: str, **headers: str) -> int:
    client = Client(REMOTE_ADDR=headers.pop("address", "192.0.2.1"), headers=headers)
    return client.post(
        "/admin/login/?next=/admin/canary/", {"username": username, "password": password}
    ).status_code


def test_right_password_signs_in(curator: User) -> None:
    assert sign_in("curator", PASSWORD) == 302


def test_sixth_wrong_password_locks_the_name_for_the_right_one_too(curator: User) -> None:
    answers = [sign_in("curator", f"wrong {number}", address=f"192.0.2.{number}") for number in range(6)]
    assert answers == [200] * 5 + [429]
    assert sign_in("curator", PASSWORD, address="192.0.2.99") == 429


def test_unknown_name_is_locked_like_a_known_one() -> None:
    answers = [sign_in("nobody-has-this-name", "wrong") for _ in range(7)]
    assert answers == [200] * 5 + [429] * 2


def test_right_password_forgets_earlier_wrong_ones(curator: User) -> None:
    for _ in range(5):
        sign_in("curator", "wrong")
    assert sign_in("curator", PASSWORD) == 302
    assert not AccessAttempt.objects.exists()


def test_lock_is_lifted_by_command(curator: User) -> None:
    for _ in range(7):
        sign_in("curator", "wrong")
    call_command("axes_reset_username", "curator", verbosity=0)
    assert sign_in("curator", PASSWORD) == 302


def test_attempt_stores_the_name_and_the_count_and_nothing_about_the_client(curator: User) -> None:
    for address in ("192.0.2.7", "192.0.2.8"):
        sign_in(
            "curator", "canary-password", address=address, **{"User-Agent": "canary", "Accept": "text/canary"}
        )
    stored = AccessAttempt.objects.values().get()
    assert stored["failures_since_start"] == 2
    assert "canary" not in str(stored)
    assert "192.0.2" not in str(stored)
