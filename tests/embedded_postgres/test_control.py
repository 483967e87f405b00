"""The embedded server: clean start and stop, crashes, two processes at once, and what it never writes down."""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from kb.embedded_postgres import PostgresUnavailable, Server, address, ensure_running, forget, status, stop

REPOSITORY = Path(__file__).resolve().parents[2]


def new_var() -> Path:
    """A directory every user may enter, as a repository's usually is."""
    var = Path(tempfile.mkdtemp(prefix="kb-test-")) / "var"
    var.parent.chmod(0o755)
    var.mkdir()
    return var


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Path, Server]]:
    """One running server for the tests that only look."""
    var = new_var()
    yield var, ensure_running(var)
    forget(var)
    shutil.rmtree(var.parent)


@pytest.fixture
def var() -> Iterator[Path]:
    var = new_var()
    yield var
    forget(var)
    shutil.rmtree(var.parent)


def write_row(server: Server) -> None:
    with server.connect() as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('kept')")


def read_rows(server: Server) -> list[str]:
    with server.connect() as connection:
        return [row[0] for row in connection.execute("SELECT word FROM kept").fetchall()]


def server_process(var: Path) -> int:
    data = Path(status(var).partition("data in ")[2])
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def settings(server: Server, *names: str) -> list[str]:
    with server.connect() as connection:
        return [connection.execute(f"SHOW {name}").fetchone()[0] for name in names]


def test_new_server_is_unicode_and_sorts_by_code_point(shared: tuple[Path, Server]) -> None:
    with shared[1].connect() as connection:
        question = "SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale FROM pg_database"
        assert connection.execute(question).fetchone() == ("UTF8", "b", "C.UTF-8")


def test_server_listens_on_no_network(shared: tuple[Path, Server]) -> None:
    assert settings(shared[1], "listen_addresses", "unix_socket_permissions") == ["", "0700"]


def test_server_writes_no_statement_parameter_or_connection_to_its_log(shared: tuple[Path, Server]) -> None:
    _, server = shared
    silent = [
        "log_statement",
        "log_min_duration_statement",
        "log_parameter_max_length_on_error",
        "log_connections",
    ]
    assert settings(server, *silent, "log_min_error_statement") == ["none", "-1", "0", "off", "panic"]
    with server.connect() as connection, pytest.raises(psycopg.errors.InvalidTextRepresentation):
        connection.execute("SELECT 'canary-7361'::int")
    with server.connect() as connection, pytest.raises(psycopg.errors.QueryCanceled):
        connection.execute("SET statement_timeout = 10")
        connection.execute("SELECT pg_sleep(5), 'canary-7361'")
    log = (Path(server.host) / "server.log").read_text()
    assert "ready to accept connections" in log
    assert "canary" not in log


def test_starting_a_running_server_leaves_it_alone(shared: tuple[Path, Server]) -> None:
    var, server = shared
    before = server_process(var)
    assert ensure_running(var) == server
    assert server_process(var) == before


def test_stopped_server_starts_again_with_its_rows(var: Path) -> None:
    write_row(ensure_running(var))
    assert stop(var)
    assert status(var).startswith("stopped")
    assert not stop(var)
    assert read_rows(ensure_running(var)) == ["kept"]


def test_killed_server_starts_again_with_its_rows(var: Path) -> None:
    write_row(ensure_running(var))
    os.kill(server_process(var), signal.SIGKILL)
    assert read_rows(ensure_running(var)) == ["kept"]


def a_backend(server: Server) -> int:
    """The process that answers a connection, which stays open as long as this program runs."""
    connection = server.connect()
    OPEN.append(connection)
    return connection.info.backend_pid


OPEN: list[psycopg.Connection] = []


def test_server_that_recovers_from_a_killed_process_is_waited_for_and_never_stopped(var: Path) -> None:
    server = ensure_running(var)
    write_row(server)
    before = server_process(var)
    for _ in range(3):
        os.kill(a_backend(server), signal.SIGKILL)
        with ThreadPoolExecutor(4) as threads:
            assert set(threads.map(lambda _: ensure_running(var), range(4))) == {server}
        assert read_rows(server) == ["kept"]
    assert server_process(var) == before


