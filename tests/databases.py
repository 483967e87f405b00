"""A test database in a tenth of a second: migrate once into a template, copy it for every run.

Each run has a database of its own, so several runs can share one server. The template is named after what made it
(migrations, models, installed packages): whoever changes those gets a new one.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from psycopg.sql import SQL, Identifier

from kb.embedded_postgres import ensure_running

PREFIX = "test_kb"
LOCK = 7_241_906  # any number: the advisory lock under which templates are made, copied and dropped


def use_copy() -> str:
    """Point Django's connection at a fresh copy of the migrated template; returns the name of the database before."""
    name = f"{PREFIX}_run_{os.getpid()}"
    _copy("", name)
    return _switch_to(name)


def drop_copy(before: str) -> None:
    """Point Django's connection back at the database `before`, and drop the copy."""
    name = _switch_to(before)
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextmanager
def another_copy(purpose: str) -> Iterator[str]:
    """A second migrated database beside the tests' own, for a program that runs beside them; its DATABASE_URL."""
    with another_database(purpose) as name:
        yield _url(name)


@contextmanager
def another_database(purpose: str, like: str = "") -> Iterator[str]:
    """The name of a second database beside the tests' own: a copy of `like`, or one that is migrated and empty."""
    name = f"{PREFIX}_run_{os.getpid()}_{purpose}"
    _copy(like, name)
    yield name
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's connection goes to the database `name` meanwhile."""
    before = _switch_to(name)
    try:
        yield
    finally:
        _switch_to(before)


@contextmanager
def empty_database(purpose: str) -> Iterator[str]:
    """A database beside the tests' own in which there is nothing at all; its DATABASE_URL."""
    name = f"{PREFIX}_run_{os.getpid()}_{purpose}"
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        _execute(server, "CREATE DATABASE {}", name)
    yield _url(name)
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _url(name: str) -> str:
    at = {key: quote(str(value), safe="") for key, value in connection.get_connection_params().items()}
    person = at.get("user", "") + (f":{at['password']}" if at.get("password") else "")
    place = at.get("host", "") + (f":{at['port']}" if at.get("port") else "")
    return f"postgres://{person}@{place}/{name}"


def let_tests_empty_the_history() -> None:
    """Tests that commit end by emptying every table; the history gives way only to someone who says so.

    Said for every connection: while a browser runs its event loop in this thread, Django keeps another one for it.
    """
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def say_so_and_empty(self: BaseDatabaseOperations, statements: list[str]) -> None:
        empty(self, ["SET kb.maintenance = 'on'", *statements, "RESET kb.maintenance"])

    operations.execute_sql_flush = say_so_and_empty  # type: ignore[method-assign]


def _copy(like: str, name: str) -> None:
    """Make the database `name` like another one to which nobody is connected, or like the migrated template."""
    with _maintenance() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        template = like or _template(server)
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        _execute(server, "CREATE DATABASE {} TEMPLATE {}", name, template)


def _template(server: psycopg.Connection) -> str:
    """The name of the template that fits the present code; made if there is none, older ones dropped."""
    name = f"{PREFIX}_template_{_fingerprint()}"
    known = [row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()]
    if name not in known:
        unfinished = f"{PREFIX}_unfinished"
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
        _execute(server, "CREATE DATABASE {}", unfinished)
        original = _switch_to(unfinished)
        call_command("migrate", run_syncdb=True, verbosity=0)
        _switch_to(original)
        _execute(server, "ALTER DATABASE {} RENAME TO {}", unfinished, name)
    for old in known:
        if (old.startswith(f"{PREFIX}_template_") and old != name) or _is_left_over(old):
            _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", old)
    return name


def _is_left_over(database: str) -> bool:
    """Whether this is the copy of a run that was killed."""
    pid = database.removeprefix(f"{PREFIX}_run_").partition("_")[0]
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for folder in ("migrations", "models"):
        for path in sorted((Path(settings.BASE_DIR) / "kb" / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    for package in ("django", "django-axes"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:16]


@contextmanager
def _maintenance() -> Iterator[psycopg.Connection]:
    """A connection of its own to the server, apart from Django's, outside any transaction."""
    if "EMBEDDED_VAR" in connection.settings_dict:
        ensure_running(
            Path(connection.settings_dict["EMBEDDED_VAR"])
        )  # a killed one leaves its address behind
    parameters = connection.get_connection_params()
    allowed = {"host", "port", "user", "password", "sslmode", "sslrootcert"}
    kept = {key: value for key, value in parameters.items() if key in allowed}
    with psycopg.connect(**kept, dbname="postgres", autocommit=True) as server:
        yield server


def _execute(server: psycopg.Connection, statement: str, *names: str) -> None:
    server.execute(SQL(statement).format(*map(Identifier, names)))  # type: ignore[arg-type]


def _switch_to(name: str) -> str:
    """Let Django's next connection go to the database `name`; returns the one it went to before."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    return before
