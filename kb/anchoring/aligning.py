"""Two texts of one source side by side: which place in the new text each paragraph of the old one went to."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.anchoring.doubtful_placements import doubtful
from kb.anchoring.normalised import Span
from kb.anchoring.placing import Placement, Placing
from kb.anchoring.streams import Stream, stream

LEAST_SIMILAR = 0.3  # of the old text must be found in the new one, else they are texts of different sources


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the units of the old text are in the new one; `doubtful` are units with a rival that fits as well.

    `similarity` is the share of the old text's characters that was found in the new one, from 0 to 1.
    """

    old: Stream
    new: Stream
    placements: dict[int, Placement]
    doubtful: frozenset[int]
    similarity: float

    @property
    def is_related(self) -> bool:
        """Whether the two texts have enough in common for anything to be carried."""
        return self.similarity >= LEAST_SIMILAR


def align(
    old: str,
    new: str,
    old_paragraphs: Iterable[Span] | None = None,
    new_paragraphs: Iterable[Span] | None = None,
) -> Alignment:
    """Align two texts; paragraphs are ranges (code points, in order), found by blank lines where they are not given.

    Source of method: seed, chain, extend, as in the alignment of genomes: equal runs grown from rare seeds give every
    unit candidate places, the heaviest chain of them keeps the order, the rest is looked for everywhere.
    Takes time about proportional to the length of the texts.
    """
    source, target = stream(old, old_paragraphs), stream(new, new_paragraphs)
    placing = Placing(source, target)
    matched = sum(run.length for each in placing.placed.values() for run in each.runs)
    letters = sum(len(unit.text) for unit in source.units)
    similarity = min(1.0, matched / letters) if letters else 0.0
    return Alignment(source, target, placing.placed, doubtful(placing), similarity)
