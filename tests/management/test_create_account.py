"""The command that makes the first administrator."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from kb.models import User

pytestmark = pytest.mark.django_db


def test_account_is_made_with_the_password_that_is_printed() -> None:
    printed = io.StringIO()
    call_command("create_account", "first", "--role", "administrator", stdout=printed)
    account = User.objects.get(username="first")
    password = re.search(r"shown only now: (\S+)", printed.getvalue())
    assert password
    assert account.check_password(password[1])
    assert account.role == User.Role.ADMINISTRATOR


def test_taken_name_is_refused() -> None:
    User.objects.create_user("first", role=User.Role.CURATOR)
    with pytest.raises(CommandError, match="already"):
        call_command("create_account", "first", "--role", "reviewer")


def test_name_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="username"):
        call_command("create_account", "not a name!", "--role", "reviewer")
