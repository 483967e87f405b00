"""The outline, passages, notes and markers of a cleaned text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from kb.extracting.doubts import DoubtKind, doubts
from kb.extracting.languages import language_of
from kb.extracting.parsed import BlockKind, Cleaned, ParsedEdition, Refused
from kb.extracting.structuring.edition_text import outline_of, stretches_of, write
from kb.extracting.structuring.headings import find_headings
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.nesting import nest
from kb.extracting.structuring.note_links import link_markers
from kb.extracting.structuring.notes import find_notes
from kb.extracting.structuring.outlining import tree
from kb.extracting.structuring.proposing import propose
from kb.extracting.structuring.removal_places import placed
from kb.extracting.structuring.sequences import settle

__all__ = ["structure"]

_LANGUAGE_SAMPLES = 200  # passages by whose language that of the text is judged
_MOST_NAMED = 6  # paths in one warning
_LONG = 12  # words
_TOLD = {
    DoubtKind.UNLINKED_NOTE: _("No marker was found for these notes: %s"),
    DoubtKind.BEGINS_INSIDE: _("These passages begin in the middle of a sentence: %s"),
}


def structure(cleaned: Cleaned, *, sha256: str, size: int) -> ParsedEdition:
    """The edition of a cleaned text: `sha256` (hexadecimal) and `size` (bytes) are those of the source.

    Every passage is `text[start:end]`; its number as printed stands in the text before it, parted by a space. Raises
    Refused("no-text") where nothing is left to read.
    """
    extract = cleaned.extract
    items = [item for block in cleaned.blocks if (item := Item.of(block)).text or item.mark]
    settle(items)
    notes = find_notes(items)
    headings = sorted(find_headings(items, extract.media_type) - notes.keys())
    if len(headings) == len(items):
        headings = []  # a text of nothing but headings has no headings
    nodes = tree(items, headings)
    text, written = write(items)
    language = _language(items, extract.metadata.language)
    above = nest(items, frozenset(headings), notes.keys())
    places, stretches = stretches_of(items, written, nodes, above, notes, language)
    if not stretches:
        raise Refused(
            "no-text", _("Nothing is left of this source to read. Check that it is the right file.")
        )
    position = {place: index for index, place in enumerate(places)}
    markers = link_markers(
        stretches,
        {position[place]: label for place, label in notes.items() if place in position},
        {items[place].block.anchor: index for place, index in position.items() if items[place].block.anchor},
        {index: items[place].references for place, index in position.items() if items[place].references},
    )
    edition = ParsedEdition(
        sha256=sha256,
        size=size,
        media_type=extract.media_type,
        extractor=extract.extractor,
        text=text,
        outline=outline_of(items, nodes, written),
        stretches=tuple(stretches),
        markers=markers,
        removed=placed(cleaned.removed, items, written, len(text)),
        proposals=tuple(propose(text)),
        metadata=extract.metadata,
        language=language,
        pages=extract.pages,
        warnings=cleaned.warnings,
    )
    return replace(edition, warnings=(*edition.warnings, *_warnings(edition)))


def _language(items: Sequence[Item], stated: str) -> str:
    """The language that most of the text is in, by its letters; what the file says of itself decides a tie."""
    counts: Counter[str] = Counter()
    step = max(1, len(items) // _LANGUAGE_SAMPLES)
    for item in items[::step]:
        counts[item.block.language or language_of(item.text)] += len(item.text)
    counts.pop("", None)
    if not counts:
        return stated
    best = max(counts, key=lambda language: (counts[language], language == stated))
    return stated if stated.split("-")[0] == best else best


def _warnings(edition: ParsedEdition) -> Iterator[str]:
    """What a curator should look at: notes without marker, passages that begin or end in the middle of a sentence."""
    stretches = edition.stretches
    paths = defaultdict(list)
    for doubt in doubts(edition):
        if doubt.kind in _TOLD:
            paths[doubt.kind].append(stretches[doubt.index].path)
    for kind, told in _TOLD.items():
        if paths[kind]:
            yield told % _named(paths[kind])
    body = [stretch for stretch in stretches if stretch.kind is not BlockKind.NOTE]
    if body and body[-1].kind is not BlockKind.TABLE_ROW and _is_cut(body[-1].text):
        yield _("The text may be cut off at its end: %s") % body[-1].path


def _named(paths: Sequence[str]) -> str:
    rest = _(" and %d more") % (len(paths) - _MOST_NAMED) if len(paths) > _MOST_NAMED else ""
    return ", ".join(paths[:_MOST_NAMED]) + rest


def _is_cut(text: str) -> bool:
    return len(text.split()) >= _LONG and (text[-1].isalnum() or text[-1] in ",-–")
