"""A CSV file as rows of named cells, or everything that is wrong with its form."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from .report import Fault, Faulty

LONGEST_CELL = 100_000  # characters
_DELIMITERS = ",;\t"
_TOLD = re.compile(r"\s*\"?sep=([^\r\n])\"?[,;\t ]*\r?\n", re.IGNORECASE)
#: Characters that are no part of any text; line breaks and tabs are.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line of the file on which it begins (from 1), and its cells by column, stripped."""

    number: int
    cells: dict[str, str]

    def fault(self, column: str, message: str) -> Fault:
        """That this cell is wrong."""
        return Fault(self.number, column, self.cells.get(column, "")[:200], message)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns in the order of the file, and the rows that have any content."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(data: bytes, kinds: Mapping[str, Collection[str]]) -> tuple[str, Table]:
    """Which of the `kinds` (name → columns) the table in the bytes is, and the table; raises Faulty."""
    text = _text(data)
    rows = _rows(text)
    try:
        number, header = next(rows, (1, []))
        columns = tuple(re.sub(r"\s+", "_", name.strip().lower()) for name in header)
        kind = _kind(columns, kinds)
        _refuse_columns(number, columns, kinds[kind])
        return kind, Table(columns, tuple(_lines(rows, columns)))
    except csv.Error as error:
        raise Faulty(
            [_whole(_("This is no table that can be read: %(error)s.") % {"error": error})]
        ) from error


def _text(data: bytes) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = _(
            "The file is not in UTF-8: save it as “CSV UTF-8”. The first wrong character is on line %(line)d."
        )
        raise Faulty([Fault(line, "", "", message % {"line": line})]) from error
    faults = [
        Fault(text.count("\n", 0, found.start()) + 1, "", f"U+{ord(found.group()):04X}", message)
        for message in [_("This line holds a character that is not text: delete it.")]
        for found in list(_NO_TEXT.finditer(text))[:20]
    ]
    if faults:
        raise Faulty(faults)
    if not text.strip():
        raise Faulty([_whole(_("The file is empty."))])
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins."""
    delimiter, rest = _delimiter(text)
    before = text.count("\n", 0, len(text) - len(rest))
    reader = csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter, strict=True)
    begins = before + 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield begins, row
        begins = before + reader.line_num + 1


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the cells, and the table: a line `sep=;`, as Excel has it, says so, else the first line shows it."""
    told = _TOLD.match(text)
    if told and told[1] in _DELIMITERS:
        return told[1], text[told.end() :]
    if told:
        message = _("The line “sep=” names no mark that parts cells here: use a comma, a semicolon or a tab.")
        raise Faulty([Fault(1, "", told[0].strip()[:20], message)])
    first = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=first.count), text


def _kind(columns: Collection[str], kinds: Mapping[str, Collection[str]]) -> str:
    """The kind of table that shares most columns with this one."""
    shared = {kind: len(set(columns) & set(known)) for kind, known in kinds.items()}
    best = max(shared, key=lambda kind: shared[kind])
    if not shared[best]:
        known = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items())
        raise Faulty(
            [_whole(_("The first line must name columns. Known are, for %(known)s.") % {"known": known})]
        )
    return best


def _refuse_columns(number: int, columns: Collection[str], known: Collection[str]) -> None:
    faults = []
    for name, times in Counter(columns).items():
        if times > 1:
            faults.append(Fault(number, name, name, _("The column stands there twice: keep one of them.")))
        if name not in known:
            near = get_close_matches(name, known, 3)
            words = {"name": name, "known": ", ".join(near or known)}
            faults.append(
                Fault(number, name, name, _("No column is named “%(name)s”: use %(known)s.") % words)
            )
    if faults:
        raise Faulty(faults)


def _lines(rows: Iterator[tuple[int, list[str]]], columns: tuple[str, ...]) -> Iterator[Line]:
    faults = []
    for number, row in rows:
        if len(row) != len(columns):
            counts = {"found": len(row), "expected": len(columns)}
            message = _(
                "The line has %(found)d cells where the first line has %(expected)d: look for a missing quote."
            )
            faults.append(Fault(number, "", " | ".join(row)[:200], message % counts))
            continue
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=True)}
        long = [name for name, cell in cells.items() if len(cell) > LONGEST_CELL]
        faults += [Fault(number, name, cells[name][:50], _("This cell is too long.")) for name in long]
        yield Line(number, cells)
    if faults:
        raise Faulty(faults)


def _whole(message: str) -> Fault:
    return Fault(0, "", "", message)
