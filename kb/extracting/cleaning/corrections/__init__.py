"""Small replacements inside a block, applied at once so that every place is counted in the text as extracted."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kb.extracting.cleaning.ledger import Ledger
from kb.extracting.parsed import Block, NoteReference, RemovalReason

type Span = tuple[int, int, str]

# NUL and lone halves of surrogate pairs.
UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], 0xFFFD)


@dataclass(frozen=True, slots=True)
class Correction:
    """Spans (start, end, replacement) of a block's text, code points, in order; removed and kept together."""

    reason: RemovalReason
    spans: tuple[Span, ...]
    note: str


def applied(block: Block, index: int, corrections: Iterable[Correction], ledger: Ledger) -> Block:
    """The block with the corrections made, except those that are kept; of overlapping ones the first counts.

    What no database holds is shown as U+FFFD where it is kept.
    """
    made: list[Span] = []
    judged: list[Span] = []  # sorted and disjoint
    for correction in corrections:
        free = tuple(span for span in correction.spans if not _overlaps(span, judged))
        text = "".join(block.text[start:end] for start, end, _replacement in free)
        for span in free:
            insort(judged, span)
        if free and ledger.takes(
            correction.reason, index, text, block.start, correction.note, offset=free[0][0]
        ):
            made += free
    block = replaced(block, sorted(made)) if made else block
    return replace(block, text=block.text.translate(UNSTORABLE)) if judged else block


def replaced(block: Block, spans: list[Span]) -> Block:
    """The block with the sorted, disjoint spans replaced; note references move along, those inside a span go."""
    pieces, position = [], 0
    for start, end, replacement in spans:
        pieces += [block.text[position:start], replacement]
        position = end
    text = "".join([*pieces, block.text[position:]])
    return replace(block, text=text, references=tuple(_moved(block.references, spans)))


def _moved(references: Iterable[NoteReference], spans: list[Span]) -> Iterator[NoteReference]:
    starts = [start for start, _end, _replacement in spans]
    shifts = [0]
    for start, end, replacement in spans:
        shifts.append(shifts[-1] + len(replacement) - (end - start))
    for reference in references:
        first, last = bisect_right(starts, reference.start), bisect_right(starts, reference.end - 1)
        start, end = reference.start + shifts[first], reference.end + shifts[last]
        if start < end and not (first and spans[first - 1][1] > reference.start):
            yield NoteReference(start, end, reference.anchor)


def _overlaps(span: Span, others: list[Span]) -> bool:
    """Whether the span overlaps one of the sorted, disjoint others."""
    place = bisect_right(others, span[0], key=lambda other: other[0])
    is_before = place > 0 and others[place - 1][1] > span[0]
    return is_before or (place < len(others) and others[place][0] < span[1])
