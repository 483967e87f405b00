"""Where each unit of an old text stands in a new one: kept in order, moved, or nowhere."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.anchoring.equal_runs import COMMON, Candidate, Run, SeedIndex, candidate
from kb.anchoring.heaviest_chain import heaviest_chain
from kb.anchoring.streams import Stream, Unit

TELLING = 32  # characters of an alphabet by which a unit is recognised wherever it stands
NEARLY_BEST = 0.7  # of the equal characters of a unit's best place: what a place must have to be considered
LEAST_IN_ORDER = 0.3  # of a unit's characters must be found again where it is expected
LIKELY_MOVED = 0.75  # likeness that a place must have where a unit is not expected
CLEARLY_BETTER = 0.1  # of likeness
LONGEST_FILL = 6000  # characters


@dataclass(frozen=True, slots=True)
class Placement:
    """A unit's place in the new stream (`first:last`), how like it is (0 to 1), and whether the order was kept."""

    unit: int
    runs: tuple[Run, ...]
    first: int
    last: int
    likeness: float
    in_order: bool


class Placing:
    """The places of the units of one stream in another, and the candidates among which they were chosen."""

    def __init__(self, old: Stream, new: Stream) -> None:
        self.old = old
        self.new = new
        self.candidates, self.repetitive = _find_candidates(old, new)
        self.placed: dict[int, Placement] = {}
        self.claims: dict[int, list[Candidate]] = defaultdict(list)
        self._bounds = sorted(
            {0, len(new.normal), *(bound for u in new.units for bound in (u.first, u.last))}
        )
        for listed in self.candidates:
            for each in listed:
                self._claim(each)
        self._place_in_order()
        self._widen()
        self._fill()
        self._place_moved()

    def likeness(self, found: Candidate) -> float:
        """How like a unit and a place are, from 0 to 1."""
        return fuzz.ratio(self.old.units[found.unit].text, self.new.normal[found.first : found.last]) / 100

    def claimants(self, first: int, last: int) -> Iterator[Candidate]:
        """The candidates of any unit that fill half of the place or more."""
        seen: set[int] = set()
        for number in range(self.new.unit_at(first), self.new.unit_at(max(first, last - 1)) + 1):
            for each in self.claims[number]:
                if id(each) not in seen and 2 * overlap(each, first, last) >= last - first:
                    seen.add(id(each))
                    yield each

    def _claim(self, found: Candidate) -> None:
        for number in range(self.new.unit_at(found.first), self.new.unit_at(found.last - 1) + 1):
            self.claims[number].append(found)

    def _settle(self, found: Candidate, *, in_order: bool) -> None:
        """Place a unit; a paragraph edge that is nearly at the edge of the place is taken as its edge."""
        first, last = self._at_edge(found.first), self._at_edge(found.last)
        if not (first <= found.runs[0].new and found.runs[-1].new + found.runs[-1].length <= last):
            first, last = found.first, found.last
        found = replace(found, first=first, last=last)
        self.placed[found.unit] = Placement(
            found.unit, found.runs, first, last, self.likeness(found), in_order
        )

    def _at_edge(self, place: int, reach: int = 6) -> int:
        at = bisect_left(self._bounds, place)
        near = min(self._bounds[max(0, at - 1) : at + 1], key=lambda bound: abs(bound - place), default=place)
        return near if abs(near - place) <= reach else place

    def _place_in_order(self) -> None:
        """The heaviest chain of candidates; a unit whose best place is clearly elsewhere is moved there."""
        flat = [
            each
            for listed in self.candidates
            for each in listed
            if each.matched >= NEARLY_BEST * listed[0].matched
            and each.matched >= LEAST_IN_ORDER * len(self.old.units[each.unit].text)
        ]
        for index in heaviest_chain([(each.unit, each.first, each.matched) for each in flat]):
            chosen = flat[index]
            best = max(self.candidates[chosen.unit], key=self.likeness)
            if self.likeness(best) >= self.likeness(chosen) + CLEARLY_BETTER:
                continue
            self._settle(chosen, in_order=True)

    def _widen(self) -> None:
        """Give units that lie in two pieces, with new words between them, the other piece too."""
        for number, low, high in list(self._windows()):
            unit, mine = self.old.units[number], self.placed[number]
            if sum(run.length for run in mine.runs) >= 0.9 * len(unit.text):
                continue
            runs = [
                run
                for each in self.candidates[number]
                for run in each.runs
                if low <= run.new and run.new + run.length <= high
            ]
            found = candidate(unit, number, [*mine.runs, *runs], len(self.new.normal)) if runs else None
            if found and found.matched > sum(run.length for run in mine.runs):
                self._settle(found, in_order=True)

    def _windows(self) -> Iterator[tuple[int, int, int]]:
        """Every unit in order, with where the one before it ends and the one after it begins."""
        order = sorted(number for number, each in self.placed.items() if each.in_order)
        for i, number in enumerate(order):
            low = self.placed[order[i - 1]].last if i else 0
            high = self.placed[order[i + 1]].first if i + 1 < len(order) else len(self.new.normal)
            yield number, low, high

    def _fill(self) -> None:
        """Place what lies between two neighbours that are in order, if it is found between them again."""
        order = sorted(number for number, each in self.placed.items() if each.in_order)
        for before, after in zip([-1, *order], [*order, len(self.old.units)], strict=True):
            run = [number for number in range(before + 1, after) if number not in self.placed]
            low = self.placed[before].last if before >= 0 else 0
            high = self.placed[after].first if after < len(self.old.units) else len(self.new.normal)
            if run and low < high <= low + LONGEST_FILL and len(run) == after - before - 1:
                self._fill_between(run, low, high)

    def _fill_between(self, run: list[int], low: int, high: int) -> None:
        first, last = self.old.units[run[0]].first, self.old.units[run[-1]].last
        if last - first > LONGEST_FILL:
            return
        operations = Levenshtein.opcodes(self.old.normal[first:last], self.new.normal[low:high])
        equal = [
            Run(first + each.src_start, low + each.dest_start, each.src_end - each.src_start)
            for each in operations
            if each.tag == "equal"
        ]
        for number in run:
            unit = self.old.units[number]
            runs = [part for each in equal if (part := _clip(each, unit.first, unit.last))]
            if not runs:
                continue
            found = candidate(unit, number, runs, len(self.new.normal))
            found = replace(found, first=max(low, found.first), last=min(high, found.last))
            if self.likeness(found) >= LIKELY_MOVED and all(
                overlap(found, each.first, each.last) == 0 for each in self.candidates[number]
            ):
                self.candidates[number].append(found)
                self._claim(found)
            if self.likeness(found) >= LIKELY_MOVED:
                self._settle(found, in_order=True)

    def _place_moved(self) -> None:
        """Place the rest wherever it is found, unless another unit is there already."""
        taken = {number: list[Placement]() for number in range(len(self.new.units))}
        for each in self.placed.values():
            self._take(taken, each)
        for number, unit in enumerate(self.old.units):
            if number in self.placed or not is_telling(unit.text) or not self.candidates[number]:
                continue
            best = max(self.candidates[number], key=self.likeness)
            if self.likeness(best) >= LIKELY_MOVED and not self._is_taken(taken, best):
                self._settle(best, in_order=False)
                self._take(taken, self.placed[number])

    def _take(self, taken: dict[int, list[Placement]], each: Placement) -> None:
        for number in range(self.new.unit_at(each.first), self.new.unit_at(each.last - 1) + 1):
            taken[number].append(each)

    def _is_taken(self, taken: dict[int, list[Placement]], found: Candidate) -> bool:
        return any(
            3 * overlap(found, each.first, each.last) > found.last - found.first
            for number in range(self.new.unit_at(found.first), self.new.unit_at(found.last - 1) + 1)
            for each in taken[number]
        )


