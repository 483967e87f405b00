"""Where the words of an older text are in a newer one, and whether they stand there as they stood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.anchoring import TextQuoteSelector, locate
from kb.anchoring.aligning import Alignment, align
from kb.anchoring.carried_quotations import Carried, Outcome, Why, carry
from kb.anchoring.same_words import printed_alike
from kb.anchoring.words_around import Difference, difference
from kb.models import Carrying, Edition, Evidence, Passage, PassageTag, ProvisionCitation

from .surroundings import Surroundings

STILL_THE_SAME = 0.6  # likeness from which a paragraph that was rewritten is still the same paragraph
EDGE = 20  # characters; of a paragraph that holds no more of a range than this another holds the rest
_WHY = {
    Difference.WORDS: Carrying.Why.OTHER_WORDS,
    Difference.SENTENCE: Carrying.Why.OTHER_SENTENCE,
    Difference.LEAD_IN: Carrying.Why.OTHER_LEAD_IN,
    Difference.HEADING: Carrying.Why.OTHER_HEADING,
    Difference.AROUND: Carrying.Why.OTHER_AROUND,
}

type Link = PassageTag | Evidence | ProvisionCitation
type Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """Where a link's words went: a passage, for evidence a range of it (code points), and what is other there."""

    carried: Carried
    place: Passage | None = None
    span: Span | None = None
    unlike: Difference | None = None

    @property
    def stands(self) -> bool:
        """Whether what two people published holds there too: the words and what they stand in are unchanged."""
        return self.place is not None and self.unlike is None

    @property
    def outcome(self) -> Outcome:
        """What became of it; the same words in another sentence are changed, words set otherwise are not."""
        if self.place is None or self.carried.outcome not in (Outcome.UNCHANGED, Outcome.CHANGED):
            return self.carried.outcome
        return Outcome.UNCHANGED if self.stands else Outcome.CHANGED

    @property
    def why(self) -> str:
        """What the outcome rests on, one of Carrying.Why."""
        if self.place is not None and self.unlike is not None:
            return _WHY[self.unlike].value
        return Carrying.Why.SAME_WORDS.value if self.outcome == Outcome.UNCHANGED else self.carried.why.value


class Texts:
    """An older and a newer text of one document, aligned; passages are given in the order of their text."""

    def __init__(
        self, older: Edition, newer: Edition, old_passages: Sequence[Passage], new_passages: Sequence[Passage]
    ) -> None:
        self._whole = [one for one in new_passages if one.kind != Passage.Kind.SELECTION]
        self._was, self._now = Surroundings(older, old_passages), Surroundings(newer, new_passages)
        self.alignment: Alignment = align(older.text, newer.text, _spans(old_passages), _spans(new_passages))

    def carried(self, passage: Passage) -> Carried:
        """Where all of a passage went."""
        return carry(self.alignment, passage.start or 0, passage.end or 0)

    def found(self, link: Link, passage: Passage, carried: Carried, successors: Sequence[Passage]) -> Found:
        """Where the words of a link of the passage went, as `carried` says, and in which passages it goes on."""
        if isinstance(link, Evidence):
            return self._quoted(link, passage)
        place = successors[0] if successors else None
        if place is None:
            return Found(replace(carried, outcome=Outcome.LOST))
        if isinstance(link, PassageTag):
            unlike = None if printed_alike(passage.text, place.text) else Difference.WORDS
        else:
            # Which law a passage cites is said in it, whatever stands beside it.
            unlike = difference(self._was.standing(passage), self._now.standing(place), around=False)
        return Found(replace(carried, outcome=still(carried)), place, None, unlike)

    def _quoted(self, link: Evidence, passage: Passage) -> Found:
        words = _words(link, passage)
        if isinstance(words, Why):
            return Found(Carried(Outcome.LOST, words))
        offset = passage.start or 0
        carried = carry(self.alignment, offset + words[0], offset + words[1])
        held = self.inside(carried) if carried.is_placed else None
        if held is None:
            # Words that run over the end of a paragraph are torn apart, whatever the texts as a whole say.
            why = Why.TORN_APART if carried.is_placed else carried.why
            return Found(replace(carried, outcome=Outcome.LOST, why=why))
        place, start, end = held
        unlike = difference(self._was.standing(passage, *words), self._now.standing(place, start, end))
        return Found(carried, place, (start, end), unlike)

    def inside(self, carried: Carried) -> tuple[Passage, int, int] | None:
        """The paragraph of the newer text that holds all of the range, and the range in its text."""
        if carried.start is None or carried.end is None:
            return None
        for one in self._whole:
            start, end = one.start or 0, one.end or 0
            if start <= carried.start and carried.end <= end:
                return one, carried.start - start, carried.end - start
        return None

    def holding(self, carried: Carried) -> list[Passage]:
        """The paragraphs that hold the range, the one with most of it first, without those that hold a mere edge."""
        start, end = carried.start or 0, carried.end or 0
        shared = {
            one.pk: min(end, one.end or 0) - max(start, one.start or 0)
            for one in self._whole
            if (one.start or 0) < end and start < (one.end or 0)
        }
        listed = [one for one in self._whole if shared.get(one.pk, 0) >= min(EDGE, max(shared.values()))]
        return sorted(listed, key=lambda one: -shared[one.pk])


def still(carried: Carried) -> Outcome:
    """What became of a paragraph: one that was rewritten in its place is changed rather than lost."""
    if (
        carried.outcome == Outcome.LOST
        and carried.why == Why.TOO_DIFFERENT
        and carried.score >= STILL_THE_SAME
    ):
        return Outcome.CHANGED
    return carried.outcome


def _words(link: Evidence, passage: Passage) -> Span | Why:
    """Where the quoted words stand in their passage, or why nobody can say."""
    if link.start is not None and link.end is not None and passage.text[link.start : link.end] == link.quote:
        return link.start, link.end
    place = locate(TextQuoteSelector(link.quote, link.prefix, link.suffix), passage.text, link.start)
    if place is None:
        return Why.NOT_FOUND
    return (place.start, place.end) if not place.alternatives or place.start == link.start else Why.AMBIGUOUS


def _spans(passages: Sequence[Passage]) -> list[Span]:
    whole = (one for one in passages if one.kind != Passage.Kind.SELECTION)
    return sorted({(one.start or 0, one.end or 0) for one in whole})
