"""Which blocks are notes, and by which number or sign their markers name them."""

import re
from collections.abc import Sequence

from kb.extracting.note_markers import SUPERSCRIPTS, markers_in
from kb.extracting.parsed import BlockKind
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.marks import Mark

_LABEL = re.compile(
    r"\s*[\[(]?\s*(?P<label>[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§¶]{1,4}|[a-z](?=[.)\]])|[ivxl]{1,6}(?=[.)\]]))"
    r"\s*[.)\]:]?(?:\s+|(?=[^\W\d_a-z])|(?=[“\"‘]))"
)
_NUMBERED = re.compile(r"\s*(?P<label>[0-9]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=[^\W\d_a-z]|[“\"‘«])")
_COUNTS = frozenset({"1.", "1)", "(1)", "(1]", "note"})
_NOTES_HEADINGS_TEXT = (
    "notes|footnotes|endnotes|references|notas|notes de fin|anmerkungen|примечания|сноски|注释|الهوامش"
)
_NOTES_HEADINGS = frozenset(_NOTES_HEADINGS_TEXT.split("|"))
_FEWEST = 3  # notes after the text
_SHARE_MARKED = 0.4  # of the notes after the text, whose markers must stand in it


def find_notes(items: Sequence[Item]) -> dict[int, str]:
    """By index of the item: the label of the note ("12", "*"), "" where it has none.

    The format and the cleaning say which blocks are notes; where they do not, they are the numbered blocks after the
    text whose numbers stand in it as markers.
    """
    notes = {place: _label(item) for place, item in enumerate(items) if item.block.kind is BlockKind.NOTE}
    return notes or _after_the_text(items)


def is_further(item: Item) -> bool:
    """Whether it is a paragraph of the note before it."""
    return item.block.kind is BlockKind.NOTE and item.block.level > 0


def _label(item: Item) -> str:
    """The label of a note; what is printed of it goes from the text into the mark."""
    if is_further(item):
        return ""
    if item.block.number:
        return item.block.number.strip(" .()[]:").translate(SUPERSCRIPTS)
    match = _LABEL.match(item.whole.text)
    if match and match.end() < len(item.whole.text):
        return _cut(item, match)
    item.give_back_mark()
    return ""


def _cut(item: Item, match: re.Match[str]) -> str:
    label = match["label"].translate(SUPERSCRIPTS)
    item.part_mark(Mark("note", label, int(label) if label.isdecimal() else 0, match[0].strip(), match.end()))
    return label


def _after_the_text(items: Sequence[Item]) -> dict[int, str]:
    """The numbered blocks at the end, counted from 1, whose numbers are markers in the text before them."""
    first = _first_of_run(items)
    if first is None or len(items) - first < _FEWEST:
        return {}
    labels = {label for item in items[:first] for _start, _end, label in markers_in(item.text)}
    numbers = [_number(item) for item in items[first:]]
    is_headed = first > 0 and items[first - 1].text.strip(" :").casefold() in _NOTES_HEADINGS
    marked = sum(str(number) in labels for number in numbers)
    if marked < _SHARE_MARKED * len(numbers) and not (is_headed and marked):
        return {}
    notes = {place: _relabelled(items[place]) for place in range(first, len(items))}
    return {**_signed(items, first), **notes}


def _first_of_run(items: Sequence[Item]) -> int | None:
    expected = None
    for place in range(len(items) - 1, -1, -1):
        number = _number(items[place])
        if number == 0 or (expected is not None and number != expected):
            return None
        if number == 1:
            return place
        expected = number - 1
    return None


def _number(item: Item) -> int:
    if item.mark is not None and item.mark.style in _COUNTS:
        return item.mark.ordinal
    match = _NUMBERED.match(item.whole.text) if item.mark is None and item.is_text else None
    return int(match["label"].translate(SUPERSCRIPTS)) if match else 0


def _relabelled(item: Item) -> str:
    if item.mark is None:
        match = _NUMBERED.match(item.whole.text)
        return _cut(item, match) if match else ""
    return item.mark.label


def _signed(items: Sequence[Item], first: int) -> dict[int, str]:
    """The note on the author, with a sign instead of a number, just before the numbered ones."""
    place = first - 1
    if place < 0 or (mark := items[place].mark) is None or mark.printed not in {"*", "†"}:
        return {}
    return {place: mark.printed}
