"""People who sign in."""

from kb.models import User

from .curated import next_number

PASSWORD = "correct horse battery staple"


def user(role: str = User.Role.CURATOR, username: str = "") -> User:
    """An account with the password `PASSWORD`."""
    return User.objects.create_user(username or f"user-{next_number()}", PASSWORD, role=role)
