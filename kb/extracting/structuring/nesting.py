"""Which item belongs to which: (a) to the numbered paragraph above it, (i) to its (a), bullets to bullets."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kb.extracting.parsed import BlockKind
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.marks import Mark
from kb.extracting.structuring.notes import is_further

_PART_OF_TEXT = frozenset({"article", "rule"})


@dataclass(frozen=True, slots=True)
class _Open:
    place: int
    style: str
    ordinal: int
    level: int
    indent: int


def nest(items: Sequence[Item], headings: Collection[int], notes: Collection[int]) -> dict[int, int]:
    """By index of the item: the index of the item it belongs to.

    Headings end every list. After a paragraph without a mark a bullet begins a list, while numbers and letters go on.
    Lists inside a quotation end with it. Further paragraphs of a note belong to its first.
    """
    nesting = _Nesting()
    for place, item in enumerate(items):
        if place in notes:
            nesting.note(place, item)
        elif place in headings:
            nesting.opened.clear()
        else:
            nesting.take(place, item)
    return nesting.above


@dataclass(slots=True)
class _Nesting:
    above: dict[int, int] = field(default_factory=dict)
    opened: list[_Open] = field(default_factory=list)
    outside: list[_Open] | None = None  # what was open when the quotation began that is read now
    is_after_text: bool = True
    last_note: int = -1

    def note(self, place: int, item: Item) -> None:
        """A note, or a further paragraph of the last one."""
        if not is_further(item):
            self.last_note = place
        elif self.last_note >= 0:
            self.above[place] = self.last_note

    def take(self, place: int, item: Item) -> None:
        """A paragraph or an item of a list."""
        self._quote(item)
        if item.mark is None:
            self.is_after_text = True
            return
        before = _before(self.opened, item, item.mark)
        if before is not None:
            del self.opened[before:]
        else:
            if self.is_after_text and (item.mark.is_bullet or _level(item)):
                self.opened.clear()
            _close(self.opened, item, item.mark)
        self.is_after_text = False
        if self.opened:
            self.above[place] = self.opened[-1].place
        self.opened.append(_opened(place, item, item.mark))

    def _quote(self, item: Item) -> None:
        """Begin or end a quotation."""
        is_quoted = item.block.kind is BlockKind.BLOCK_QUOTATION
        if is_quoted and self.outside is None:
            self.outside = list(self.opened)
        elif not is_quoted and self.outside is not None:
            self.opened, self.outside = self.outside, None


def _opened(place: int, item: Item, mark: Mark) -> _Open:
    return _Open(place, mark.style, mark.ordinal, _level(item), item.indent)


def _level(item: Item) -> int:
    """The depth of the item of a list of the format, 0 for other blocks."""
    return item.block.level if item.block.kind is BlockKind.LIST_ITEM else 0


def _before(opened: Sequence[_Open], item: Item, mark: Mark) -> int | None:
    """Where the item before this one in a list of the format is open, whatever was begun in it."""
    level = _level(item)
    if not level or mark.is_bullet:
        return None
    alike = [
        index
        for index, one in enumerate(opened)
        if (one.style, one.ordinal + 1) == (mark.style, mark.ordinal)
    ]
    at_level = [index for index in alike if opened[index].level == level]
    return next(iter(at_level or reversed(alike)), None)


def _close(opened: list[_Open], item: Item, mark: Mark) -> None:
    """Leave open only what the item may belong to."""
    level = _level(item)
    if mark.is_bullet or level:
        while opened and _ends(opened[-1], item, level):
            opened.pop()
        if level and not mark.is_bullet and mark.ordinal > 1:
            while opened and not opened[-1].level:
                opened.pop()  # a list that goes on belongs to nothing that was typed since
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
