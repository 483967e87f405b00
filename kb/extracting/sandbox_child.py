"""The child process of `kb.extracting.sandbox`: takes its limits upon itself, reads one source, writes one answer."""

import json
import os
import resource
import sys
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import Any

from kb.extracting.parsed import Refused
from kb.extracting.sandbox import CPU_SECONDS, MEMORY_BYTES

LIMITS = {
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_AS: MEMORY_BYTES,
    resource.RLIMIT_DATA: MEMORY_BYTES,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_FSIZE: 8 * 1024 * 1024,  # Python keeps compiled modules; nothing else is written
}
# What a reader never does; a library that is talked into it stops here.
FORBIDDEN = frozenset((
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "urllib.Request", "os.remove", "os.rmdir",
    "shutil.rmtree", "ctypes.dlsym/handle",
))  # fmt: skip


def main() -> None:
    """Read `source` and `request` in the working folder and write the answer as JSON to standard output."""
    limit()
    source, request = Path("source").read_bytes(), json.loads(Path("request").read_text(encoding="utf-8"))
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # what a library prints is no part of the answer
        try:
            written = json.dumps(answer(source, request["name"], frozenset(request["keep"]))).encode()
        except MemoryError:
            written = json.dumps(refusal(_out_of_memory())).encode()
        output.write(written)
    os._exit(0)  # nothing to tidy up; the parent removes the folder


def limit() -> None:
    """Set all limits, and forbid reaching out."""
    for kind, most in LIMITS.items():
        with suppress(ValueError, OSError):  # a system may lack one of them
            resource.setrlimit(kind, (most, most + 2 if kind == resource.RLIMIT_CPU else most))
    sys.addaudithook(_audit)


def answer(source: bytes, name: str, keep: frozenset[str]) -> dict[str, Any]:
    """What is said of a source: its edition, or why it is refused."""
    from kb.extracting.parsing import parse  # after the limits are set: loading is part of the work

    try:
        return {"edition": parse(source, name, keep).to_json()}
    except Refused as refused:
        return refusal(refused)
    except RecursionError:
        return refusal(Refused("too-complex", _("The file is nested too deeply. Print it to a new PDF.")))
    except MemoryError:
        return refusal(_out_of_memory())
    except Exception as problem:
        message = _("The reader stumbled over this file (%s). Save it anew, or as PDF, and try again.")
        return refusal(Refused("damaged", message % type(problem).__name__))


def refusal(refused: Refused) -> dict[str, Any]:
    """A refusal as it is written."""
    return {"refused": {"code": refused.code, "message": str(refused)}}


def _out_of_memory() -> Refused:
    return Refused(
        "too-much-memory",
        _("Reading the file takes more than %d MB of memory. Import it in parts, or print it to a new PDF.")
        % (MEMORY_BYTES >> 20),
    )


def _audit(event: str, _arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN:
        raise PermissionError(event)


if __name__ == "__main__":
    main()
