"""Which placements rest on too little: another place, or another unit, would do as well."""

from bisect import bisect_left

from kb.anchoring.placing import CLEARLY_BETTER, Placement, Placing, is_telling, overlap

BOTH_SIDES = 2
SLACK = 8  # characters that a neighbour's edge may be off
SAME_DISTANCE = 400  # characters up to which an equal distance to a neighbour means something
LIKE_ENOUGH_ALONE = 0.85  # likeness at which a unit is known in a place where neither neighbour is
SHORT = 100  # characters; a shorter unit needs
LIKE_ENOUGH_ALONE_AND_SHORT = 0.92
TOLD_APART = 0.05  # of likeness, where the neighbours agree with both


def doubtful(placing: Placing) -> frozenset[int]:
    """The placed units that a person has to look at."""
    doubts = _Doubts(placing)
    distinct = [unit for unit in placing.placed if unit not in placing.repetitive]
    rivalled = {unit for unit in distinct if doubts.is_rivalled(unit)}
    solid = sorted(unit for unit in distinct if unit not in rivalled and _is_solid(placing, unit))
    lost = {
        unit
        for unit in placing.placed
        if unit in placing.repetitive and not _is_enclosed(placing, unit, solid)
    }
    return frozenset(rivalled | lost)


def _is_solid(placing: Placing, unit: int) -> bool:
    return placing.placed[unit].in_order and is_telling(placing.old.units[unit].text)


def _is_enclosed(placing: Placing, unit: int, solid: list[int]) -> bool:
    """Whether nothing was put in or taken out between the solid units around one that says what is often said."""
    mine, at = placing.placed[unit], bisect_left(solid, unit)
    before, after = solid[at - 1] if at else -1, solid[at] if at < len(solid) else -1
    units = placing.old.units
    old_low, low = (units[before].last, placing.placed[before].last) if before >= 0 else (0, 0)
    old_high, high = len(placing.old.normal), len(placing.new.normal)
    if after >= 0:
        old_high, high = units[after].first, placing.placed[after].first
    grown = abs((high - low) - (old_high - old_low))
    off = abs((mine.first - low) - (units[unit].first - old_low))
    slack = min(3 + (old_high - old_low) // 25, len(units[unit].text) // 2)
    return mine.in_order and grown <= slack and off <= slack


class _Doubts:
    """Judges placements by their rivals: other places for the unit, and other units for the place.

    Rivals are told apart by their neighbours: whether what stands beside the unit in the old text stands beside the
    place in the new one.
    """

    def __init__(self, placing: Placing) -> None:
        self._placing = placing
        self._order = sorted(placing.placed)

    def is_rivalled(self, unit: int) -> bool:
        """Whether a rival is supported as well as the unit's own placement."""
        mine = self._placing.placed[unit]
        supported = self._support(unit, mine.first, mine.last, {unit})
        is_short = len(self._placing.old.units[unit].text) < SHORT
        enough = LIKE_ENOUGH_ALONE_AND_SHORT if is_short else LIKE_ENOUGH_ALONE
        if not (mine.in_order or supported or mine.likeness >= enough):
            return True
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
        if mine.likeness - likeness >= TOLD_APART:
            return supported >= max(1, support)
        return supported == BOTH_SIDES > support

    def _support(self, unit: int, first: int, last: int, ignored: set[int]) -> int:
        """On how many sides (0 to 2) the unit would keep its neighbour at this place."""
        return int(self._keeps_before(unit, first, ignored)) + int(self._keeps_after(unit, last, ignored))

    def _keeps_before(self, unit: int, first: int, ignored: set[int]) -> bool:
        at = bisect_left(self._order, unit) - 1
        while at >= 0 and self._order[at] in ignored:
            at -= 1
        if at < 0:
            return first <= self._slack(unit)
        neighbour = self._order[at]
        was = self._placing.old.units[unit].first - self._placing.old.units[neighbour].last
        return _agree(was, first - self._placing.placed[neighbour].last, self._slack(unit))

    def _keeps_after(self, unit: int, last: int, ignored: set[int]) -> bool:
        at = bisect_left(self._order, unit)
        while at < len(self._order) and (self._order[at] in ignored or self._order[at] == unit):
            at += 1
        if at == len(self._order):
            return len(self._placing.new.normal) - last <= self._slack(unit)
        neighbour = self._order[at]
        was = self._placing.old.units[neighbour].first - self._placing.old.units[unit].last
        return _agree(was, self._placing.placed[neighbour].first - last, self._slack(unit))

    def _slack(self, unit: int) -> int:
        return min(SLACK, 1 + len(self._placing.old.units[unit].text) // 3)


def _agree(was: int, now: int, slack: int) -> bool:
    """Whether two neighbours are as far from each other as they were, or next to each other now."""
    return now >= -slack and (now <= slack or (abs(now - was) <= slack and now <= SAME_DISTANCE))
