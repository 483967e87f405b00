"""Extracts cleaned of what is not their text; everything taken out is reported and may be kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kb.extracting.cleaning.corrections import Correction, applied
from kb.extracting.cleaning.corrections.characters import character_corrections
from kb.extracting.cleaning.corrections.hyphenation import Vocabulary, hyphenation_corrections
from kb.extracting.cleaning.corrections.markup import markup_corrections
from kb.extracting.cleaning.ledger import Ledger
from kb.extracting.cleaning.page_breaks import joined
from kb.extracting.cleaning.page_notes import with_page_notes
from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.cleaning.rules.bylines import bylines
from kb.extracting.cleaning.rules.chrome import site_chrome
from kb.extracting.cleaning.rules.contents_lines import contents_lines
from kb.extracting.cleaning.rules.foreign import foreign_lines
from kb.extracting.cleaning.rules.hinted import asides, beside, hinted_furniture
from kb.extracting.cleaning.rules.masthead import masthead
from kb.extracting.cleaning.rules.quotes import pull_quotes
from kb.extracting.cleaning.rules.ruled_lines import ruled_lines
from kb.extracting.cleaning.rules.running_heads import running_lines
from kb.extracting.cleaning.rules.struck import struck
from kb.extracting.cleaning.rules.tabbed_contents import tabbed_contents
from kb.extracting.cleaning.rules.titles import is_title, titles
from kb.extracting.parsed import Cleaned, Extract, Metadata

__all__ = ["clean"]

type Rule = Callable[[Sequence[Piece], Extract], Iterator[Finding]]

#: In this order: what is struck out, what the format says and the page shows, what comes again, what the site adds,
#: what the record holds, what repeats.
RULES: tuple[Rule, ...] = (
    struck,
    hinted_furniture,
    beside,
    running_lines,
    masthead,
    ruled_lines,
    contents_lines,
    tabbed_contents,
    foreign_lines,
    site_chrome,
    bylines,
    titles,
    pull_quotes,
    asides,
)


def clean(extract: Extract, keep: frozenset[str] = frozenset()) -> Cleaned:
    """The blocks of the extract that are its text, and what was left out, in the order of the source.

    Removals whose key is in `keep` are not made. Titles, authors and dates found on the way are entered in the
    metadata of the extract where they are missing. Line breaks inside a block stay as they are.
    """
    ledger = Ledger(keep)
    vocabulary = Vocabulary.of(block.text for block in extract.blocks)
    corrected = [
        applied(block, index, _corrections(block.text, vocabulary), ledger)
        for index, block in enumerate(extract.blocks)
    ]
    pieces = [Piece(index, block) for index, block in enumerate(corrected) if block.text.strip()]
    kept: list[Piece] = []  # rules see them no more, so that keeping one block changes nothing about others
    for rule in RULES:
        findings = list(rule(pieces, extract))
        extract = replace(extract, metadata=_with_found(extract.metadata, findings))
        kept += _kept(findings, ledger)
        found = {finding.piece.index for finding in findings}
        pieces = [piece for piece in pieces if piece.index not in found]
    whole = joined(with_page_notes(pieces), extract, vocabulary, ledger)
    blocks = tuple(piece.block for piece in sorted([*whole, *kept], key=lambda piece: piece.index))
    return Cleaned(extract, blocks, ledger.in_order(), extract.warnings)


def _corrections(text: str, vocabulary: Vocabulary) -> Iterator[Correction]:
    yield from character_corrections(text)
    yield from hyphenation_corrections(text, vocabulary)
    yield from markup_corrections(text)


def _kept(findings: Iterable[Finding], ledger: Ledger) -> Iterator[Piece]:
    """The blocks that stay although a rule found them; each is judged once, for the first reason given."""
    judged: set[int] = set()
    for finding in findings:
        piece = finding.piece
        if piece.index not in judged:
            judged.add(piece.index)
            if not ledger.takes(
                finding.reason, piece.index, piece.block.text, piece.block.start, finding.note
            ):
                yield piece


def _with_found(metadata: Metadata, findings: Iterable[Finding]) -> Metadata:
    """The metadata, completed by what lines of the source say; what the file says of itself goes first."""
    for finding in findings:
        known = metadata if is_title(metadata.title) else replace(metadata, title="")
        metadata = replace(
            known.completed_by(finding.metadata), authors=known.authors or finding.metadata.authors
        )
    return metadata
