"""Making accepted corrections in a parsed edition before it is stored, with every offset moved along."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from kb.anchoring import fingerprint
from kb.extracting.parsed import ParsedEdition, Proposal, Stretch


def correct(parsed: ParsedEdition, accepted: Collection[int]) -> tuple[ParsedEdition, list[Proposal]]:
    """The edition with these of its proposals (by index) made, and they themselves at their places in the new text.

    The other proposals stay open; ones that overlap an accepted one go. Raises ValueError for an index that is none,
    or where two accepted corrections overlap.
    """
    if not all(0 <= index < len(parsed.proposals) for index in accepted):
        raise ValueError("there is no such proposal")
    made = sorted((parsed.proposals[index] for index in set(accepted)), key=lambda one: (one.start, one.end))
    if any(first.end > second.start for first, second in pairwise(made)):
        raise ValueError("two accepted corrections overlap")
    if not made:
        return parsed, []
    moved = _Moved(made)
    text = moved.text(parsed.text)
    corrected = replace(
        parsed,
        text=text,
        outline=tuple(replace(one, start=moved.at(one.start)) for one in parsed.outline),
        stretches=tuple(_moved_stretch(one, moved, text) for one in parsed.stretches),
        markers=tuple(
            replace(one, start=moved.at(one.start), end=moved.at(one.end)) for one in parsed.markers
        ),
        proposals=tuple(
            replace(one, start=moved.at(one.start), end=moved.at(one.end))
            for index, one in enumerate(parsed.proposals)
            if index not in accepted and not any(_overlap(one, other) for other in made)
        ),
    )
    return corrected, [
        replace(one, start=moved.at(one.start), end=moved.at(one.start) + len(one.after)) for one in made
    ]


class _Moved:
    """Where a place of the old text is in the new one."""

    def __init__(self, made: Sequence[Proposal]) -> None:
        self._made = made

    def text(self, old: str) -> str:
        pieces, done = [], 0
        for one in self._made:
            pieces += [old[done : one.start], one.after]
            done = one.end
        return "".join([*pieces, old[done:]])

    def at(self, offset: int) -> int:
        shift = 0
        for one in self._made:
            if offset <= one.start:
                break
            if offset < one.end:
                return one.start + shift
            shift += len(one.after) - (one.end - one.start)
        return offset + shift


def _moved_stretch(stretch: Stretch, moved: _Moved, text: str) -> Stretch:
    start, end = moved.at(stretch.start), moved.at(stretch.end)
    words = text[start:end]
    if words == stretch.text:
        return replace(stretch, start=start, end=end)
    return replace(stretch, start=start, end=end, text=words, fingerprint=fingerprint(words))


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.start < other.end and other.start < one.end
