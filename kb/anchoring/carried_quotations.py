"""Carrying a quotation from an old text to a new one: to the right place, or to a person who decides."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.anchoring.aligning import Alignment
from kb.anchoring.edges import begins_and_ends_at_edges, edge_after, edge_before, is_edge
from kb.anchoring.equal_runs import Run
from kb.anchoring.normalised import Span
from kb.anchoring.placing import Placement, is_telling

LEAST_LIKE = 0.85  # likeness below which carried words count as lost
SHORT = 64  # characters; shorter quotations are also judged by what stands around them
CONTEXT = 32  # characters on each side
LEAST_LIKE_AROUND = 0.75
END = 16  # characters at either end of a quotation that must be there still
LEAST_LIKE_AT_ENDS = 0.7
LEAST_LIKE_AT_EDGES = 0.5  # in the outer half of an end
LONGEST_CHANGE = 24  # characters, or
LARGEST_CHANGE = 0.08  # of the quotation, put in, taken out or replaced in one piece
LONGEST_GAP = 4000  # characters
MOST_STRETCHED = 3  # times longer than it was
GROWN_TOGETHER = 0.05  # of likeness that is lost where the words are cut at the edges of words


class Outcome(StrEnum):
    """What became of a quotation."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class Why(StrEnum):
    """What the outcome rests on."""

    SAME_WORDS = "same-words"
    OTHER_PLACE = "other-place"
    STAND_ONCE = "stand-once"
    OTHER_WORDS = "other-words"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    TOO_DIFFERENT = "too-different"
    TORN_APART = "torn-apart"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a quotation went: `start:end` of the new text in code points, None where no place is known.

    `score` is how like the normalised words are, from 0 to 1. A lost quotation may have a place: then that is what to
    look at first, and not where the words are known to be.
    """

    outcome: Outcome
    why: Why
    score: float = 0.0
    start: int | None = None
    end: int | None = None

    @property
    def is_placed(self) -> bool:
        """Whether the place can be relied on."""
        return self.outcome != Outcome.LOST


def carry(alignment: Alignment, start: int, end: int) -> Carried:
    """Where the words `start:end` (code points) of the old text are in the new one; raises IndexError outside it.

    A place says nothing about what the words mean there: that is for `kb.anchoring.words_around`. Words that begin and
    end at the edges of words do so in the new text.
    """
    if not 0 <= start < end <= len(alignment.old.text):
        raise IndexError(f"no quotation at {start}:{end} in a text of {len(alignment.old.text)} characters")
    if not alignment.is_related:
        return Carried(Outcome.LOST, Why.UNRELATED)
    here = alignment.old.to_stream(start, end)
    if here is None:
        return Carried(Outcome.LOST, Why.NOT_FOUND)
    found = _aligned(alignment, here)
    if found.outcome == Outcome.UNCHANGED or (found.score == 1.0 and found.is_placed):
        return found
    again = _standing_once(alignment, here)
    return Carried(Outcome.MOVED, Why.STAND_ONCE, 1.0, *again) if again else found


def _standing_once(alignment: Alignment, here: Span) -> Span | None:
    """Where the very words stand, if they are telling and stand once in the old text and once in the new one."""
    words = alignment.old.normal[slice(*here)]
    if not is_telling(words) or len(_places(alignment.old.normal, words)) != 1:
        return None
    there = _places(alignment.new.normal, words)
    return alignment.new.to_text(*there[0]) if len(there) == 1 else None


def _places(text: str, words: str) -> list[Span]:
    """The first two places where the words stand between edges of words."""
    found: list[Span] = []
    start = text.find(words)
    while start >= 0 and len(found) < 2:
        if begins_and_ends_at_edges(text, start, start + len(words)):
            found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def _aligned(alignment: Alignment, here: Span) -> Carried:
    """Where the alignment puts the words `here` of the old stream."""
    one, other = alignment.old.unit_at(here[0]), alignment.old.unit_at(here[1] - 1)
    if one not in alignment.placements or other not in alignment.placements:
        return Carried(Outcome.LOST, Why.NOT_FOUND)
    there, is_grown = _mapped(alignment, here, alignment.placements[one], alignment.placements[other])
    if not 0 <= there[0] < there[1] <= MOST_STRETCHED * (here[1] - here[0]) + there[0] + CONTEXT:
        return Carried(Outcome.LOST, Why.TORN_APART)
    found = _judged(alignment, here, there, range(one, other + 1))
    return (
        replace(found, outcome=Outcome.LOST, why=Why.TOO_DIFFERENT) if is_grown and found.is_placed else found
    )


def _judged(alignment: Alignment, here: Span, there: Span, units: range) -> Carried:
    """The outcome for words `here` of the old stream that the alignment puts `there` in the new one."""
    old, new = alignment.old.normal[slice(*here)], alignment.new.normal[slice(*there)]
    score = fuzz.ratio(old, new) / 100
    place = alignment.new.to_text(*there)
    if not alignment.doubtful.isdisjoint(units):
        return Carried(Outcome.LOST, Why.AMBIGUOUS, score, *place)
    if not _keeps_together(alignment, there, units):
        return Carried(Outcome.LOST, Why.TORN_APART, score, *place)
    faithful = score >= LEAST_LIKE and _keeps_ends(old, new) and _keeps_middle(old, new)
    if not faithful or not _fits_around(alignment, here, there, units):
        return Carried(Outcome.LOST, Why.TOO_DIFFERENT, score, *place)
    if not all(alignment.placements[unit].in_order for unit in units if unit in alignment.placements):
        return Carried(Outcome.MOVED, Why.OTHER_PLACE, score, *place)
    if old != new:
        return Carried(Outcome.CHANGED, Why.OTHER_WORDS, score, *place)
    return Carried(Outcome.UNCHANGED, Why.SAME_WORDS, score, *place)


def _keeps_together(alignment: Alignment, there: Span, units: range) -> bool:
    """Whether every paragraph of the quotation is within its new place."""
    placed = [alignment.placements.get(unit) for unit in units]
    return all(each and each.first < there[1] and there[0] < each.last for each in placed)


def _keeps_ends(old: str, new: str) -> bool:
    """Whether a quotation begins and ends with about the same words as before."""
    for size, least in (
        (END // _breadth(old), LEAST_LIKE_AT_ENDS),
        (END // 2 // _breadth(old), LEAST_LIKE_AT_EDGES),
    ):
        ends = ((old[:size], new[:size]), (old[-size:], new[-size:]))
        if any(fuzz.ratio(was, now) / 100 < least for was, now in ends):
            return False
    return True


def _keeps_middle(old: str, new: str) -> bool:
    """Whether no long stretch of a quotation is new, gone or replaced."""
    longest = max(LONGEST_CHANGE // _breadth(old), LARGEST_CHANGE * len(old))
    return old == new or all(
        each.tag == "equal" or max(each.src_end - each.src_start, each.dest_end - each.dest_start) <= longest
        for each in Levenshtein.opcodes(old, new)
    )


def _fits_around(alignment: Alignment, here: Span, there: Span, units: range) -> bool:
    """Whether what stands beside a short quotation in its paragraph stands there still."""
    first, last = here
    breadth = _breadth(alignment.old.normal[first:last])
    if last - first >= SHORT // breadth:
        return True
    before = min(CONTEXT // breadth, first - alignment.old.units[units[0]].first)
    after = min(CONTEXT // breadth, alignment.old.units[units[-1]].last - last)
    old = alignment.old.normal[first - before : last + after]
    new = alignment.new.normal[max(0, there[0] - before) : there[1] + after]
    return fuzz.ratio(old, new) / 100 >= LEAST_LIKE_AROUND


def _breadth(text: str) -> int:
    """How much a character says: that of an alphabet 1, a Chinese or Japanese one as much as 3."""
    return 3 if 2 * sum(1 for character in text if character > "\u2e7f") > len(text) else 1


def _mapped(alignment: Alignment, here: Span, one: Placement, other: Placement) -> tuple[Span, bool]:
    """The range of the new stream for a range of the old one, with the ends that make it most like the old words.

    The second is whether the words have grown together with others there, so that no edge of a word is where they end.
    """
    old, new = alignment.old.normal, alignment.new.normal
    first = _position(alignment, one, here[0], "start")
    last = _position(alignment, other, here[1] - 1, "end") + 1
    # Where the words at an end are gone, the quotation begins or ends at the nearest words that are left.
    firsts = [first, *[run.new for run in one.runs if first < run.new][:1]]
    lasts = [last, *[run.new + run.length for run in reversed(other.runs) if run.new + run.length < last][:1]]
    closest, _cut = _likest(old[slice(*here)], new, firsts, lasts)
    if is_edge(old, here[0]):
        firsts = [edge for each in firsts for edge in (edge_before(new, each), edge_after(new, each))]
    if is_edge(old, here[1]):
        lasts = [edge for each in lasts for edge in (edge_after(new, each), edge_before(new, each))]
    likeness, there = _likest(old[slice(*here)], new, firsts, lasts)
    return there, likeness < closest - GROWN_TOGETHER


def _likest(quoted: str, new: str, firsts: Sequence[int], lasts: Sequence[int]) -> tuple[float, Span]:
    """The range most like the quotation, and how like it is (0 to 1)."""
    ranges = [_trimmed(new, begin, end) for begin in firsts for end in lasts if begin < end]
    judged = [(Levenshtein.normalized_similarity(quoted, new[slice(*each)]), each) for each in ranges]
    return max(judged, key=lambda each: each[0], default=(0.0, (firsts[0], lasts[0])))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _position(alignment: Alignment, placement: Placement, place: int, side: Literal["start", "end"]) -> int:
    """Where the character at a place of the old stream is in the new one, or the nearest one inwards."""
    runs = placement.runs
    at = bisect_right(runs, place, key=lambda run: run.old) - 1
    if at >= 0 and place < runs[at].old + runs[at].length:
        return runs[at].new + place - runs[at].old
    unit = alignment.old.units[placement.unit]
    before = runs[at] if at >= 0 else Run(unit.first, placement.first, 0)
    after = runs[at + 1] if at + 1 < len(runs) else Run(unit.last, placement.last, 0)
    low, high = before.old + before.length, after.old
    new_low, new_high = before.new + before.length, after.new
    if high - low > LONGEST_GAP or new_high - new_low > LONGEST_GAP:
        return after.new if side == "start" else new_low - 1
    operations = Levenshtein.opcodes(alignment.old.normal[low:high], alignment.new.normal[new_low:new_high])
    for each in operations:
        if each.src_start <= place - low < each.src_end:
            if each.tag == "delete":
                return new_low + each.dest_start - (side == "end")
            return new_low + each.dest_start + place - low - each.src_start
    return new_low
