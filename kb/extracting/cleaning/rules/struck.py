"""Words that the source itself has struck out or marked as deleted."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.parsed import Extract, Hint, RemovalReason


def struck(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """All of them, however long: what is struck out is no longer said."""
    for piece in pieces:
        if Hint.STRUCK in piece.block.hints:
            yield Finding(piece, RemovalReason.OTHER, _("Struck out in the source."))
