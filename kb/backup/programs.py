"""PostgreSQL's programs that write and read a backup, of a version that fits, and how they reach the database."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from kb.embedded_postgres.programs import PostgresUnavailable, programs

#: What is never in a backup: who is signed in, and failed attempts to.
TRANSIENT = ("django_session", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")
_NEEDED = ("pg_dump", "pg_restore", "psql")
_SYSTEM = Path("/usr/lib/postgresql")


class NoPrograms(Exception):
    """No programs of a fitting version are on this machine; the message says which are needed."""


@dataclass(frozen=True)
class Programs:
    """A directory with the programs, and their major version."""

    directory: Path
    major: int

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of them against the database of the settings; what it says is in English."""
        return subprocess.run(
            [str(self.directory / name), *arguments],
            env={"PATH": os.defpath, "LC_ALL": "C", **_whereabouts()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def fitting(*, at_least: int) -> Programs:
    """The programs of this major version, or the next newer ones. Raises NoPrograms, naming what there is."""
    found = sorted(_found(), key=lambda one: one.major)
    for one in found:
        if one.major >= at_least:
            return one
    there = ", ".join(f"{one.major} in {one.directory}" for one in found) or "none"
    raise NoPrograms(
        f"This needs pg_dump, pg_restore and psql of PostgreSQL {at_least} or newer; found: {there}. "
        f"Install them (Debian: apt-get install postgresql-client-{at_least})."
    )


def server_major() -> int:
    """The major version of the server of the settings."""
    return connection.get_database_version()[0]


def _found() -> Iterator[Programs]:
    for directory in dict.fromkeys(_directories()):
        if all((directory / name).exists() for name in _NEEDED):
            yield Programs(directory, _major(directory / "pg_dump"))


def _directories() -> Iterator[Path]:
    with contextlib.suppress(PostgresUnavailable):
        yield programs()
    yield from sorted(_SYSTEM.glob("*/bin"))
    first = shutil.which("pg_dump")
    # Debian's own pg_dump is a script that chooses a version by rules of its own.
    if first and Path(first).resolve().name == "pg_dump":
        yield Path(first).resolve().parent


def _major(program: Path) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.sub(r"^.*?(\d+).*$", r"\1", told.strip()))


_NAMES = {
    "dbname": "PGDATABASE",
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def _whereabouts() -> dict[str, str]:
    """The database of the settings as the programs understand it; a password never stands in a list of processes."""
    connection.ensure_connection()  # starts the project's own server, which then has an address
    parameters = connection.get_connection_params()
    at = {name: str(parameters[key]) for key, name in _NAMES.items() if parameters.get(key)}
    return {**at, "PGOPTIONS": "-c statement_timeout=0 -c lock_timeout=10s", "PGCLIENTENCODING": "UTF8"}


def last_words(told: str) -> str:
    """The end of what a program said."""
    return "\n".join(told.strip().splitlines()[-12:])
