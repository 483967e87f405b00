"""A whole site of a trial's own: its database server on disk, its index, web server and follower, all to be harmed."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kb.embedded_postgres import ensure_running, forget, status

REPOSITORY = Path(__file__).resolve().parents[2]
SECONDS = 120  # how long anything that has to happen may take on a busy machine


@dataclass
class Site:
    """Where it answers, its folder, and the programs it consists of with what they have written."""

    var: Path
    port: int
    environment: dict[str, str]
    programs: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def get(self, path: str, timeout: float = SECONDS) -> tuple[int, str]:
        """Status and content of a page."""
        answer, content = self.ask("GET", path, timeout=timeout)
        return answer.status, content

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        timeout: float = SECONDS,
    ) -> tuple[http.client.HTTPResponse, str]:
        """The answer to one request on a connection of its own, and its content."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body or None, headers or {})
            answer = connection.getresponse()
            return answer, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def manage(self, *arguments: str, code: int = 0) -> str:
        """What a command prints."""
        command = [sys.executable, "manage.py", *arguments]
        answer = subprocess.run(
            command, cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False
        )
        assert answer.returncode == code, answer.stdout + answer.stderr
        return answer.stdout

    def start(self, name: str, *arguments: str) -> None:
        """Start one of its programs; what it writes goes to a file of that name."""
        with self.output(name).open("ab") as file:
            self.programs[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=REPOSITORY,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start_web(self) -> None:
        """Start the web server and wait until it says that it is alive."""
        self.start("web", "-m", "gunicorn")
        self.soon(lambda: self._is_alive(), "the web server never answered")

    def start_follower(self) -> None:
        """Start the program that keeps the index up."""
        self.start("follower", "manage.py", "index", "--follow", "--verbosity=0")

    def end(self, name: str) -> None:
        """End one of its programs as a service manager would."""
        process = self.programs.pop(name)
        process.terminate()
        process.wait(60)

    def output(self, name: str) -> Path:
        """The file that a program writes to."""
        return self.var.parent / f"{name}.output"

    def everything_written(self) -> str:
        """All that its programs and its database have written about themselves."""
        logs = [*self.var.parent.glob("*.output"), *self.var.rglob("*.log")]
        return "\n".join(path.read_text(errors="replace") for path in logs)

    def database_process(self) -> int:
        """The process of the database server that started all its others."""
        data = Path(status(self.var).partition("data in ")[2])
        return int((data / "postmaster.pid").read_text().split()[0])

    def database_backends(self) -> list[int]:
        """The processes of the database server that answer the programs of the site."""
        with ensure_running(self.var).connect() as connection:
            question = (
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                " AND datname = 'kb' AND pid <> pg_backend_pid()"
            )
            return [row[0] for row in connection.execute(question)]

    def soon(self, condition: Callable[[], bool], complaint: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"{complaint}\n{self.everything_written()[-3000:]}"
            time.sleep(0.05)

    def _is_alive(self) -> bool:
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            assert self.programs["web"].poll() is None, self.output("web").read_text()
            return False


@contextmanager
def site(
    *, base: bool = False, prepare: Callable[[Path], None] = lambda var: None, **environment: str
) -> Iterator[Site]:
    """A running site, with the shipped base if that is asked for; all of it is gone afterwards.

    `prepare` is called with the folder that it will write to, before anything is in it.
    """
    folder = Path(tempfile.mkdtemp(prefix="kb-trial-"))
    folder.chmod(0o755)  # the database server of root runs under another account
    var, port = folder / "var", free_port()
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"KB_VAR": str(var), "KB_BIND": f"127.0.0.1:{port}", "KB_SITE_URL": f"http://127.0.0.1:{port}"}
    running = Site(var, port, {**inherited, **own, **environment})
    try:
        prepare(var)
        running.manage("migrate", "--verbosity=0")
        running.manage("collectstatic", "--noinput", "--verbosity=0")
        if base:
            running.manage("load_base", "--verbosity=0")
        running.manage("reindex", "--verbosity=0")
        running.start_web()
        running.start_follower()
        yield running
    finally:
        for name in list(running.programs):
            running.end(name)
        forget(var)
        shutil.rmtree(folder, ignore_errors=True)


def password_of(running: Site, name: str, role: str) -> str:
    """Make an account; its password."""
    printed = running.manage("create_account", name, "--role", role)
    found = re.search(r"now: (\S+)", printed)
    assert found, printed
    return found[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
