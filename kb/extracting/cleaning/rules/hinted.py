"""Blocks that the format itself says are no part of the text: navigation, page headers and footers."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece, is_web_page
from kb.extracting.parsed import BlockKind, Extract, Hint, RemovalReason

_LONG = 40  # words; what is longer is text, whatever stands around it
_MOST = 0.5  # of all words; a page wholly inside such an element is text

# By how much each tells; the first that a block has is said of it.
_BESIDE = {
    Hint.ENVELOPE: _("Head of the mail; sender, day and subject are in the record."),
    Hint.HIDDEN: _("Hidden on the page."),
    Hint.COMMENT: _("Among the comments of readers."),
    Hint.FORM: _("Part of a form."),
    Hint.LINKS: _("Links to other pages, or words of the site."),
    Hint.BESIDE: _("Beside the main text of the page."),
}


def hinted_furniture(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """Navigation, headers and footers. Headings in a header, notes in a footer and long text stay."""
    findings = list(
        _on_a_site(pieces) if is_web_page(extract) else _on_every_page(pieces, extract),
    )
    words = sum(piece.words for piece in pieces)
    if sum(finding.piece.words for finding in findings) <= _MOST * words:
        yield from findings


def _on_a_site(pieces: Sequence[Piece]) -> Iterator[Finding]:
    for piece in pieces:
        hints, block = piece.block.hints, piece.block
        if Hint.NAVIGATION in hints and piece.words < _LONG:
            yield Finding(piece, RemovalReason.SITE_CHROME, _("Navigation of the site."))
        elif Hint.HEADER in hints and block.kind is not BlockKind.HEADING and not piece.is_body:
            yield Finding(piece, RemovalReason.SITE_CHROME, _("Head of the site."))
        elif Hint.FOOTER in hints and block.kind is not BlockKind.NOTE and piece.words < _LONG:
            yield Finding(piece, RemovalReason.FOOTER, _("Foot of the site."))


def beside(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """What the reader of pages found to stand beside the main text, however long, and hidden words."""
    for piece in pieces:
        note = next((_BESIDE[hint] for hint in _BESIDE if hint in piece.block.hints), "")
        if note:
            yield Finding(piece, RemovalReason.SITE_CHROME, note)


def _on_every_page(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    if extract.media_type.endswith("xml"):
        return  # a law ends with its date and signatures
    for piece in pieces:
        if piece.block.kind is not BlockKind.NOTE and piece.words < _LONG:
            if Hint.HEADER in piece.block.hints:
                yield Finding(piece, RemovalReason.RUNNING_HEAD, _("Head of the pages."))
            elif Hint.FOOTER in piece.block.hints:
                yield Finding(piece, RemovalReason.FOOTER, _("Foot of the pages."))
            elif Hint.NAVIGATION in piece.block.hints:
                yield Finding(piece, RemovalReason.OTHER, _("Line of the table of contents."))


def asides(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """Short lines of a page set aside from its text, such as links to other pages, as long as a text is left."""
    found = [piece for piece in pieces if _is_aside(piece)] if is_web_page(extract) else []
    if len(found) < len(pieces):
        for piece in found:
            yield Finding(piece, RemovalReason.SITE_CHROME, _("Set aside from the text on the page."))


def _is_aside(piece: Piece) -> bool:
    is_text = piece.block.kind in {BlockKind.NOTE, BlockKind.TABLE_ROW}
    return Hint.ASIDE in piece.block.hints and piece.words < _LONG and not is_text
