"""Start, stop and ask after the one server that belongs to a `var` directory, whoever else is doing the same."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from kb.embedded_postgres.cluster import configure, create_data, must, refuse_other_version, tail
from kb.embedded_postgres.place import Place, find_place, has_data, known_socket, remove_home
from kb.embedded_postgres.programs import PostgresUnavailable, programs, run
from kb.embedded_postgres.server_state import Answer, Server, ask, has_clients, make_database, server_at

STARTING_SECONDS = 60.0
STARTS = (
    10  # attempts: the children of a killed server take a moment to notice, and keep its memory until then
)
PAUSE = 0.1  # seconds between two looks


def address(var: Path) -> Server | None:
    """Where the server of `var` is to be reached if it runs; looks only, and waits for nobody."""
    socket = known_socket(var)
    return server_at(socket) if socket else None


def ensure_running(var: Path, *, patience: float = STARTING_SECONDS) -> Server:
    """Return the address of the server that belongs to `var`, starting it (and creating its data) where needed.

    A server that is starting, or recovering from a crash, is waited for and never disturbed. PostgresUnavailable where
    it takes no connections within `patience` seconds, or cannot run at all.
    """
    deadline = time.monotonic() + patience
    var.mkdir(parents=True, exist_ok=True)
    with _lock(var, deadline):
        place = find_place(var, programs())
        starts = 0
        while (answer := ask(place)) is not Answer.CONNECTED:
            if time.monotonic() > deadline:
                raise PostgresUnavailable(f"PostgreSQL takes no connections yet.\n{tail(place.log)}".rstrip())
            if answer is Answer.SILENT and not _is_busy(place):
                starts += 1
                _start(place, deadline, last=starts == STARTS)
            time.sleep(PAUSE)
        make_database(place)
        return server_at(place.run)


def stop(var: Path, *, only_if_idle: bool = False) -> bool:
    """Stop the server that belongs to `var`; with `only_if_idle`, not while other programs are connected to it.

    Answers whether a running server was stopped.
    """
    if not has_data(var):
        return False
    with _lock(var):
        place = find_place(var, programs())
        if not _is_running(place) or (_settled(place) and only_if_idle and has_clients(place)):
            return False
        if _pg_ctl(place, "stop", "-m", "fast").returncode != 0:
            must(_pg_ctl(place, "stop", "-m", "immediate"), "PostgreSQL did not stop", place)
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
        return f"{'running' if ask(place) is Answer.CONNECTED else 'stopped'}, data in {place.data}"


def _start(place: Place, deadline: float, *, last: bool) -> None:
    """Start a server where none runs; `last`: one that does not start is not tried again."""
    if not place.data.exists():
        create_data(place)
    refuse_other_version(place)
    configure(place)
    started = _pg_ctl(place, "start", "-l", str(place.log), seconds=deadline - time.monotonic())
    if last:
        must(started, "PostgreSQL did not start", place)


def _is_busy(place: Place) -> bool:
    """Whether a silent server is alive and will speak again by itself; one whose socket was swept away is stopped.

    Told to stop while it recovers, a server may neither stop nor recover: nothing is said to it until it is through.
    """
    if not _is_running(place):
        return False
    says_it_is_ready = "ready" in _notes(place.data / "postmaster.pid")[7:8]
    if says_it_is_ready and not server_at(place.run).socket.exists():
        _pg_ctl(place, "stop", "-m", "fast")
        return False
    return True


def _settled(place: Place) -> bool:
    """Wait until a server that is starting or recovering takes connections; whether it does."""
    deadline = time.monotonic() + STARTING_SECONDS
    while (answer := ask(place)) is Answer.BUSY and time.monotonic() < deadline:
        time.sleep(PAUSE)
    return answer is Answer.CONNECTED


def _is_running(place: Place) -> bool:
    for lock_file in (place.data / "postmaster.pid", server_at(place.run).socket_lock):
        _disown_dead_server(lock_file)
    return place.data.exists() and _pg_ctl(place, "status").returncode == 0


def _disown_dead_server(lock_file: Path) -> None:
    """Let a new server start where the killed one is a zombie that its parent never collects (usual in containers).

    PostgreSQL takes a zombie for a living server, but its own grandparent for a harmless one; its check of the shared
    memory, which tells whether anything still works on the data, stays in force.
    """
    with contextlib.suppress(FileNotFoundError, IndexError):
        lines = _notes(lock_file)
        state = Path(f"/proc/{lines[0]}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        if state == "Z":
            lock_file.write_text("\n".join([str(os.getpid()), *lines[1:], ""]), encoding="utf-8")


def _notes(pid_file: Path) -> list[str]:
    """What a server writes about itself, a line each: its process first, the state it is in eighth."""
    with contextlib.suppress(FileNotFoundError):
        return [line.strip() for line in pid_file.read_text(encoding="utf-8").splitlines()]
    return []


def _pg_ctl(
    place: Place, verb: str, *options: str, seconds: float = STARTING_SECONDS
) -> subprocess.CompletedProcess[str]:
    waiting = ["-w", "-t", str(max(1, round(seconds)))] if verb != "status" else []
    command = [str(place.programs / "pg_ctl"), verb, "-D", str(place.data), *waiting, *options]
    return run(command, place.account, cwd=place.run)


@contextlib.contextmanager
def _lock(var: Path, deadline: float | None = None) -> Iterator[None]:
    """Let one process at a time start or stop the server of `var`; PostgresUnavailable past the deadline."""
    programs()  # where no PostgreSQL comes with the installation there may be no file locks either: say so first
    import fcntl

    deadline = deadline or time.monotonic() + 2 * STARTING_SECONDS
    with (var / "postgres.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise PostgresUnavailable("Another program is starting or stopping PostgreSQL.") from None
                time.sleep(PAUSE)
        yield
