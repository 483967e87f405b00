"""Whether words of one text would be carried over to another without a person, and where they are found there."""

from collections.abc import Sequence

from kb.anchoring.aligning import align
from kb.anchoring.carrying import Carried, carry
from kb.anchoring.standing import Difference, Paragraph, difference, standing

BETWEEN = "\n\n"


def texts(paragraphs: Sequence[Paragraph | str]) -> list[Paragraph]:
    return [Paragraph(one) if isinstance(one, str) else one for one in paragraphs]


def carried_over(
    old: Sequence[Paragraph | str], new: Sequence[Paragraph | str], index: int, quote: str
) -> tuple[Carried, Difference | None]:
    """Where the quotation from that old paragraph is in the new ones, and what is other there.

    None where nothing is: then, if the place is known, the words are carried over. Words that run over two paragraphs
    count as other words.
    """
    before, after = texts(old), texts(new)
    start = before[index].text.index(quote)
    offset = sum(len(one.text) + len(BETWEEN) for one in before[:index])
    found = carry(
        align(BETWEEN.join(one.text for one in before), BETWEEN.join(one.text for one in after)),
        offset + start,
        offset + start + len(quote),
    )
    if found.start is None or found.end is None:
        return found, Difference.WORDS
    place = 0
    for number, one in enumerate(after):
        if place <= found.start and found.end <= place + len(one.text):
            there = standing(after, number, found.start - place, found.end - place)
            return found, difference(standing(before, index, start, start + len(quote)), there)
        place += len(one.text) + len(BETWEEN)
    return found, Difference.WORDS


def is_carried_over(
    old: Sequence[Paragraph | str], new: Sequence[Paragraph | str], index: int, quote: str
) -> bool:
    """Whether no person would be asked."""
    found, unlike = carried_over(old, new, index, quote)
    return found.is_placed and unlike is None
