"""Which reading of a mark fits the marks before it: (i) after (h) is a letter, after a paragraph a numeral."""

from collections.abc import Sequence
from dataclasses import replace

from kb.extracting.parsed import BlockKind
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.marks import Mark

_REACH = 4  # numbers that may be missing between two of one count
_LETTERED = frozenset("aAiI")


def settle(items: Sequence[Item]) -> None:
    """Choose among the readings of each mark; initials of names and the like, which begin and follow nothing, go.

    A letter or numeral stands only where its count begins or goes on; `C. Smith` opens no paragraph C.
    """
    reached: dict[str, int] = {}
    open_counts: dict[str, int] = {}  # those that no number has ended since
    for item in items:
        mark = item.mark
        if mark is None or mark.is_bullet:
            continue
        readings = [one for one in (mark, mark.other) if one is not None]
        if _is_lettered(mark) and not item.block.number:
            readings = [one for one in readings if _fits(one, reached)]
            if not readings:
                item.give_back_mark()
                continue
        item.mark = replace(_likelier(readings, open_counts), other=None)
        reached[item.mark.style] = open_counts[item.mark.style] = item.mark.ordinal
        if item.block.kind is BlockKind.HEADING or not _is_lettered(item.mark):
            ended = [style for style in open_counts if _is_below(style, item.mark.style)]
            for style in ended:
                del open_counts[style]


def _is_lettered(mark: Mark) -> bool:
    return bool(_LETTERED & set(mark.style)) and not mark.part


def _fits(mark: Mark, reached: dict[str, int]) -> bool:
    if mark.ordinal == 1:
        return True
    return 0 < mark.ordinal - reached.get(mark.style, -_REACH) <= _REACH


def _likelier(readings: Sequence[Mark], reached: dict[str, int]) -> Mark:
    """The reading that goes on where its count stands, else the first (a numeral before a letter)."""
    following = [one for one in readings if one.ordinal == reached.get(one.style, -1) + 1]
    if len(following) == 2 and readings[0].ordinal == 1:
        return following[1]  # (i) after (h), with no count of numerals open
    return following[0] if following else readings[0]


def _is_below(style: str, number: str) -> bool:
    """Whether counts of the style begin anew after a number: letters and small numerals do, capitals do not."""
    return bool(set(style) & set("ai")) and style != number and not any(letter in number for letter in "ai")
