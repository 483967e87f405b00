"""Start, stop and ask after the one server that belongs to a `var` directory, whoever else is doing the same."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from kb.embedded_postgres.cluster import ROLE, configure, create_data, must, refuse_other_version, tail
from kb.embedded_postgres.place import PORT, Place, find_place, has_data, remove_home
from kb.embedded_postgres.programs import PostgresUnavailable, programs, run

DATABASE = "kb"
STARTING_SECONDS = 60
TRIES = 10


@dataclass(frozen=True)
class Server:
    """How to reach a running server: the directory of its socket, its port, the role and the database."""

    host: str
    port: int = PORT
    user: str = ROLE
    database: str = DATABASE

    def connect(self, database: str | None = None) -> psycopg.Connection[tuple[Any, ...]]:
        """Open an autocommitting connection, to `database` instead of the project's own where it is given."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            dbname=database or self.database,
            connect_timeout=5,
            autocommit=True,
        )


def ensure_running(var: Path) -> Server:
    """Return the address of the server that belongs to `var`, starting it (and creating its data) where needed."""
    var.mkdir(parents=True, exist_ok=True)
    with _lock(var):
        place = find_place(var, programs())
        if not _can_connect(place):
            if not place.data.exists():
                create_data(place)
            refuse_other_version(place)
            configure(place)
            _start(place)
        return _server(place)


def stop(var: Path, *, only_if_idle: bool = False) -> bool:
    """Stop the server that belongs to `var`; with `only_if_idle`, not while other programs are connected to it.

    Answers whether a running server was stopped.
    """
    if not has_data(var):
        return False
    with _lock(var):
        place = find_place(var, programs())
        if not _is_running(place) or (only_if_idle and _has_clients(_server(place))):
            return False
        must(_pg_ctl(place, "stop", "-m", "fast"), "PostgreSQL did not stop", place)
        return True


def forget(var: Path) -> None:
    """Stop the server that belongs to `var` and delete all its data."""
    if not var.exists():
        return
    stop(var)
    with _lock(var):
        remove_home(var)


def status(var: Path) -> str:
    """Say in one line whether the server that belongs to `var` is running, and where its data is."""
    if not has_data(var):
        return "no data yet"
    with _lock(var):
        place = find_place(var, programs())
        return f"{'running' if _can_connect(place) else 'stopped'}, data in {place.data}"


def _start(place: Place) -> None:
    """Start the server and return when it takes connections; wait for what a killed one left behind."""
    for _ in range(TRIES):
        if _is_running(place):  # but takes no connections: dying, or its socket was swept away
            _pg_ctl(place, "stop", "-m", "fast")
        result = _pg_ctl(place, "start", "-l", str(place.log))
        if result.returncode == 0 and _can_connect(place):
            return
        time.sleep(0.25)  # the children of a killed server take a moment to notice
    must(result, "PostgreSQL did not start", place)
    raise PostgresUnavailable(f"PostgreSQL started but refuses connections.\n{tail(place.log)}")


def _disown_dead_server(pid_file: Path) -> None:
    """Let a new server start where the killed one is a zombie that its parent never collects (usual in containers).

    PostgreSQL takes a zombie for a living server, but its own grandparent for a harmless one; its check of the shared
    memory, which tells whether anything still works on the data, stays in force.
    """
    with contextlib.suppress(FileNotFoundError, IndexError):
        lines = pid_file.read_text(encoding="utf-8").splitlines()
        state = Path(f"/proc/{lines[0]}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        if state == "Z":
            pid_file.write_text("\n".join([str(os.getpid()), *lines[1:], ""]), encoding="utf-8")


def _server(place: Place) -> Server:
    return Server(host=str(place.run))


def _can_connect(place: Place) -> bool:
    """Whether the server takes connections; creates the project's database where a new cluster has none."""
    try:
        with _server(place).connect("postgres") as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not known:
                connection.execute(f"CREATE DATABASE {DATABASE}")
    except psycopg.OperationalError:
        return False
    return True


def _has_clients(server: Server) -> bool:
    question = (
        "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with server.connect() as connection:
        return connection.execute(question).fetchone() is not None


def _is_running(place: Place) -> bool:
    _disown_dead_server(place.data / "postmaster.pid")
    return place.data.exists() and _pg_ctl(place, "status").returncode == 0


def _pg_ctl(place: Place, verb: str, *options: str) -> subprocess.CompletedProcess[str]:
    waiting = ["-w", "-t", str(STARTING_SECONDS)] if verb != "status" else []
    command = [str(place.programs / "pg_ctl"), verb, "-D", str(place.data), *waiting, *options]
    return run(command, place.account, cwd=place.run)


@contextlib.contextmanager
def _lock(var: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server of `var`."""
    programs()  # where no PostgreSQL comes with the installation there may be no file locks either: say so first
    import fcntl

    with (var / "postgres.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
