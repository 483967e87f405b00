"""Lines of a table of contents, which say again what the headings say, with pages."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from itertools import pairwise

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.parsed import Extract, RemovalReason

# No leading ".*": the search begins at the dots, so that a line of dots costs no more than its length.
_LEADING_TO_PAGE = re.compile(
    r"(?<![.\s])\s*(?:\.{4,}|\.(?: \.){3,}|…{2,}|·{4,})[.\s…·]*[\d\s–—\-ivxlc]*\Z"
    r"|(?<![.\s])\s*\.{3}\s*\d[\d\s–—\-]*\Z"
)
_HEADS = re.compile(
    r"(?:table of )?contents|paragraphs?\s+page|page|table des matières|sommaire|paragraphes\s+page"
    r"|índice|párrafos\s+página|содержание|пункты\s+стр\.?|目录|المحتويات",
    re.IGNORECASE,
)
_FEWEST = 3
_LONGEST = 60  # words
_SHORT = 8  # words of a line without dots between two with dots
_SHORT_GAP = 3  # blocks


def contents_lines(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Lines with dots that lead to a page number, where there are at least three, and the heads above them."""
    note = _("Line of the table of contents.")
    found = [
        place
        for place, piece in enumerate(pieces)
        if piece.words <= _LONGEST and _LEADING_TO_PAGE.search(piece.line)
    ]
    if len(found) < _FEWEST:
        return
    for place in found:
        yield Finding(pieces[place], RemovalReason.OTHER, note)
    for piece in pieces[max(0, found[0] - 4) : found[0]]:
        if _HEADS.fullmatch(piece.line.strip(" :")):
            yield Finding(piece, RemovalReason.OTHER, note)
    for before, place in pairwise(found):
        for piece in pieces[before + 1 : place] if place - before <= _SHORT_GAP else ():
            if piece.words <= _SHORT and not piece.ends_sentence:
                yield Finding(piece, RemovalReason.OTHER, note)
