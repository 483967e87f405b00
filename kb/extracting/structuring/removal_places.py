"""Where in the text of an edition that stood which was left out of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kb.extracting.parsed import RemovedText
from kb.extracting.structuring.edition_text import Written
from kb.extracting.structuring.items import Item


def placed(
    removed: Sequence[RemovedText], items: Sequence[Item], written: Sequence[Written], end: int
) -> tuple[RemovedText, ...]:
    """The removals with `at`: where the text goes on after them, `end` (its length) where it does not.

    What was left out inside a block is at the beginning of that block.
    """
    order = sorted(range(len(items)), key=lambda index: items[index].block.start)
    starts = [items[index].block.start for index in order]
    found = []
    for one in removed:
        following = bisect_right(starts, one.start) - (not one.is_whole)
        at = written[order[max(following, 0)]].before if following < len(order) else end
        found.append(replace(one, at=at))
    return tuple(found)
