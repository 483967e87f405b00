"""Where sessions are kept: in the database, whose being away is not taken for a session that was ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection

from kb.faults import fault_of

#: Where a session notes what its last forms have made: the address by the form.
MADE = "made"
_REMEMBERED = 12  # forms


class SessionStore(db.SessionStore):
    """Django's store, which tells every fault of the database as a session that is gone (and that as a bad request)."""

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except UpdateError as error:
            if fault_of(error.__context__) is None:
                raise
            if self.modified:
                raise error.__context__ from None  # type: ignore[misc]  # there is one, being a fault
            # Only its end would have been put off, and the page is made: it is not kept back for that.

    @contextmanager
    def one_at_a_time(self, form: str) -> Iterator[None]:
        """Hold the form (a hexadecimal digest): whoever else comes with it waits until this is through."""
        number = int(form[:15], 16)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])

    def made_by(self, form: str) -> str:
        """The address of what this form has made, also by a request that came since this one began; "" for nothing."""
        self[MADE] = {**self.get(MADE, {}), **self._as_stored().get(MADE, {})}
        return str(self[MADE].get(form, ""))

    def note_made(self, form: str, address: str) -> None:
        """Remember at once, for a request that waits, where what this form has made is to be found."""
        made = {**self._as_stored().get(MADE, {}), form: address}
        self[MADE] = dict(list(made.items())[-_REMEMBERED:])
        self.save()

    def _as_stored(self) -> dict[str, Any]:
        return type(self)(self.session_key).load()
