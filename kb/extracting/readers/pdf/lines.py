"""The printed lines of a PDF page, each with its place, the size and weight of its letters, and raised note markers."""

import ctypes
import math
import re
from dataclasses import dataclass, field
from gettext import gettext as _

import pypdfium2 as pdfium
from pypdfium2 import raw

from kb.extracting.parsed import Refused

MOST_CHARACTERS = 400_000  # on one page; a page of a dense directory has 20,000
BOLD_FROM = 600  # weight of letters
BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
SMALLER = 0.84  # of the line's size, for a raised marker
HIGHER = 0.15  # of the line's size above its base line
SAME_LINE = 0.6  # of the size: base lines nearer than this are one line
WIDE_GAP = 2.5  # of the size: a gap as between cells
MARKER = re.compile(r"(?<!\d)\d{1,3}(?!\d)|[*†‡]{1,3}")
HALVES = re.compile(r"[\ud800-\udfff]")
DIVIDED = "\x02\ufffe"  # PDFium's signs for a hyphen at the end of a line
PIECE = re.compile(rf"[^\r\n{DIVIDED}]+[{DIVIDED}]?|[{DIVIDED}]")
BLANK = " \t\xa0\0\x0b\x0c"
SHOWN = str.maketrans({"\t": " ", "\0": " ", **dict.fromkeys(DIVIDED, "-")})
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
        found: list[Line] = []
        for match in PIECE.finditer(self._characters()):
            if match[0].strip(BLANK):
                _add(found, self._line(match[0], match.start()))
        return found

    def _characters(self) -> str:
        """All characters, each at the place by which PDFium knows it.

        One call gives them all, unless it leaves some out or tells one in two halves: then each is asked for.
        """
        buffer = (ctypes.c_ushort * (self.count + 1))()
        given = raw.FPDFText_GetText(self._text.raw, 0, self.count, buffer)
        if given == self.count + 1:
            text = bytes(buffer)[: 2 * self.count].decode("utf-16-le", "surrogatepass")
            if len(text) == self.count:
                return text
        handle, unicode = self._text.raw, raw.FPDFText_GetUnicode
        return "".join(chr(unicode(handle, place) or 0xFFFD) for place in range(self.count))

    def _line(self, piece: str, start: int) -> Line:
        """The line of a piece of text that begins at a place and is not blank."""
        first = start + len(piece) - len(piece.lstrip(BLANK))
        last = start + len(piece.rstrip(BLANK)) - 1
        middle = (first + last) // 2
        while middle < last and piece[middle - start] in BLANK:
            middle += 1
        angle = raw.FPDFText_GetCharAngle(self._text.raw, first)
        left, y = self._origin(first, angle)
        samples = (first, middle, last)
        size = max(self._size(place) for place in samples)
        bold = sum(self._is_bold(place) for place in samples) > 1
        if self._size(first) < SMALLER * size and last > first:
            y = self._origin(middle, angle)[1]  # the line begins with a raised marker
        line = Line(_string(piece), left, max(left, self._right(last, angle)), y, size, bold)
        if line.right < left:  # written from right to left
            line.left, line.right = line.right, left
        line.raised = self._raised(line, start, len(piece), angle)
        return line

    def _raised(self, line: Line, start: int, length: int, angle: float) -> list[tuple[int, int]]:
        if len(line.text) != length:  # characters beyond the basic plane: places would not fit
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
        size: float = raw.FPDFText_GetFontSize(self._text.raw, place)
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


def _string(piece: str) -> str:
    """The text of a piece: halves of characters joined, division hyphens shown, tabs between words as spaces.

    Some programs set a tab between all words; where cells are far apart, joining the pieces says so.
    """
    if HALVES.search(piece):
        piece = piece.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return piece.translate(SHOWN)


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