def is_telling(text: str) -> bool:
    """Whether a unit is long enough to be recognised by its words alone; a Chinese character counts three times."""
    return len(text) + 2 * sum(1 for character in text if character > "\u2e7f") >= TELLING


def overlap(found: Candidate, first: int, last: int) -> int:
    """How many characters a candidate's place and `first:last` share."""
    return max(0, min(found.last, last) - max(found.first, first))


def _find_candidates(old: Stream, new: Stream) -> tuple[list[list[Candidate]], frozenset[int]]:
    """For each old unit its possible places, equal units first; and the units that say what is said many times."""
    equal: dict[str, list[int]] = defaultdict(list)
    for unit in new.units:
        equal[unit.text].append(unit.first)
    times = Counter(unit.text for unit in old.units)
    index = SeedIndex(new)
    found: list[list[Candidate]] = []
    repetitive: set[int] = set()
    for number, unit in enumerate(old.units):
        same = _equal_places(number, unit, equal.get(unit.text, []))
        if len(same) == times[unit.text] == 1 and is_telling(unit.text):
            found.append(same)
            continue
        if times[unit.text] > COMMON or index.is_repetitive(unit):
            repetitive.add(number)
        others = [
            each
            for each in index.candidates(old, number)
            if not any(overlap(each, one.first, one.last) for one in same)
        ]
        found.append(sorted([*same, *others], key=lambda each: (-each.matched, each.first)))
    return found, frozenset(repetitive)


def _equal_places(number: int, unit: Unit, places: list[int]) -> list[Candidate]:
    length = len(unit.text)
    return [
        Candidate(number, (Run(unit.first, place, length),), place, place + length)
        for place in (places if len(places) <= COMMON else ())
    ]


def _clip(run: Run, first: int, last: int) -> Run | None:
    """The part of a run that lies in `first:last` of the old stream."""
    begin, end = max(run.old, first), min(run.old + run.length, last)
    return Run(begin, run.new + begin - run.old, end - begin) if begin < end else None
