"""Whose request it is at a desk."""

from django.http import HttpRequest

from kb.models import User


def account_of(request: HttpRequest) -> User:
    """The account that asks."""
    return request.user  # type: ignore[return-value]  # everybody else was sent to sign in before any desk
