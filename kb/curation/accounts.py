"""Accounts: made and changed by administrators, never by the person whose rights are at stake."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kb.models import User

from .errors import InvalidRecord, NotAllowed


def _administrators_only(by: User) -> None:
    if not by.is_active or by.role != User.Role.ADMINISTRATOR:
        raise NotAllowed(_("Only an administrator manages accounts."))


@transaction.atomic
def create_account(*, username: str, role: str, password: str | None, by: User | None) -> User:
    """A new account; `by` is None only on the machine itself (the demo and the first administrator)."""
    if by is not None:
        _administrators_only(by)
    try:
        with transaction.atomic():
            return User.objects.create_user(username, password, role=role)
    except IntegrityError as error:
        raise InvalidRecord(_("Somebody else has this user name, or there is no such role.")) from error


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


@transaction.atomic
def set_password(*, account: User, password: str, by: User) -> User:
    """A new password: one's own, or as an administrator somebody else's. Ends every session of the account.

    Raises InvalidRecord where the password is too weak.
    """
    if account.pk != by.pk:
        _administrators_only(by)
    current = User.objects.select_for_update().get(pk=account.pk)
    try:
        validate_password(password, current)
    except ValidationError as error:
        raise InvalidRecord(" ".join(error.messages)) from error
    current.set_password(password)
    current.save(update_fields=["password"])
    return current


@transaction.atomic
def set_public_name(*, account: User, public_name: str, by: User) -> User:
    """The name that readers see beside one's work; only the person decides, and empty means none."""
    if account.pk != by.pk:
        raise NotAllowed(_("Only the person decides which name readers see."))
    current = User.objects.select_for_update().get(pk=account.pk)
    current.public_name = public_name.strip()
    current.save(update_fields=["public_name"])
    return current
