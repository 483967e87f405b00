"""Where the words of a unit occur in another text: runs of equal characters grown from short rare seeds."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kb.anchoring.streams import Stream, Unit

_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
SEED = 8  # characters of an alphabet, or
SEED_OF_CHARACTERS = 4  # where a character is a word
STRIDE = (
    4  # every fourth seed of the new text is kept; a run of equal characters grown from one finds the others
)
COMMON = 8  # a seed that occurs more often tells nothing
MOST_CANDIDATES = 6
MOST_RUNS = 150
LEAST_SHARE = 0.2  # of a unit's characters must be equal at a place
DEAREST = 100  # equal characters that a stretch put in or taken out costs at most


@dataclass(frozen=True, slots=True)
class Run:
    """`length` equal characters at stream offsets `old` and `new`."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a unit may have gone: equal runs in order, and the range of the new stream that it would fill."""

    unit: int
    runs: tuple[Run, ...]
    first: int
    last: int

    @property
    def matched(self) -> int:
        """How many characters are equal."""
        return sum(run.length for run in self.runs)


class SeedIndex:
    """The seeds of a stream and where they stand in it."""

    def __init__(self, target: Stream) -> None:
        self._target = target.normal
        dense = len(_WITHOUT_SPACES.findall(target.normal)) * 2 > len(target.normal)
        self._size = SEED_OF_CHARACTERS if dense else SEED
        index: dict[str, list[int]] = defaultdict(list)
        for unit in target.units:
            for place in range(unit.first, unit.last - self._size + 1, 1 if dense else STRIDE):
                index[target.normal[place : place + self._size]].append(place)
        self._index = {seed: places for seed, places in index.items() if len(places) <= COMMON}
        self._common = index.keys() - self._index.keys()

    def candidates(self, source: Stream, number: int) -> list[Candidate]:
        """The places to which a unit of the other stream may have gone, the one with most equal characters first."""
        unit = source.units[number]
        slack = max(24, len(unit.text) // 4)
        found = [
            candidate(unit, number, runs, len(self._target))
            for runs in _by_diagonal(self._runs(source.normal, unit), slack)
            if sum(run.length for run in runs) >= LEAST_SHARE * len(unit.text)
        ]
        found.sort(key=lambda each: (-each.matched, each.first))
        return found[:MOST_CANDIDATES]

    def is_repetitive(self, unit: Unit) -> bool:
        """Whether half of what the unit says or more is said too often in this text for its place to be known by it."""
        seeds = [unit.text[i : i + self._size] for i in range(len(unit.text) - self._size + 1)]
        return 2 * sum(seed in self._common for seed in seeds) >= len(seeds)

    def _runs(self, old: str, unit: Unit) -> list[Run]:
        """Maximal runs of equal characters that hold a seed, inside the unit."""
        new, size = self._target, self._size
        reached: dict[int, int] = {}
        runs = []
        for here in range(unit.first, unit.last - size + 1):
            for there in self._index.get(old[here : here + size], ()):
                if reached.get(there - here, -1) > here:
                    continue
                one, other = here, there
                while one > unit.first and other > 0 and old[one - 1] == new[other - 1]:
                    one, other = one - 1, other - 1
                end = here + size
                while (
                    end < unit.last and end + there - here < len(new) and old[end] == new[end + there - here]
                ):
                    end += 1
                reached[there - here] = end
                runs.append(Run(one, other, end - one))
        return runs


def candidate(unit: Unit, number: int, runs: Iterable[Run], end: int) -> Candidate:
    """The candidate made of those runs that go on from each other; `end` is where the new text ends."""
    kept = _apart(_chain(sorted(runs, key=lambda run: -run.length)[:MOST_RUNS]))
    head, tail = kept[0].old - unit.first, unit.last - kept[-1].old - kept[-1].length
    return Candidate(
        number,
        tuple(kept),
        max(0, kept[0].new - head),
        min(end, kept[-1].new + kept[-1].length + tail),
    )


def _chain(runs: list[Run]) -> list[Run]:
    """The heaviest chain of runs in order, where each change of distance costs as much as some equal characters."""
    runs = sorted(runs, key=lambda run: (run.old, run.new))
    weights: list[float] = []
    before: list[int] = []
    for i, run in enumerate(runs):
        best, chosen = float(run.length), -1
        for j in range(i):
            if runs[j].old < run.old and runs[j].new < run.new:
                weight = weights[j] + _gain(runs[j], run)
                if weight > best:
                    best, chosen = weight, j
        weights.append(best)
        before.append(chosen)
    at = max(range(len(runs)), key=weights.__getitem__)
    chain = [runs[at]]
    while (at := before[at]) >= 0:
        chain.append(runs[at])
    return chain[::-1]


def _gain(before: Run, run: Run) -> float:
    """What a run adds to a chain that ends with another: its characters, less the cost of the change of distance."""
    over = max(0, before.old + before.length - run.old, before.new + before.length - run.new)
    off = abs((run.new - run.old) - (before.new - before.old))
    return max(0, run.length - over) - min(off / 2, DEAREST)


def _by_diagonal(runs: list[Run], slack: int) -> list[list[Run]]:
    """The runs in groups that lie about equally far from where they were."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.new - run.old, run.old)):
        if not groups or run.new - run.old - (groups[-1][0].new - groups[-1][0].old) > slack:
            groups.append([])
        groups[-1].append(run)
    return groups


def _apart(chain: list[Run]) -> list[Run]:
    """The chain with the beginning of each run cut off where the run before it reaches into it."""
    kept: list[Run] = []
    for run in chain:
        over = 0
        if kept:
            last = kept[-1]
            over = max(0, last.old + last.length - run.old, last.new + last.length - run.new)
        if over < run.length:
            kept.append(Run(run.old + over, run.new + over, run.length - over))
    return kept
