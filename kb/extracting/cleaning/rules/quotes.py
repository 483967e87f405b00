"""Pull quotes: sentences of the text printed a second time, larger, to be seen."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.parsed import BlockKind, Extract, Hint, RemovalReason

_FEWEST_WORDS = 6
_MOST_WORDS = 60
_REACH = 25  # blocks on each side in which the sentence must stand
_QUOTED = re.compile(r"^\s*[“\"«„‘「『].*[”\"»“’」』]\s*[.!?]?\s*$", re.DOTALL)


def pull_quotes(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Blocks set apart, by quotation marks or by the format, whose words all stand in a longer block nearby."""
    for place, piece in enumerate(pieces):
        if not _may_be(piece):
            continue
        around = pieces[max(0, place - _REACH) : place + _REACH + 1]
        if any(_repeats(piece, other) for other in around if other is not piece):
            note = _("Repeats words of the text nearby, set apart.")
            yield Finding(piece, RemovalReason.PULL_QUOTE, note)


def _may_be(piece: Piece) -> bool:
    block = piece.block
    if not _FEWEST_WORDS <= piece.words <= _MOST_WORDS or block.number or piece.is_listed:
        return False
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTATION}:
        return False
    is_aside = block.kind is BlockKind.BLOCK_QUOTATION or Hint.ASIDE in block.hints
    is_shown = Hint.CENTRED in block.hints and piece.ends_sentence
    return is_aside or is_shown or _QUOTED.match(block.text) is not None


def _repeats(piece: Piece, other: Piece) -> bool:
    """Whether the other block has all the words of this one in a row, at the borders of words, and more besides."""
    if other.words <= piece.words or len(other.plain) <= len(piece.plain):
        return False
    place = other.plain.find(piece.plain)
    if place < 0:
        return False
    before, after = other.plain[place - 1 : place], other.plain[place + len(piece.plain) :][:1]
    return not (before.isalnum() or after.isalnum())
