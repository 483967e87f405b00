"""The shipped base on a real server: `manage.py demo` beside the tests, in a database and a folder of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.databases import another_copy

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class RealSite:
    """Where it answers, and the password of each role's account, named like the role; empty from its second start."""

    url: str
    passwords: dict[str, str]


@contextmanager
def running(folder: Path) -> Iterator[RealSite]:
    """The site from its address being printed until the block ends."""
    with another_copy("site") as database, serving(folder, database) as site:
        yield site


@contextmanager
def serving(folder: Path, database: str) -> Iterator[RealSite]:
    """The site of this folder and database, started for the block; what is in both stays for the next start."""
    with _demo(folder, database) as (process, printed):
        address = re.search(r"Open (http://\S+)", printed)
        assert address, printed
        yield RealSite(address[1], dict(re.findall(r"^ +([a-z]+) +(\S{12,})$", printed, re.MULTILINE)))
        assert process.poll() is None, "the site ended by itself"


def command(folder: Path, database: str, *words: str) -> Any:
    """What `manage.py` with these words and --json answers, beside the running site or while it is stopped."""
    answer = subprocess.run(
        [sys.executable, "manage.py", *words, "--json"],
        cwd=REPOSITORY,
        env=_environment(folder, database),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def _environment(folder: Path, database: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": database, "KB_VAR": str(folder), "WEB_CONCURRENCY": "1"}


@contextmanager
def _demo(folder: Path, database: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "manage.py", "demo", "--port", str(_free_port())],
        cwd=REPOSITORY,
        env=_environment(folder, database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        yield process, "".join(_until_open(process.stdout))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.wait()
        process.stdout.close()


def _until_open(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if "Open http" in line:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
