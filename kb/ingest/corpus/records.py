"""The lines of a collection: what each says, and why one that cannot be a document is refused."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from kb.extracting.parsed import Refused

#: A longer line is no document of a collection; its end is looked for without keeping it.
LONGEST_LINE = 50_000_000  # bytes
#: The escape of U+0000 in JSON, but not an escaped backslash with "u0000" after it.
_NOTHING = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, where it begins and ends in the file, its checksum, and what it holds or why not."""

    number: int
    end: int
    sha256: str
    size: int
    record: dict[str, Any] | None
    refused: Refused | None = None

    @property
    def name(self) -> str:
        """What the line is called in reports: the record's id, or the number of the line."""
        return (
            str(self.record["id"])[:200] if self.record and self.record.get("id") else f"line {self.number}"
        )


def read_lines(path: Path) -> Iterator[Line]:
    """Every line of the file that is not blank; one that is no record has `refused` instead. Raises OSError."""
    end = 0
    with path.open("rb") as file:
        for number in _numbers():
            data = file.readline(LONGEST_LINE)
            if not data:
                return
            end += len(data)
            if len(data) == LONGEST_LINE and not data.endswith(b"\n"):
                end += _skip_line(file)
                refused = Refused("too-large", _("The line is longer than a document can be."))
                yield Line(number, end, "", len(data), None, refused)
            elif data.strip():
                yield _line(number, end, data.rstrip(b"\r\n"))


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _skip_line(file: Any) -> int:
    skipped = 0
    while data := file.readline(LONGEST_LINE):
        skipped += len(data)
        if data.endswith(b"\n"):
            break
    return skipped


def _line(number: int, end: int, data: bytes) -> Line:
    digest = sha256(data).hexdigest()
    try:
        record = _record(data)
    except Refused as refused:
        return Line(number, end, digest, len(data), None, refused)
    try:
        _refuse_unfit(record)
        _refuse_no_characters(data, record)
    except Refused as refused:
        return Line(number, end, digest, len(data), record, refused)
    return Line(number, end, digest, len(data), record)


def _record(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("damaged", _("The line is not UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise Refused(
            "unknown-type", _("The line is not JSON: %(why)s.") % {"why": str(error)[:120]}
        ) from error
    if not isinstance(found, dict):
        raise Refused("unknown-type", _("The line is JSON, but no object with keys."))
    return found


def _refuse_unfit(record: dict[str, Any]) -> None:
    """Raise Refused for a record that lacks what a document needs."""
    if not _words(record.get("id")):
        raise Refused("no-id", _("The record has no id, so that it could not be found again."))
    if not _words(record.get("title")):
        raise Refused("no-title", _("The record has no title: it is no document by itself."))
    if "sections" in record and not isinstance(record["sections"], list):
        raise Refused("damaged", _("The sections of the record are no list."))
    if not record.get("sections") and not _words(record.get("text")):
        raise Refused("no-text", _("The record has neither text nor sections."))


def _refuse_no_characters(data: bytes, record: dict[str, Any]) -> None:
    """Raise Refused where an escape stands for what is no character: half of a pair, or nothing."""
    if b"\\u" not in data:
        return  # the bytes are UTF-8: only escapes can spell such
    try:
        json.dumps(record, ensure_ascii=False).encode()
        spelt = bool(_NOTHING.search(data))
    except UnicodeEncodeError:
        spelt = True
    if spelt:
        raise Refused("damaged", _("The record holds what is no character of any text."))


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
