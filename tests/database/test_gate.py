"""The gate before a database that is away: one thread looks after it, and nobody waits behind that one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql import base as postgresql
from django.db.utils import OperationalError

from kb.database import base, gate
from kb.database.gate import Gate
from kb.embedded_postgres import PostgresUnavailable


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """A gate of the test's own, in front of a server that cannot be reached."""
    own = Gate()
    monkeypatch.setattr(base, "gate", own)

    def fail(self: object, parameters: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(postgresql.DatabaseWrapper, "get_new_connection", fail)
    return own


def wrapper(**settings: Any) -> base.DatabaseWrapper:
    return base.DatabaseWrapper({**connection.settings_dict, "HOST": "nowhere", **settings})


def embedded() -> base.DatabaseWrapper:
    return wrapper(EMBEDDED_VAR="var", EMBEDDED_PATIENCE=60)


def test_threads_that_find_the_database_away_are_refused_while_one_looks_after_it(
    here: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, done = Event(), Event()

    def look(var: object, patience: float) -> None:
        looking.set()
        done.wait(60)
        raise PostgresUnavailable("It does not start.")

    monkeypatch.setattr(base, "ensure_running", look)
    with ThreadPoolExecutor(8) as threads:
        first = threads.submit(embedded().get_new_connection, {})
        assert looking.wait(60)
        others = [threads.submit(embedded().get_new_connection, {}) for _ in range(7)]
        for other in others:
            with pytest.raises(OperationalError, match="being looked after"):
                other.result(60)  # before the first is done
        done.set()
        with pytest.raises(OperationalError, match="It does not start"):
            first.result(60)


def test_failure_of_the_own_server_is_told_to_commands_in_its_own_words(
    here: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(var: object, patience: float) -> None:
        raise PostgresUnavailable("Install it.")

    monkeypatch.setattr(base, "ensure_running", fail)
    with pytest.raises(PostgresUnavailable, match="Install it"):
        embedded().get_new_connection({})


def test_nobody_tries_again_at_once_after_an_attempt_in_vain(here: Gate) -> None:
    with pytest.raises(OperationalError, match="connection refused"):
        wrapper().get_new_connection({})
    with pytest.raises(OperationalError, match="being looked after"):
        wrapper().get_new_connection({})


def test_gate_opens_when_the_database_answers_again(here: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "PAUSE", 0)
    with pytest.raises(OperationalError):
        wrapper().get_new_connection({})
    assert not here.is_open
    monkeypatch.setattr(postgresql.DatabaseWrapper, "get_new_connection", lambda *_: "connected")
    assert wrapper().get_new_connection({}) == "connected"
    assert here.is_open
