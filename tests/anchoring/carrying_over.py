"""Whether words of one text would be carried over to another without a person, and where they are found there."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from kb.anchoring.aligning import align
from kb.anchoring.carried_quotations import Carried, carry
from kb.anchoring.words_around import Difference, Paragraph, Standing, difference, standing

from .edit_scripts import BETWEEN


class Laid:
    """A text laid out in paragraphs, with where each begins."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        lengths = (len(one.text) + len(BETWEEN) for one in paragraphs)
        self.starts = [0, *accumulate(lengths)][:-1]

    @classmethod
    def out(cls, text: str) -> "Laid":
        """Paragraphs are parted by blank lines."""
        return cls([Paragraph(one) for one in text.split(BETWEEN)])

    @property
    def text(self) -> str:
        return BETWEEN.join(one.text for one in self.paragraphs)

    def standing(self, start: int, end: int) -> Standing | None:
        """What the words stand in; None where they run over two paragraphs."""
        index = bisect_right(self.starts, start) - 1
        first, last = start - self.starts[index], end - self.starts[index]
        return (
            standing(self.paragraphs, index, first, last)
            if last <= len(self.paragraphs[index].text)
            else None
        )


def told(old: Laid, new: Laid, words: tuple[int, int], carried: Carried) -> str:
    """What a person is told of the words: nothing (alone), or what is other where they are thought to be."""
    if not carried.is_placed or carried.start is None or carried.end is None:
        return "no place"
    was, now = old.standing(*words), new.standing(carried.start, carried.end)
    if was is None or now is None:
        return "torn apart"
    unlike = difference(was, now)
    return f"other {unlike.value}" if unlike else "alone"


def carried_over(
    old: Sequence[str], new: Sequence[str], index: int, quote: str
) -> tuple[Carried, Difference | None]:
    """Where the quotation from that old paragraph is in the new ones, and what is other there.

    None where nothing is: then, if the place is known, the words are carried over. Words without a place, or that run
    over two paragraphs, count as other words.
    """
    before, after = (Laid([Paragraph(one) for one in paragraphs]) for paragraphs in (old, new))
    start = before.starts[index] + old[index].index(quote)
    end = start + len(quote)
    found = carry(align(before.text, after.text), start, end)
    was = before.standing(start, end)
    now = (
        after.standing(found.start, found.end) if found.start is not None and found.end is not None else None
    )
    return found, difference(was, now) if was and now else Difference.WORDS


def is_carried_over(old: Sequence[str], new: Sequence[str], index: int, quote: str) -> bool:
    """Whether no person would be asked."""
    found, unlike = carried_over(old, new, index, quote)
    return found.is_placed and unlike is None