def test_server_that_recovers_is_stopped_when_it_is_through(var: Path) -> None:
    server = ensure_running(var)
    write_row(server)
    os.kill(a_backend(server), signal.SIGKILL)
    assert stop(var)
    assert status(var).startswith("stopped")
    assert read_rows(ensure_running(var)) == ["kept"]


def test_server_that_takes_no_more_connections_is_told_and_left_alone(var: Path) -> None:
    server = ensure_running(var)
    before = server_process(var)
    with pytest.raises(psycopg.OperationalError, match="too many clients"):
        for _ in range(100):
            a_backend(server)
    with pytest.raises(PostgresUnavailable, match="takes no connections yet"):
        ensure_running(var, patience=0.3)
    assert server_process(var) == before
    while OPEN:
        OPEN.pop().close()


def test_program_that_finds_another_one_starting_the_server_waits_no_longer_than_it_has_patience(
    var: Path,
) -> None:
    with (var / "postgres.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(PostgresUnavailable, match="Another program is starting"):
            ensure_running(var, patience=0.2)


def test_address_is_known_where_a_server_runs_and_nowhere_else(var: Path) -> None:
    assert address(var) is None
    server = ensure_running(var)
    assert address(var) == server
    stop(var)
    assert address(var) is None


def test_server_whose_socket_was_swept_away_is_reached_again(var: Path) -> None:
    server = ensure_running(var)
    write_row(server)
    for socket in Path(server.host).glob(".s.PGSQL.*"):
        socket.unlink()
    assert read_rows(ensure_running(var)) == ["kept"]


def test_killed_creation_of_the_data_is_begun_again(var: Path) -> None:
    (var / "postgres").mkdir()
    shutil.copytree(REPOSITORY / "tests" / "embedded_postgres", var / "postgres" / "data.new")
    write_row(ensure_running(var))


def test_processes_that_start_at_once_share_one_server(var: Path) -> None:
    command = [sys.executable, "-m", "kb.embedded_postgres", "start", "--var", str(var)]
    processes = [
        subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    answers = {process.communicate(timeout=60)[0].strip() for process in processes}
    assert answers == {status(var)}
    assert status(var).startswith("running")


def test_idle_stop_spares_a_server_in_use(var: Path) -> None:
    with ensure_running(var).connect():
        assert not stop(var, only_if_idle=True)
    assert stop(var, only_if_idle=True)


def test_data_of_another_version_are_refused_before_they_are_opened(var: Path) -> None:
    ensure_running(var)
    stop(var)
    version = Path(status(var).partition("data in ")[2]) / "PG_VERSION"
    version.write_text("9\n")
    with pytest.raises(PostgresUnavailable, match=r"written by PostgreSQL 9; .*make clean-demo"):
        ensure_running(var)


def test_platform_without_a_wheel_is_told_to_set_database_url(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without_wheel:
        without_wheel.setattr(importlib.util, "find_spec", lambda name: None)
        with pytest.raises(PostgresUnavailable, match=r"Install PostgreSQL 15 or newer and set DATABASE_URL"):
            ensure_running(var)


def test_forgotten_server_leaves_nothing_behind(var: Path) -> None:
    home = Path(ensure_running(var).host).parent
    forget(var)
    assert status(var) == "no data yet"
    assert not (home / "data").exists()


def test_command_line_verbs_answer_with_the_state_of_the_server(var: Path) -> None:
    def answer(verb: str) -> str:
        command = [sys.executable, "-m", "kb.embedded_postgres", verb, "--var", str(var)]
        return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout

    assert answer("status").startswith("no data yet")
    assert answer("start").startswith("running")
    assert answer("stop").startswith("stopped")
    assert answer("forget").startswith("no data yet")
