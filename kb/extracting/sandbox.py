"""Reads a source in a process of its own with little time, memory and reach, so that a bomb costs seconds."""

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from kb.extracting.converting import converted, converter_for, of_source
from kb.extracting.parsed import ParsedEdition, Refused

CPU_SECONDS = 10
WALL_SECONDS = 20.0
MEMORY_BYTES = 512 * 1024 * 1024
OUTPUT_BYTES = 160_000_000  # JSON of 20 million characters, told as text and as stretches
POLL_SECONDS = 0.1
COMMAND = ["-m", "kb.extracting.sandbox_child"]
CHUNK = 1 << 20
IMPORTED_FROM = Path(__file__).resolve().parents[2]
# Signals by which libraries end themselves when memory is refused to them.
OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGKILL, signal.SIGBUS}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a reading process used: wall and processor seconds, resident memory in bytes at its peak."""

    wall: float
    cpu: float
    memory: int


def parse_limited(
    data: bytes,
    *,
    name: str,
    keep: frozenset[str] = frozenset(),
    cancelled: Callable[[], bool] | None = None,
    measured: Callable[[Usage], None] | None = None,
) -> ParsedEdition:
    """The edition of a source's bytes, read in a process that is killed when it takes too much.

    `cancelled` is asked ten times a second; `measured` is told what the process used. Raises Refused for whatever
    becomes of it: too-slow, too-much-memory, too-much-output, too-complex, damaged, cancelled, or what the reader says.
    """
    converter = converter_for(data)
    if converter is not None:
        made = converted(data, converter, cancelled or (lambda: False))
        edition = parse_limited(made, name="source.docx", keep=keep, cancelled=cancelled, measured=measured)
        return of_source(edition, data, converter)
    answer = _run(data, {"name": name, "keep": sorted(keep)}, cancelled, measured)
    if "refused" in answer:
        raise Refused(str(answer["refused"]["code"]), str(answer["refused"]["message"]))
    try:
        return ParsedEdition.from_json(answer["edition"])
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise _crashed() from problem


def _run(
    data: bytes,
    request: dict[str, object],
    cancelled: Callable[[], bool] | None,
    measured: Callable[[Usage], None] | None,
) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(prefix="kb-reading-"))
    try:
        (folder / "source").write_bytes(data)
        (folder / "request").write_text(json.dumps(request), encoding="utf-8")
        process = _started(folder)
        try:
            return _answer(process, cancelled or (lambda: False), measured)
        finally:
            _end(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """The child: no inherited environment, a folder of its own as the only place it knows, a process group to kill."""
    environment = {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(IMPORTED_FROM),
        "HOME": str(folder),
        # An interpreter outside the usual places finds its own library by this.
        **{name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ},
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", *COMMAND],
        cwd=folder,
        env={**environment, "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _answer(
    process: subprocess.Popen[bytes], cancelled: Callable[[], bool], measured: Callable[[Usage], None] | None
) -> dict[str, Any]:
    begun = time.monotonic()
    peak = _Peak(process.pid)
    try:
        output = _output(process, begun + WALL_SECONDS, cancelled, peak)
    finally:
        peak.look()
        _kill(process)
        status, usage = _waited(process, begun, peak)
        if measured is not None:
            measured(usage)
    if not output:
        raise _died(status, usage)
    try:
        answer = json.loads(output)
    except (ValueError, RecursionError) as problem:
        raise _died(status, usage) from problem
    if not isinstance(answer, dict):
        raise _crashed()
    return answer


class _Peak:
    """The most resident memory a process was seen to have, in bytes.

    Not what the system tells when it has ended: that counts the memory of this process, from which it was made.
    """

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        self.seen = 0

    def look(self) -> None:
        """Take note of it now; nothing is seen where the system has no such file."""
        try:
            lines = self._status.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return
        peak = next((line for line in lines if line.startswith("VmHWM:")), None)
        if peak is not None:
            self.seen = max(self.seen, int(peak.split()[1]) * 1024)


def _output(
    process: subprocess.Popen[bytes], deadline: float, cancelled: Callable[[], bool], peak: _Peak
) -> bytes:
    """All that the child writes, up to the limit, until it closes its end; asks meanwhile whether to go on."""
    pipe = process.stdout
    if pipe is None:
        raise _crashed()
    pieces: list[bytes] = []
    length = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            peak.look()
            if cancelled():
                raise Refused("cancelled", _("Reading was cancelled."))
            if time.monotonic() > deadline:
                raise _too_slow()
            if not selector.select(POLL_SECONDS):
                continue
            piece = os.read(pipe.fileno(), CHUNK)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            length += len(piece)
            if length > OUTPUT_BYTES:
                raise Refused(
                    "too-much-output", _("The source has more text than is taken in. Import it in parts.")
                )


def _waited(process: subprocess.Popen[bytes], begun: float, peak: _Peak) -> tuple[int, Usage]:
    """The exit status (negative for a signal) and what was used. The child has closed its output or was killed."""
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return process.returncode, Usage(
        time.monotonic() - begun,
        used.ru_utime + used.ru_stime,
        peak.seen or used.ru_maxrss * kilobyte,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child with everything it may have started. One that has written its answer has nothing left to do."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdout is not None:
        process.stdout.close()
    if process.returncode is None:
        _kill(process)
        process.wait()


def _died(status: int, usage: Usage) -> Refused:
    """The reason for a child that ended without an answer."""
    if status == -signal.SIGXCPU or usage.cpu >= CPU_SECONDS:
        return _too_slow()
    if status == -signal.SIGSEGV:
        return Refused(
            "too-complex", _("The file is built in a way that no reader gets through. Print it to a new PDF.")
        )
    if -status in OUT_OF_MEMORY:
        return Refused(
            "too-much-memory",
            _(
                "Reading the file takes more than %d MB of memory. Import it in parts, or print it to a new PDF."
            )
            % (MEMORY_BYTES >> 20),
        )
    return _crashed()


def _too_slow() -> Refused:
    return Refused(
        "too-slow",
        _("Reading the file takes more than %d seconds. Import it in parts, or print it to a new PDF.")
        % CPU_SECONDS,
    )


def _crashed() -> Refused:
    return Refused(
        "damaged", _("The reader stumbled over this file. Save it anew, or as PDF, and try again.")
    )
