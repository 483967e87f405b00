"""Which placements rest on too little: another place, or another unit, would do as well."""

from bisect import bisect_left

from kb.anchoring.placing import CLEARLY_BETTER, Placement, Placing, is_telling, overlap

SLACK = 8  # characters that a neighbour's edge may be off
SAME_DISTANCE = 400  # characters up to which an equal distance to a neighbour means something
TOLD_APART = 0.05  # of likeness, where the neighbours agree with both


class Doubts:
    """Judges placements by their rivals: other places for the unit, and other units for the place.

    Rivals are told apart by their neighbours: whether what stands beside the unit in the old text stands beside the
    place in the new one.
    """

    def __init__(self, placing: Placing) -> None:
        self._placing = placing
        self._order = sorted(placing.placed)

    def is_doubtful(self, unit: int) -> bool:
        """Whether a rival is supported as well as the unit's own placement."""
        mine = self._placing.placed[unit]
        supported = self._support(unit, mine.first, mine.last, {unit})
        return any(
            not self._wins(mine, supported, likeness, support) for likeness, support in self._rivals(mine)
        )

    def _rivals(self, mine: Placement) -> list[tuple[float, int]]:
        """Likeness and support of every other place for the unit, and of every other unit for the place."""
        placing, found = self._placing, []
        for each in placing.candidates[mine.unit]:
            if 2 * overlap(each, mine.first, mine.last) < min(each.last - each.first, mine.last - mine.first):
                likeness = placing.likeness(each)
                if likeness >= mine.likeness - CLEARLY_BETTER:
                    found.append((likeness, self._support(mine.unit, each.first, each.last, {mine.unit})))
        for each in placing.claimants(mine.first, mine.last):
            if each.unit != mine.unit:
                likeness = placing.likeness(each)
                if likeness >= mine.likeness - CLEARLY_BETTER:
                    ignored = {mine.unit, each.unit}
                    found.append((likeness, self._support(each.unit, each.first, each.last, ignored)))
        return found

    def _wins(self, mine: Placement, supported: int, likeness: float, support: int) -> bool:
        if mine.likeness == 1.0 and likeness < 1.0 and is_telling(self._placing.old.units[mine.unit].text):
            return True
        if supported == support:
            return supported > 0 and mine.likeness - likeness >= TOLD_APART
        return supported > support

    def _support(self, unit: int, first: int, last: int, ignored: set[int]) -> int:
        """On how many sides (0 to 2) the unit would keep its neighbour at this place."""
        return int(self._keeps_before(unit, first, ignored)) + int(self._keeps_after(unit, last, ignored))

    def _keeps_before(self, unit: int, first: int, ignored: set[int]) -> bool:
        at = bisect_left(self._order, unit) - 1
        while at >= 0 and self._order[at] in ignored:
            at -= 1
        if at < 0:
            return first <= SLACK
        neighbour = self._order[at]
        was = self._placing.old.units[unit].first - self._placing.old.units[neighbour].last
        return _agree(was, first - self._placing.placed[neighbour].last)

    def _keeps_after(self, unit: int, last: int, ignored: set[int]) -> bool:
        at = bisect_left(self._order, unit)
        while at < len(self._order) and (self._order[at] in ignored or self._order[at] == unit):
            at += 1
        if at == len(self._order):
            return len(self._placing.new.normal) - last <= SLACK
        neighbour = self._order[at]
        was = self._placing.old.units[neighbour].first - self._placing.old.units[unit].last
        return _agree(was, self._placing.placed[neighbour].first - last)


def _agree(was: int, now: int) -> bool:
    """Whether two neighbours are as far from each other as they were, or next to each other now."""
    return now >= -SLACK and (now <= SLACK or (abs(now - was) <= SLACK and now <= SAME_DISTANCE))
