"""Programs beside a command: started apart from the terminal, revived, and stopped without exception."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.management import processes
from kb.management.processes import Companions

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Leaving `Companions` ignores signals; give them back to the tests."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def lines(file: Path, count: int) -> list[str]:
    """The file's lines, as soon as there are so many."""
    for _ in range(600):
        found = file.read_text().split() if file.exists() else []
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{file} never had {count} lines")


def note_and_sleep(file: Path) -> tuple[str, str]:
    return "-c", f"import os, time; open({str(file)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(600)"


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_programs_end_with_the_command(tmp_path: Path) -> None:
    with Companions() as companions:
        companions.start(*note_and_sleep(tmp_path / "pids"), needed=True)
        (pid,) = map(int, lines(tmp_path / "pids", 1))
        assert os.getsid(pid) != os.getsid(0)
    assert not is_running(pid)


def test_program_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {note_and_sleep(tmp_path / 'pids')[1]}"
    with Companions() as companions:
        companions.start("-c", deaf, needed=True)
        (pid,) = map(int, lines(tmp_path / "pids", 1))
    assert not is_running(pid)


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the kernel does not tell of the end of a parent"
)
def test_programs_end_when_the_command_is_killed(tmp_path: Path) -> None:
    starts = f"c = Companions(); c.start(*{note_and_sleep(tmp_path / 'pids')!r}, needed=True); c.watch()"
    code = f"from kb.management.processes import Companions; {starts}"
    command = subprocess.Popen([sys.executable, "-c", code], cwd=REPOSITORY)
    (pid,) = map(int, lines(tmp_path / "pids", 1))
    command.kill()
    command.wait()
    for _ in range(200):
        if not is_running(pid):
            return
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("it runs on")


def test_end_of_a_needed_program_ends_the_watch_with_its_code() -> None:
    with Companions() as companions:
        companions.start("-c", "raise SystemExit(7)", needed=True)
        assert companions.watch() == 7


def test_other_program_is_started_again(tmp_path: Path) -> None:
    until_twice = (
        f"import time, pathlib; p = pathlib.Path({str(tmp_path / 'count')!r})\n"
        "while not p.exists() or len(p.read_text().split()) < 2: time.sleep(0.05)"
    )
    note = f"open({str(tmp_path / 'count')!r}, 'a').write('run\\n')"
    with Companions() as companions:
        companions.start("-c", note, needed=False)
        companions.start("-c", until_twice, needed=True)
        assert companions.watch() == 0
    assert len(lines(tmp_path / "count", 2)) >= 2


def test_programs_see_the_environment_they_are_given(tmp_path: Path) -> None:
    copy = f"import os; open({str(tmp_path / 'seen')!r}, 'w').write(os.environ['KB_BIND'])"
    with Companions({"KB_BIND": "here"}) as companions:
        companions.start("-c", copy, needed=True)
        companions.watch()
    assert (tmp_path / "seen").read_text() == "here"
