"""Rules drawn with signs ("- - - - -", "_____"), which part a text but say nothing."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.parsed import BlockKind, Extract, RemovalReason

_RULE = re.compile(r"[-–—―‐_=~]|[*•·.]")
_FEWEST = 3  # signs
_FEWEST_DOTS = 5  # fewer may stand for words left out of a quotation


def ruled_lines(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Blocks of nothing but one sign, at least three times; cells of a table stay."""
    for piece in pieces:
        if piece.block.kind is not BlockKind.TABLE_ROW and not piece.block.number and _is_rule(piece.line):
            yield Finding(piece, RemovalReason.OTHER, _("A rule drawn with signs."))


def _is_rule(line: str) -> bool:
    signs = line.replace(" ", "")
    fewest = _FEWEST_DOTS if signs.startswith((".", "*", "·", "•")) else _FEWEST
    return len(signs) >= fewest and len(set(signs)) == 1 and _RULE.match(signs) is not None
