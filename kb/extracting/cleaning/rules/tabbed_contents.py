"""A table of contents typed with tabs: heads, white space, and pages that never go back."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.parsed import BlockKind, Extract, RemovalReason

_PAGE = re.compile(r"\S *\t[\t ]*(?P<page>\d{1,4})\s*\Z")
_FEWEST = 4  # lines in a row
_LONGEST = 40  # words


def tabbed_contents(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Lines in a row that each end, behind a tab, with a page not before that of the line above."""
    for run in _runs(pieces):
        if len(run) >= _FEWEST:
            for piece in run:
                yield Finding(piece, RemovalReason.OTHER, _("Line of the table of contents."))


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    last = 0
    for piece in pieces:
        page = _page(piece)
        if run and (page is None or page < last):
            yield run
            run = []
        if page is not None:
            run.append(piece)
            last = page
    yield run


def _page(piece: Piece) -> int | None:
    found = _PAGE.search(piece.block.text)
    is_line = piece.block.kind is not BlockKind.TABLE_ROW and piece.words <= _LONGEST
    return int(found["page"]) if found and is_line else None
