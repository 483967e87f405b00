"""Which item belongs to which: (a) to the numbered paragraph above it, (i) to its (a), bullets to bullets."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.extracting.parsed import BlockKind
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.marks import Mark
from kb.extracting.structuring.notes import is_further

_PART_OF_TEXT = frozenset({"article", "rule"})


@dataclass(frozen=True, slots=True)
class _Open:
    place: int
    style: str
    level: int
    indent: int


def nest(items: Sequence[Item], headings: Collection[int], notes: Collection[int]) -> dict[int, int]:
    """By index of the item: the index of the item it belongs to.

    Headings end every list. After a paragraph without a mark a bullet begins a list, while numbers and letters go on.
    Further paragraphs of a note belong to its first.
    """
    above: dict[int, int] = {}
    opened: list[_Open] = []
    is_after_text, note = True, -1
    for place, item in enumerate(items):
        if place in notes:
            if not is_further(item):
                note = place
            elif note >= 0:
                above[place] = note
            continue
        if place in headings:
            opened = []
            continue
        if item.mark is None:
            is_after_text = True
            continue
        if is_after_text and (item.mark.is_bullet or _level(item)):
            opened = []
        is_after_text = False
        _close(opened, item, item.mark)
        if opened:
            above[place] = opened[-1].place
        opened.append(_opened(place, item))
    return above


def _opened(place: int, item: Item) -> _Open:
    return _Open(place, item.mark.style if item.mark else "", _level(item), item.indent)


def _level(item: Item) -> int:
    """The depth of the item of a list of the format, 0 for other blocks."""
    return item.block.level if item.block.kind is BlockKind.LIST_ITEM else 0


def _close(opened: list[_Open], item: Item, mark: Mark) -> None:
    """Leave open only what the item may belong to."""
    level = _level(item)
    if mark.is_bullet or level:
        while opened and _ends(opened[-1], item, level):
            opened.pop()
        return
    if mark.part or mark.style in {"I.", "A."}:
        opened.clear()
        return
    same = [index for index, one in enumerate(opened) if one.style == mark.style]
    if same:
        del opened[same[0] :]
    elif mark.style.startswith("1.1"):
        while opened and not (opened[-1].style.startswith("1") and len(opened[-1].style) < len(mark.style)):
            opened.pop()
    elif mark.style == "1." or mark.ordinal != 1:
        opened[:] = [one for one in opened if one.style in _PART_OF_TEXT]
    else:
        while opened and opened[-1].style == "bullet":
            opened.pop()


def _ends(one: _Open, item: Item, level: int) -> bool:
    """Whether a bullet or an item of a list with levels ends the open item."""
    if level and one.level:
        return one.level >= level
    if level:
        return one.style == "bullet"
    if one.style != "bullet":
        return one.indent > item.indent
    return one.indent >= item.indent
