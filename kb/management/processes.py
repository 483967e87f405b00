"""Programs that run beside a command and end with it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

PATIENCE = 15  # seconds to end by itself before a program is killed


@dataclass
class Companion:
    """One program, and whether the command ends when it ends (else it is started again)."""

    command: Sequence[str]
    needed: bool
    process: subprocess.Popen[bytes]


@dataclass
class Companions:
    """Starts programs in sessions of their own, so that Ctrl-C reaches them through us alone and in order."""

    environment: Mapping[str, str] = field(default_factory=dict)
    running: list[Companion] = field(default_factory=list)

    def __enter__(self) -> "Companions":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of them running
        for companion in self.running:
            if companion.process.poll() is None:
                companion.process.send_signal(signal.SIGTERM)
        for companion in self.running:
            try:
                companion.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(companion.process.pid, signal.SIGKILL)
                companion.process.wait()

    def start(self, *arguments: str, needed: bool) -> None:
        """Start `python *arguments` with our own interpreter."""
        command = [sys.executable, *arguments]
        self.running.append(Companion(command, needed, self._spawn(command)))

    def ended(self) -> int | None:
        """The exit code of a needed program that has ended, or None while all of them run."""
        codes = (companion.process.poll() for companion in self.running if companion.needed)
        return next((code for code in codes if code is not None), None)

    def watch(self) -> int:
        """Start again whatever ends, until a needed program ends; return that one's exit code."""
        while (code := self.ended()) is None:
            for companion in self.running:
                if companion.process.poll() is not None and not companion.needed:
                    companion.process = self._spawn(companion.command)
            time.sleep(1)
        return code

    def _spawn(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_the_command,
        )


_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _end_with_the_command() -> None:
    """Have the kernel end this program when whoever started it is killed without a chance to (Linux; prctl(2))."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
