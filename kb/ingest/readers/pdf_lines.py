"""The printed lines of a PDF page, each with its place, the size and weight of its letters, and raised note markers."""

import ctypes
import math
import re
from dataclasses import dataclass, field
from gettext import gettext as _

import pypdfium2 as pdfium
from pypdfium2 import raw

from kb.ingest.parsed import Refused

MOST_CHARACTERS = 400_000  # on one page; a page of a dense directory has 20,000
BOLD_FROM = 600  # weight of letters
BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
SMALLER = 0.84  # of the line's size, for a raised marker
HIGHER = 0.15  # of the line's size above its base line
SAME_LINE = 0.6  # of the size: base lines nearer than this are one line
WIDE_GAP = 2.5  # of the size: a gap as between cells
MARKER = re.compile(r"(?<!\d)\d{1,3}(?!\d)|[*†‡]{1,3}")
HIGH_SURROGATES, LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
DIVIDED = "\x02"  # PDFium's sign for a hyphen at the end of a line
UPRIGHT = 0.02  # radians


@dataclass(slots=True)
class Line:
    """One line as printed: places in points from the lower left corner, `y` that of the base line.

    `raised` are places in the text that are printed small and high, as note markers are.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    raised: list[tuple[int, int]] = field(default_factory=list)

    @property
    def begins_raised(self) -> bool:
        """Whether the line begins with a raised marker, as footnotes do."""
        return bool(self.raised) and self.raised[0][0] == 0


class PageText:
    """The characters of one page. Close it before the page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._text = page.get_textpage()
        self.count = self._text.count_chars()
        if self.count > MOST_CHARACTERS:
            raise Refused(
                "too-complex", _("A page of this PDF has more text than any page can show. Save it as text.")
            )
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _side in range(4)]
        self._name = ctypes.create_string_buffer(100)
        self._matrix = raw.FS_MATRIX()

    def close(self) -> None:
        """Give the memory back."""
        self._text.close()

    def lines(self) -> list[Line]:
        """The lines in PDFium's reading order, pieces on one base line joined."""
        handle, unicode = self._text.raw, raw.FPDFText_GetUnicode
        units = [unicode(handle, place) for place in range(self.count)]
        found: list[Line] = []
        start = 0
        for place, unit in enumerate([*units, 10]):
            if unit in {10, 13} or (place and unit and units[place - 1] == ord(DIVIDED)):
                end = place
                line = self._line(units, start, end)
                if line is not None:
                    _add(found, line)
                start = place + 1 if unit in {10, 13} else place
        return found

    def _line(self, units: list[int], start: int, end: int) -> Line | None:
        seen = [place for place in range(start, end) if units[place] > 32 and units[place] != 160]
        if not seen:
            return None
        first, last = seen[0], seen[-1]
        angle = raw.FPDFText_GetCharAngle(self._text.raw, first)
        left, y = self._origin(first, angle)
        samples = (first, seen[len(seen) // 2], last)
        size = max(self._size(place) for place in samples)
        bold = sum(self._is_bold(place) for place in samples) > 1
        if self._size(first) < SMALLER * size and len(seen) > 1:
            y = self._origin(seen[len(seen) // 2], angle)[1]  # the line begins with a raised marker
        line = Line(_string(units[start:end]), left, max(left, self._right(last, angle)), y, size, bold)
        if line.right < left:  # written from right to left
            line.left, line.right = line.right, left
        line.raised = self._raised(line, start, end, angle)
        return line

    def _raised(self, line: Line, start: int, end: int, angle: float) -> list[tuple[int, int]]:
        if len(line.text) != end - start:  # characters beyond the basic plane: places would not fit
            return []
        found = []
        for match in MARKER.finditer(line.text):
            place = start + match.start()
            smaller = self._size(place) < SMALLER * line.size
            if smaller and self._origin(place, angle)[1] > line.y + HIGHER * line.size:
                found.append(match.span())
        return found

    def _origin(self, place: int, angle: float) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self._text.raw, place, self._x, self._y)
        return _turned(self._x.value, self._y.value, angle)

    def _right(self, place: int, angle: float) -> float:
        raw.FPDFText_GetCharBox(self._text.raw, place, *self._box)
        left, right, bottom, top = (side.value for side in self._box)
        return max(_turned(x, y, angle)[0] for x in (left, right) for y in (bottom, top))

    def _is_bold(self, place: int) -> bool:
        """By the weight that the font says, or its name: standard fonts say no weight."""
        if raw.FPDFText_GetFontWeight(self._text.raw, place) >= BOLD_FROM:
            return True
        length = raw.FPDFText_GetFontInfo(self._text.raw, place, self._name, len(self._name), None)
        return 0 < length <= len(self._name) and BOLD_NAME.search(self._name.raw[:length]) is not None

    def _size(self, place: int) -> float:
        """Points as seen on the page: the size of the font, scaled by the matrix of the text."""
        size = raw.FPDFText_GetFontSize(self._text.raw, place)
        if raw.FPDFText_GetMatrix(self._text.raw, place, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(size, 1)


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    """The place as if the text ran from left to right, so that sideways pages read like any other.

    PDFium measures the angle clockwise.
    """
    if angle < UPRIGHT or angle > 2 * math.pi - UPRIGHT:
        return x, y
    return x * math.cos(angle) - y * math.sin(angle), y * math.cos(angle) + x * math.sin(angle)


def _string(units: list[int]) -> str:
    """Text of PDFium's UTF-16 or UTF-32 units."""
    # Some programs set a tab between words; where cells are far apart, joining the pieces says so.
    units = [32 if unit == 9 else unit for unit in units]
    if any(unit in HIGH_SURROGATES or unit in LOW_SURROGATES for unit in units):
        joined = b"".join(unit.to_bytes(2, "little") for unit in units if unit <= 0xFFFF)
        return joined.decode("utf-16-le", "replace").replace(DIVIDED, "-")
    return "".join(map(chr, units)).replace(DIVIDED, "-").replace("\0", "").replace("\ufffe", "-")


def _add(lines: list[Line], line: Line) -> None:
    """Append a line, or join it with the one before where both stand on one base line."""
    before = lines[-1] if lines else None
    if before is None or not _is_same_line(before, line):
        lines.append(line)
        return
    larger = max(before.size, line.size)
    gap = line.left - before.right
    between = (
        "\t" if gap > WIDE_GAP * larger else ("" if before.text.endswith(" ") or gap < 0.1 * larger else " ")
    )
    start = len(before.text) + len(between)
    is_raised = line.size < SMALLER * before.size and MARKER.fullmatch(line.text.strip()) is not None
    before.raised += [(start, len(line.text.rstrip()) + start)] if is_raised else []
    before.raised += [(first + start, last + start) for first, last in line.raised]
    if before.size < SMALLER * line.size and MARKER.fullmatch(before.text.strip()):
        before.raised, before.y, before.bold = (
            [(0, len(before.text.strip())), *before.raised],
            line.y,
            line.bold,
        )
    before.text += between + line.text
    before.right, before.size = line.right, larger
    before.bold = before.bold and line.bold


def _is_same_line(before: Line, line: Line) -> bool:
    larger = max(before.size, line.size)
    return abs(before.y - line.y) < SAME_LINE * larger and line.left >= before.right - 0.5 * larger
