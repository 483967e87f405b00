"""Where a server lives: whose account, which directories, and how it is found again."""

import fcntl  # noqa: F401  loaded before a test gives up the right to read it
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.embedded_postgres import PostgresUnavailable, ensure_running, forget, status, stop
from kb.embedded_postgres.place import SOCKET_PATH_LIMIT, UNPRIVILEGED, find_place
from kb.embedded_postgres.programs import may_read, programs

as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="says what happens when root starts the server; run as root"
)


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user may enter."""
    directory = Path(tempfile.mkdtemp(prefix="kb-test-"))
    directory.chmod(0o755)
    yield directory
    for var in directory.rglob("var"):
        forget(var)
    shutil.rmtree(directory)


@pytest.fixture
def closed_directory() -> Iterator[Path]:
    """A directory that only its owner may enter, as root's home is."""
    directory = Path(tempfile.mkdtemp(prefix="kb-test-"))
    yield directory
    for var in directory.rglob("var"):
        forget(var)
    shutil.rmtree(directory)


def data_directory(var: Path) -> Path:
    return Path(status(var).partition("data in ")[2])


def test_socket_of_a_deep_repository_gets_a_short_private_path(open_directory: Path) -> None:
    var = open_directory / ("deep" * 25) / "var"
    server = ensure_running(var)
    assert len(os.fsencode(f"{server.host}/.s.PGSQL.5432")) < SOCKET_PATH_LIMIT
    assert Path(server.host).lstat().st_mode & 0o077 == 0
    server.connect().close()


def test_directory_of_somebody_else_is_refused(open_directory: Path) -> None:
    run = open_directory / "var" / "postgres" / "run"
    run.mkdir(parents=True)
    run.chmod(0o777)
    with pytest.raises(PostgresUnavailable, match="belongs to another user or is open to others"):
        ensure_running(open_directory / "var")
    shutil.rmtree(run)


@as_root
def test_root_runs_the_server_as_an_unprivileged_user_beside_the_repository(open_directory: Path) -> None:
    var = open_directory / "var"
    ensure_running(var)
    data = data_directory(var)
    assert data.is_relative_to(var)
    process = int((data / "postmaster.pid").read_text().splitlines()[0])
    nobody = pwd.getpwnam(UNPRIVILEGED).pw_uid
    assert Path(f"/proc/{process}").stat().st_uid == nobody
    assert data.stat().st_uid == nobody


@as_root
def test_repository_closed_to_other_users_keeps_its_data_elsewhere_and_its_doors_shut(
    closed_directory: Path,
) -> None:
    var = closed_directory / "var"
    ensure_running(var)
    data = data_directory(var)
    assert not data.is_relative_to(closed_directory)
    assert closed_directory.stat().st_mode & 0o777 == 0o700
    assert data.stat().st_mode & 0o777 == 0o700


@as_root
def test_forgetting_and_asking_leave_nothing_outside_the_repository(closed_directory: Path) -> None:
    var = closed_directory / "var"
    ensure_running(var)
    home = data_directory(var).parent
    forget(var)
    assert status(var) == "no data yet"
    assert not stop(var)
    assert not home.exists()


@as_root
def test_moved_repository_finds_its_data_again(closed_directory: Path) -> None:
    ensure_running(closed_directory / "before" / "var")
    data = data_directory(closed_directory / "before" / "var")
    stop(closed_directory / "before" / "var")
    (closed_directory / "before").rename(closed_directory / "after")
    ensure_running(closed_directory / "after" / "var")
    assert data_directory(closed_directory / "after" / "var") == data


@as_root
def test_copied_repository_gets_data_of_its_own(closed_directory: Path) -> None:
    ensure_running(closed_directory / "one" / "var")
    shutil.copytree(closed_directory / "one", closed_directory / "two")
    ensure_running(closed_directory / "two" / "var")
    assert data_directory(closed_directory / "one" / "var") != data_directory(
        closed_directory / "two" / "var"
    )


@as_root
def test_programs_out_of_reach_are_copied_where_the_server_may_read_but_not_write_them(
    closed_directory: Path, open_directory: Path
) -> None:
    package = programs().parent.parent
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(
            package.parent / name, closed_directory / name, ignore=shutil.ignore_patterns("include")
        )
    out_of_reach = closed_directory / package.name / "pginstall" / "bin"
    (open_directory / "var").mkdir()
    place = find_place(open_directory / "var", out_of_reach)
    nobody = pwd.getpwnam(UNPRIVILEGED)
    assert may_read(nobody, place.programs / "postgres", place.programs / "initdb")
    assert place.programs.stat().st_uid == 0
    assert all(
        path.lstat().st_mode & 0o022 == 0 for path in place.programs.iterdir() if not path.is_symlink()
    )


@as_root
def test_ordinary_user_runs_the_server_under_their_own_name(open_directory: Path) -> None:
    ordinary = pwd.getpwnam(UNPRIVILEGED)
    if not may_read(ordinary, programs() / "postgres"):
        pytest.skip("the installed packages are closed to ordinary users")
    os.chown(open_directory, ordinary.pw_uid, ordinary.pw_gid)
    child = os.fork()
    if child == 0:
        os._exit(_start_as(ordinary, open_directory / "var"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _start_as(person: pwd.struct_passwd, var: Path) -> int:
    """Give up root's rights, start a server, use it and forget it; 0 when all went well."""
    os.setgroups([])
    os.setgid(person.pw_gid)
    os.setuid(person.pw_uid)
    ensure_running(var).connect().close()
    whole = data_directory(var).stat().st_uid == person.pw_uid
    forget(var)
    return 0 if whole else 1
