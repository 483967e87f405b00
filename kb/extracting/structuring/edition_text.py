"""The text of an edition from its items, with the offsets of headings and passages in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.anchoring import fingerprint
from kb.extracting.languages import language_of
from kb.extracting.parsed import BlockKind, OutlineEntry, Stretch
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.outlining import Node
from kb.extracting.structuring.paths import Numbered, paths_of, running_numbers

BETWEEN = "\n\n"
_LONG_NUMBERED = 80  # words: a longer numbered block that is not set in is a paragraph with a number


@dataclass(frozen=True, slots=True)
class Written:
    """An item in the text: its number as printed is in the text before `start`, parted by a space."""

    before: int
    start: int
    end: int


def write(items: Sequence[Item]) -> tuple[str, list[Written]]:
    """All items in order, an empty line between two, each with its mark as printed before it."""
    pieces: list[str] = []
    written: list[Written] = []
    position = 0
    for item in items:
        if pieces:
            pieces.append(BETWEEN)
            position += len(BETWEEN)
        mark = f"{item.mark.printed} " if item.mark and item.text else item.mark.printed if item.mark else ""
        pieces += [mark, item.text]
        start = position + len(mark)
        written.append(Written(position, start, start + len(item.text)))
        position = start + len(item.text)
    return "".join(pieces), written


def outline_of(
    items: Sequence[Item], nodes: Sequence[Node], written: Sequence[Written]
) -> tuple[OutlineEntry, ...]:
    """The entries of the outline; a heading that is nothing but a number ("Article 5") has it as its words."""
    return tuple(
        OutlineEntry(
            node.path,
            items[node.item].printed if items[node.item].text else "",
            items[node.item].text or items[node.item].printed,
            node.parent,
            written[node.item].before if items[node.item].printed else written[node.item].start,
        )
        for node in nodes
    )


def stretches_of(
    items: Sequence[Item],
    written: Sequence[Written],
    nodes: Sequence[Node],
    above: Mapping[int, int],
    notes: Mapping[int, str],
    language: str,
) -> tuple[list[int], list[Stretch]]:
    """The indices of the items that are passages, and the passages, in the order of the text."""
    sections = _sections(len(items), nodes)
    headings = {node.item for node in nodes}
    places = [place for place in range(len(items)) if place not in headings and items[place].text]
    position = {place: index for index, place in enumerate(places)}
    within = [position.get(above.get(place, -1), -1) for place in places]
    numbered = [
        Numbered(
            nodes[sections[place]].path if sections[place] >= 0 else "",
            parent,
            *_number(items[place], notes.get(place)),
            place in notes,
        )
        for place, parent in zip(places, within, strict=True)
    ]
    paths, running = paths_of(numbered), running_numbers(numbered)
    stretches = [
        Stretch(
            path=path,
            kind=kind_of(items[place], place in notes, is_running=index in running),
            number=items[place].printed if place not in notes else _printed_label(items[place]),
            start=written[place].start,
            end=written[place].end,
            text=items[place].text,
            fingerprint=fingerprint(items[place].text),
            section=sections[place],
            within=parent,
            page=items[place].block.page,
            language=items[place].block.language or language_of(items[place].text, language),
        )
        for index, (place, parent, path) in enumerate(zip(places, within, paths, strict=True))
    ]
    return places, stretches


def kind_of(item: Item, is_note: bool, *, is_running: bool) -> BlockKind:
    """The kind of a passage: that of its block, list item for a short block with a mark.

    What has a number that counts through the whole text is a paragraph, even where a program made it a list.
    """
    kind = item.block.kind
    if is_note:
        return BlockKind.NOTE
    if kind is BlockKind.HEADING or kind is BlockKind.NOTE:
        kind = BlockKind.PARAGRAPH
    if is_running and kind is BlockKind.LIST_ITEM:
        return BlockKind.PARAGRAPH
    if is_running or kind is not BlockKind.PARAGRAPH or item.mark is None or item.mark.part:
        return kind
    is_item = item.mark.is_bullet or item.indent > 0 or item.words <= _LONG_NUMBERED
    return BlockKind.LIST_ITEM if is_item else kind


def _number(item: Item, note: str | None) -> tuple[str, str, int]:
    if note is not None:
        return "note", note, 0
    return (item.mark.style, item.mark.label, item.mark.ordinal) if item.mark else ("", "", 0)


def _printed_label(item: Item) -> str:
    return item.mark.printed if item.mark else item.block.number


def _sections(count: int, nodes: Sequence[Node]) -> list[int]:
    """By index of the item: the index of the heading above it, or -1."""
    return list(_filled(count, {node.item: index for index, node in enumerate(nodes)}))


def _filled(count: int, starts: Mapping[int, int]) -> Iterator[int]:
    current = -1
    for place in range(count):
        current = starts.get(place, current)
        yield current
