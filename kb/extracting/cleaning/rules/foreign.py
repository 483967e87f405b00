"""Lines after the text in another script than the text, such as a footer in the language of the site."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece, tail_of
from kb.extracting.languages import script_of
from kb.extracting.parsed import BlockKind, Extract, RemovalReason

_LONGEST = 4  # words
_ONE_WRITING = frozenset({"Hani", "Kana", "Hang"})


def foreign_lines(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Short lines at the end whose script is not that of the text. Nothing where the text itself mixes scripts."""
    scripts = [script for piece in pieces if piece.is_body and (script := script_of(piece.line))]
    if len(set(scripts)) != 1:
        return
    for piece in tail_of(pieces):
        script = script_of(piece.line)
        if piece.words > _LONGEST or not script or piece.block.kind is BlockKind.HEADING or piece.is_listed:
            continue
        if script != scripts[0] and not {script, scripts[0]} <= _ONE_WRITING:
            yield Finding(piece, RemovalReason.FOOTER, _("Line in another script than the text."))
