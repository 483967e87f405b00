"""Readings of a file by other programs: the lines they find, and what they say of notes."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.fidelity import markup, office, pdf
from benchmarks.fidelity.words import in_logical_order

type Reader = Callable[[bytes, str], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines of a file in the order of the program that read them; `notes`: how many it has, where that is told."""

    program: str
    lines: list[str]
    notes: int | None = None

    @property
    def prints_numbers(self) -> bool:
        """Whether numbers that the file counts by itself stand in the lines; pandoc leaves them out or counts anew."""
        return self.program != "pandoc"


#: By the end of the name: who reads it, the best first; one that is not installed is passed over.
READERS: dict[str, tuple[Callable[[bytes, str], tuple[str, list[str]] | None], ...]] = {
    ".pdf": (pdf.pdftotext, pdf.pdfminer),
    ".docx": (office.libreoffice, office.pandoc),
    ".odt": (office.libreoffice, office.pandoc),
    ".rtf": (office.libreoffice, office.pandoc),
    ".epub": (office.pandoc,),
    ".doc": (office.libreoffice,),
    ".html": (markup.page,),
    ".htm": (markup.page,),
    ".eml": (markup.mail,),
    ".mhtml": (markup.mail,),
    ".mht": (markup.mail,),
    ".xml": (markup.xml,),
    ".akn": (markup.xml,),
    ".md": (markup.plain,),
    ".txt": (markup.plain,),
}


def read(path: Path, kept: Path | None = None) -> Reading | None:
    """The first reading that a program here makes of the file; `kept` is a folder that keeps readings for later."""
    data = path.read_bytes()
    place = kept / f"{hashlib.sha256(data).hexdigest()}.json" if kept else None
    if place and place.is_file():
        return Reading(**json.loads(place.read_text(encoding="utf-8")))
    reading = _read(data, path)
    if place and reading:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(asdict(reading)), encoding="utf-8")
    return reading


def _read(data: bytes, path: Path) -> Reading | None:
    suffix = path.suffix.lower()
    for reader in READERS.get(suffix, ()):
        found = reader(data, suffix)
        if found:
            program, lines = found
            return Reading(program, in_logical_order(lines), office.notes(data, suffix))
    return None
