"""PDF as other programs read it: pdftotext where it is installed, else pdfminer."""

import io
import subprocess
from shutil import which

SECONDS = 300


def pdftotext(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """The lines that poppler finds."""
    program = which("pdftotext")
    if program is None:
        return None
    command = [program, "-q", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    return ("pdftotext", done.stdout.decode("utf-8", "replace").splitlines()) if done.stdout else None


def pdfminer(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """The lines that pdfminer finds."""
    try:
        from pdfminer.high_level import extract_text
    except ImportError:
        return None
    try:
        return "pdfminer", extract_text(io.BytesIO(data)).splitlines()
    except Exception as problem:  # broken files are among those that are measured
        print(f"pdfminer: {type(problem).__name__}")
        return None
