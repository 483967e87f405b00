"""The database backend: nothing starts before it is needed, and a server that was killed comes back by itself."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.embedded_postgres import ensure_running, forget, status

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def var() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="kb-test-"))
    directory.chmod(0o755)
    yield directory / "var"
    forget(directory / "var")


def run(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["KB_VAR"] = str(var)
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )


ASK_ONCE = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT 6 * 7")
    print(cursor.fetchone()[0])
"""
ASK_TWICE = """
import os, signal, sys
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE kept AS SELECT 'first' AS word")
os.kill(int(sys.stdin.readline()), signal.SIGKILL)
connection.close()
with connection.cursor() as cursor:
    cursor.execute("SELECT word FROM kept")
    print(cursor.fetchone()[0])
"""


def test_command_that_needs_no_database_starts_none(var: Path) -> None:
    run(var, "check")
    assert status(var) == "no data yet"


def test_first_query_starts_the_server(var: Path) -> None:
    answer = run(var, "shell", "--no-imports", "-c", ASK_ONCE)
    assert answer.stdout.strip() == "42"
    assert status(var).startswith("running")


def test_process_reaches_the_server_again_after_it_was_killed(var: Path) -> None:
    server = ensure_running(var)
    with server.connect() as connection:
        row = connection.execute("SELECT current_setting('data_directory')").fetchone()
    process = int((Path(row[0]) / "postmaster.pid").read_text().splitlines()[0])
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["KB_VAR"] = str(var)
    answer = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK_TWICE],
        cwd=REPOSITORY,
        env=environment,
        input=f"{process}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "first"
