"""Lines that come again at the edge of page after page, and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.cleaning.rules.masthead import is_un_symbol
from kb.extracting.parsed import BlockKind, Extract, Hint, RemovalReason

# Notes of removals, translated once: there may be thousands.
_OF_A_JOB_NUMBER = _("Job number of the printer.")
_OF_A_PAGE_NUMBER = _("Page number.")
_OF_A_REPETITION = _("Comes again at the edge of other pages (here page %s).")
_OF_A_SYMBOL = _("Symbol of the document at the head of a page.")

_AT_EDGE = 3  # blocks from the top or bottom of a page, where the format gives no hint
_LONGEST = 25  # words
_FEWEST_PAGES = 3
_NEARLY_ALL = 0.7
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|\[\]().·•]*(?P<number>\d{1,4}|[ivxlc]{1,7})[\s\-–—|\[\]().·•]*", re.IGNORECASE
)
_WITH_WORD = re.compile(
    r"(?:page|p\.|pág\.|página|seite|стр\.|страница|صفحة)\s*\d{1,4}(?:\s*(?:of|de|/|sur|von|из|من)\s*\d{1,4})?"
    r"|\d{1,4}\s*/\s*\d{1,4}|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?",
    re.IGNORECASE,
)
# Job numbers of UN documents, with the signs of their bar code gone.
_JOB_NUMBER = re.compile(
    r"(?:\(?GE\.\d\d-\d{4,6}\b|\d\d-\d{5}\s*\([A-Z]\)|\*\d{7}\*).{0,60}"
    r"|\d\d-\d{5}(?:\s+\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3}\s+\d\d-\d{5}"
)
_RECYCLE = re.compile(r"please recycle\W*", re.IGNORECASE)

type _Edges = Mapping[str, Sequence[tuple[Piece, bool]]]


def running_lines(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """Running heads and feet (the same words, digits apart, on at least three pages), page numbers, job numbers."""
    for piece in pieces:
        if piece.words <= _LONGEST and (_JOB_NUMBER.fullmatch(piece.line) or _RECYCLE.fullmatch(piece.line)):
            yield Finding(piece, RemovalReason.FOOTER, _OF_A_JOB_NUMBER)
    edges = _edges(pieces)
    numbers = _page_numbers(edges)
    repeated = _repeated(edges)
    for page, lines in edges.items():
        for piece, is_top in lines:
            if id(piece) in numbers or _WITH_WORD.fullmatch(piece.line):
                yield Finding(piece, RemovalReason.RUNNING_HEAD, _OF_A_PAGE_NUMBER)
            elif (_key(piece), is_top) in repeated:
                reason = RemovalReason.RUNNING_HEAD if is_top else RemovalReason.FOOTER
                yield Finding(piece, reason, _OF_A_REPETITION % page)
            elif is_un_symbol(piece.line) and Hint.PAGE_TOP in piece.block.hints:
                yield Finding(piece, RemovalReason.RUNNING_HEAD, _OF_A_SYMBOL)


def _edges(pieces: Sequence[Piece]) -> _Edges:
    """By page: the short blocks at its edges, and whether at the top."""
    pages: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.block.page:
            pages[piece.block.page].append(piece)
    if len(pages) < 2:
        return {}
    return {page: list(_at_edges(lines)) for page, lines in pages.items()}


def _at_edges(lines: Sequence[Piece]) -> Iterator[tuple[Piece, bool]]:
    for place, piece in enumerate(lines):
        if piece.words > _LONGEST or piece.block.kind is BlockKind.TABLE_ROW:
            continue
        hints = piece.block.hints
        below = len(lines) - 1 - place
        is_top = Hint.PAGE_TOP in hints or (Hint.PAGE_BOTTOM not in hints and place <= below)
        if hints & {Hint.PAGE_TOP, Hint.PAGE_BOTTOM} or min(place, below) < _AT_EDGE:
            yield piece, is_top


def _key(piece: Piece) -> str:
    return _DIGITS.sub("#", piece.line.casefold())


def _repeated(edges: _Edges) -> frozenset[tuple[str, bool]]:
    """Worded lines that stand at the same edge of at least three pages, or of both pages of two.

    Numbers in them must be the same on all pages or grow with the pages: "Article 5" and "Article 9" are not the same.
    """
    found: dict[tuple[str, bool], dict[int, tuple[int, ...]]] = defaultdict(dict)
    for order, lines in enumerate(edges.values()):
        for piece, is_top in lines:
            found[_key(piece), is_top][order] = tuple(map(int, _DIGITS.findall(piece.line)))
    fewest = min(_FEWEST_PAGES, len(edges))
    return frozenset(
        line
        for line, numbers in found.items()
        if len(numbers) >= fewest and _is_worded(line[0]) and _grow_with_pages(numbers)
    )


def _grow_with_pages(numbers: Mapping[int, tuple[int, ...]]) -> bool:
    """Whether each number of the line is constant or a page number, on nearly all pages (by their order)."""
    for column in zip(*numbers.values(), strict=False):
        values = Counter(column).most_common(1)[0][1]
        pages = Counter(value - order for order, value in zip(numbers, column, strict=True)).most_common(1)[
            0
        ][1]
        if max(values, pages) < _NEARLY_ALL * len(numbers):
            return False
    return True


def _is_worded(line: str) -> bool:
    """Whether it has words or is the symbol of a document."""
    return "/" in line or sum(character.isalpha() for character in line) >= 2


def _page_numbers(edges: _Edges) -> frozenset[int]:
    """The blocks that are numbers which grow with the pages."""
    found = [
        (order, _value(match["number"]), piece)
        for order, lines in enumerate(edges.values())
        for piece, _is_top in lines
        if (match := _PAGE_NUMBER.fullmatch(piece.line))
    ]
    distances = Counter(value - order for order, value, _piece in found if value is not None)
    usual = {distance for distance, count in distances.items() if count >= min(_FEWEST_PAGES, len(edges))}
    return frozenset(
        id(piece) for order, value, piece in found if value is not None and value - order in usual
    )


def _value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    total, largest = 0, 0
    for letter in reversed(number.lower()):
        value = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter]
        total += value if value >= largest else -value
        largest = max(largest, value)
    return total
