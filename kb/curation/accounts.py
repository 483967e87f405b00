"""Accounts: made and changed by administrators, never by the person whose rights are at stake."""

from django.db import transaction
from django.utils.translation import gettext as _

from kb.models import User

from .errors import NotAllowed


def _administrators_only(by: User) -> None:
    if not by.is_active or by.role != User.Role.ADMINISTRATOR:
        raise NotAllowed(_("Only an administrator manages accounts."))


@transaction.atomic
def create_account(*, username: str, role: str, password: str | None, by: User | None) -> User:
    """A new account; `by` is None only on the machine itself (the demo and the first administrator)."""
    if by is not None:
        _administrators_only(by)
    return User.objects.create_user(username, password, role=role)


@transaction.atomic
def change_account(*, account: User, by: User, role: str, is_active: bool) -> User:
    """Change another person's role or take the account out of use; nobody changes their own rights."""
    _administrators_only(by)
    current = User.objects.select_for_update().get(pk=account.pk)
    if current.pk == by.pk and (role != current.role or not is_active):
        raise NotAllowed(_("Nobody changes their own rights: ask another administrator."))
    current.role = role
    current.is_active = is_active
    current.save(update_fields=["role", "is_active"])
    return current
