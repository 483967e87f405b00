"""What a session remembers of forms that were sent: one that comes twice at once is handled one after the other."""

import threading

import pytest
from django.db import connection

from kb.curation.sessions import SessionStore


@pytest.mark.django_db(transaction=True)
def test_second_of_two_that_come_at_once_waits_for_the_first_and_sees_what_it_made() -> None:
    first = SessionStore()
    first.create()
    second, form, seen = SessionStore(first.session_key), "ab" * 32, []
    second.load()  # before the first has made anything
    waits = threading.Event()

    def come_second() -> None:
        waits.set()
        with second.one_at_a_time(form):
            seen.append(second.made_by(form))
        connection.close()

    with first.one_at_a_time(form):
        thread = threading.Thread(target=come_second)
        thread.start()
        assert waits.wait(30)
        assert seen == []
        first.note_made(form, "/made/")
    thread.join(30)
    assert seen == ["/made/"]
