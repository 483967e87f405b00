"""Old Word files and Rich Text made into DOCX by LibreOffice or pandoc, in a process with limits of its own."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from gettext import gettext as _
from hashlib import sha256
from pathlib import Path

from kb.extracting.parsed import ParsedEdition, Refused
from kb.extracting.sniffing import LARGEST_SOURCE, LOCKED_OFFICE, OLE, RICH_TEXT

CPU_SECONDS = 60
WALL_SECONDS = 90.0
MEMORY_BYTES = 2 << 30  # LibreOffice maps most of it and touches a tenth
POLL_SECONDS = 0.1
WORD_STREAM = "WordDocument".encode("utf-16-le")
NOWHERE = "http://127.0.0.1:9"  # no address is fetched: a proxy that nobody answers at


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that is installed here and what it makes DOCX of: a suffix and a media type."""

    program: str
    path: str
    suffix: str
    media_type: str

    def command(self, folder: Path) -> list[str]:
        """How it is called in a folder that has the source; it writes `source.docx`."""
        source = f"source{self.suffix}"
        if self.program == "pandoc":
            return [self.path, "--sandbox", "-f", "rtf", "-t", "docx", "-o", "source.docx", source]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        return [
            self.path,
            profile,
            "--headless",
            "--norestore",
            "--convert-to",
            "docx:MS Word 2007 XML",
            source,
        ]


def converter_for(data: bytes) -> Converter | None:
    """The program that makes a DOCX of these bytes; none where none is needed, or none is installed."""
    if data.startswith(OLE) and WORD_STREAM in data and LOCKED_OFFICE not in data:
        return _installed(".doc", "application/msword", "soffice")
    if data.startswith(RICH_TEXT):
        return _installed(".rtf", "application/rtf", "soffice", "pandoc")
    return None


def _installed(suffix: str, media_type: str, *programs: str) -> Converter | None:
    found = ((program, shutil.which(program)) for program in programs)
    return next((Converter(program, path, suffix, media_type) for program, path in found if path), None)


def converted(data: bytes, converter: Converter, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """The DOCX that the program makes. Raises Refused: too-slow, cancelled, damaged, too-much-output."""
    with tempfile.TemporaryDirectory(prefix="kb-converting-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"source{converter.suffix}").write_bytes(data)
        _run(converter, folder, cancelled)
        made = folder / "source.docx"
        if not made.is_file() or made.is_symlink():
            raise Refused(
                "damaged", _("%s cannot read this file. Save it as DOCX or PDF.") % converter.program
            )
        if made.stat().st_size > LARGEST_SOURCE:
            raise Refused("too-much-output", _("The file is too large when converted. Import it in parts."))
        return made.read_bytes()


def of_source(edition: ParsedEdition, data: bytes, converter: Converter) -> ParsedEdition:
    """The edition of what a program made of a source, as that of the source, with a word about it."""
    told = _("The file was made into DOCX by %s before it was read. Compare it with the original.")
    return replace(
        edition,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        media_type=converter.media_type,
        extractor=f"{converter.program}, {edition.extractor}",
        warnings=(told % converter.program, *edition.warnings),
    )


def _run(converter: Converter, folder: Path, cancelled: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WALL_SECONDS
    process = subprocess.Popen(
        converter.command(folder),
        cwd=folder,
        env={"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", **_proxies()},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=_limit,
    )  # fmt: skip
    try:
        while process.poll() is None:
            if cancelled():
                raise Refused("cancelled", _("Reading was cancelled."))
            if time.monotonic() > deadline:
                raise Refused("too-slow", _("Converting the file takes too long. Save it as DOCX or PDF."))
            time.sleep(POLL_SECONDS)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _proxies() -> dict[str, str]:
    return dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ftp_proxy"), NOWHERE)


def _limit() -> None:
    """In the child before the program begins: time, memory, size of files, and no network where the system lets it."""
    for kind, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 4 * LARGEST_SOURCE),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    for flags in (os.CLONE_NEWNET, os.CLONE_NEWUSER | os.CLONE_NEWNET):
        with suppress(OSError):
            os.unshare(flags)
            return
