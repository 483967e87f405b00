"""The account on whose behalf a command works."""

from typing import overload

from django.core.management.base import CommandError

from kb.models import User


@overload
def account_named(name: str) -> User: ...


@overload
def account_named(name: None) -> None: ...


def account_named(name: str | None) -> User | None:
    """The active account with this name, None where no name is given; CommandError where there is none."""
    if name is None:
        return None
    account = User.objects.filter(username=User.normalize_username(name), is_active=True).first()
    if account is None:
        raise CommandError(f"There is no active account named {name}.")
    return account
