"""ZIP packages (DOCX, ODT, EPUB) opened with suspicion: counts, sizes and places are checked before unpacking."""

import io
import itertools
import struct
import zipfile
import zlib
from gettext import gettext as _

from kb.extracting.parsed import Refused

MOST_ENTRIES = 4_000
LARGEST_DIRECTORY = 1_000_000  # bytes of the central directory
LARGEST_SUM = 600_000_000  # bytes, unpacked, pictures included
LARGEST_PART = 40_000_000  # bytes, unpacked, of a part that is read
HIGHEST_RATIO = 400  # unpacked to packed, for parts over a megabyte; real document.xml parts stay under 60
RATIO_MATTERS_FROM = 1_000_000  # bytes
END_RECORD = b"PK\x05\x06"
END_RECORD_SIZE = 22
LONGEST_COMMENT = 65_535
KNOWN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1


class Package:
    """The parts of a ZIP package by name, each unpacked only when asked for and only up to the allowed size."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, RuntimeError, struct.error, UnicodeError) as problem:
            raise damaged_package() from problem
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        _check_entries(self._archive.infolist())

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises Refused where it is missing, locked, damaged or larger than it may be."""
        entry = self._entries.get(name)
        if entry is None:
            raise damaged_package()
        if entry.flag_bits & ENCRYPTED:
            raise Refused("needs-password", _("The file is locked with a password. Save a copy without one."))
        try:
            with self._archive.open(entry) as unpacked:
                content = unpacked.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as problem:
            raise damaged_package() from problem
        if len(content) > LARGEST_PART:
            raise too_large_inside()
        return content


def damaged_package() -> Refused:
    """What is said of a package that cannot be unpacked."""
    return Refused(
        "damaged",
        _(
            "The file is a damaged Word, OpenDocument or ZIP package. Open it in its program and save it anew."
        ),
    )


def too_large_inside() -> Refused:
    """What is said of a package that unpacks to more than a document needs."""
    return Refused(
        "too-complex",
        _("The file unpacks to far more data than a document needs. Save the text alone, as DOCX or PDF."),
    )


def _check_directory(data: bytes) -> None:
    """Counts entries from the end record before the directory is read into memory.

    Python reads the directory by its size in the end record, so that is what bounds the work; ZIP64 is for archives of
    more than 65,535 entries or 4 GiB and no document needs it.
    """
    place = data.rfind(END_RECORD, max(0, len(data) - LONGEST_COMMENT - END_RECORD_SIZE))
    if place < 0 or len(data) - place < END_RECORD_SIZE:
        raise damaged_package()
    entries, size, offset = struct.unpack("<HII", data[place + 10 : place + 20])
    if entries > MOST_ENTRIES or size > LARGEST_DIRECTORY or offset == 0xFFFFFFFF:
        raise Refused(
            "too-complex",
            _("The file is a package of more than %d parts. Save the text alone, as DOCX or PDF.")
            % MOST_ENTRIES,
        )


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_SUM:
        raise too_large_inside()
    if len({entry.filename for entry in entries}) < len(entries) or _overlap(entries):
        raise Refused(
            "damaged",
            _("The parts of the package lie over each other, as in a ZIP bomb. Save the document anew."),
        )
    if any(
        entry.file_size > RATIO_MATTERS_FROM and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size)
        for entry in entries
    ):
        raise too_large_inside()
    if any(entry.compress_type not in KNOWN_METHODS for entry in entries):
        raise Refused(
            "not-supported",
            _("The package is compressed in a way that documents are not. Save it anew as DOCX, ODT or PDF."),
        )


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    places = sorted((entry.header_offset, entry.header_offset + entry.compress_size) for entry in entries)
    return any(end > following for (_start, end), (following, _end) in itertools.pairwise(places))
