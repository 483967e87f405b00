"""Which paragraph of one reading was rewritten as which of another, for setting both side by side."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from kb.anchoring.aligning import Alignment, align

LEAST_ALIKE = 0.6  # likeness from which two readings are those of one paragraph
LONGEST = 150_000  # characters of either reading; more would keep a page waiting for seconds
_BETWEEN = "\n\n"


def alike(old: str, new: str) -> bool:
    """Whether two paragraphs are near enough for their words to be set against each other one by one."""
    return fuzz.ratio(old, new) >= 100 * LEAST_ALIKE


def pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For paragraphs that were not found word for word: index of the old one → index of what it was rewritten as.

    Each is in one pair at most, those that share most first. Likeness says what to look at together, never that a
    meaning is unchanged. Nothing is paired where one of the readings is longer than `LONGEST`.
    """
    if not old or not new or max(sum(map(len, old)), sum(map(len, new))) > LONGEST:
        return {}
    firsts, others = _firsts(old), _firsts(new)
    spans = [(first, first + len(one)) for first, one in zip(firsts, old, strict=True)]
    targets = [(first, first + len(one)) for first, one in zip(others, new, strict=True)]
    aligned = align(_BETWEEN.join(old), _BETWEEN.join(new), spans, targets)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), _letters in _shared(aligned, firsts, others).most_common():
        if one not in found and other not in taken and alike(old[one], new[other]):
            found[one] = other
            taken.add(other)
    return found


def _firsts(paragraphs: Sequence[str]) -> list[int]:
    """Where each paragraph begins in all of them joined."""
    starts, at = [], 0
    for one in paragraphs:
        starts.append(at)
        at += len(one) + len(_BETWEEN)
    return starts


def _shared(aligned: Alignment, firsts: Sequence[int], others: Sequence[int]) -> Counter[tuple[int, int]]:
    """How many characters of each old paragraph were found again in each new one."""
    shared = Counter[tuple[int, int]]()
    for placement in aligned.placements.values():
        one = bisect_right(firsts, aligned.old.units[placement.unit].start) - 1
        for run in placement.runs:
            there = aligned.new.units[aligned.new.unit_at(run.new)].start
            shared[one, bisect_right(others, there) - 1] += run.length
    return shared
