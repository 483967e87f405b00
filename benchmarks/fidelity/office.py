"""Word-processor files and e-books as other programs read them: LibreOffice, which prints numbers, else pandoc."""

import io
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path
from shutil import which

SECONDS = 300
_NOTE = {
    ".docx": (
        ("word/footnotes.xml", "word/endnotes.xml"),
        re.compile(rb"<w:(?:foot|end)note\s(?![^>]*w:type=)"),
    ),
    ".odt": (("content.xml",), re.compile(rb"<text:note\s")),
}
_PANDOC_FORMATS = {".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".epub": "epub"}


def libreoffice(data: bytes, suffix: str) -> tuple[str, list[str]] | None:
    """The lines as LibreOffice prints them, numbers included, with a profile of its own."""
    program = which("soffice") or which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kb-benchmark-") as name:
        folder = Path(name)
        (folder / f"source{suffix}").write_bytes(data)
        command = [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
            "txt:Text (encoded):UTF8", "--outdir", str(folder), str(folder / f"source{suffix}"),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        made = folder / "source.txt"
        return (
            ("LibreOffice", made.read_text("utf-8-sig", "replace").splitlines()) if made.is_file() else None
        )


def pandoc(data: bytes, suffix: str) -> tuple[str, list[str]] | None:
    """The lines as pandoc writes them; it knows no automatic numbers of paragraphs."""
    program = which("pandoc") or _of_wheel()
    if program is None:
        return None
    command = [program, "-f", _PANDOC_FORMATS[suffix], "-t", "plain", "--wrap=none", "--sandbox"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    return ("pandoc", done.stdout.decode().splitlines()) if done.returncode == 0 else None


def _of_wheel() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return None
    return os.fspath(pypandoc.get_pandoc_path())


def notes(data: bytes, suffix: str) -> int | None:
    """How many notes the package has; nothing where its format does not say."""
    parts, note = _NOTE.get(suffix, ((), None))
    if note is None:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            return sum(len(note.findall(package.read(part))) for part in parts if part in names)
    except zipfile.BadZipFile:
        return None
