"""Where sessions are kept: in the database, whose being away is not taken for a session that was ended."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from kb.faults import fault_of


class SessionStore(db.SessionStore):
    """Django's store, which tells every fault of the database as a session that is gone (and that as a bad request)."""

    def save(self, must_create: bool = False) -> Any:
        try:
            return super().save(must_create)
        except UpdateError as error:
            if fault_of(error.__context__) is None:
                raise
            if self.modified:
                raise error.__context__ from None  # type: ignore[misc]
        return (
            None  # only its end would have been put off, and the page is made: it is not kept back for that
        )
