"""Where in the base the words stand that an annotation is about: a passage, or a stretch of one.

Words are believed only where those beside them are the ones that the annotation gives; whole words, unless the
annotation shows by what it gives that it means a part of one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from kb.anchoring import (
    NormalisedText,
    TextPositionSelector,
    TextQuoteSelector,
    fingerprint,
    normalise,
)
from kb.anchoring.edges import begins_and_ends_at_edges
from kb.anchoring.normalised import normalised_string
from kb.models import Edition, Passage

from .annotation import Chain, Target, Unusable
from .sources import Where
from .text_quotes import stands_in, where_quoted


@dataclass(frozen=True)
class Spot:
    """The passage, and the stretch of its text in code points; a summary, and a passage as a whole, have none."""

    passage: Passage
    start: int | None = None
    end: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.start is None

    @property
    def words(self) -> str:
        """The exact words, or what stands for them in a summary."""
        return (self.passage.text or self.passage.anchor)[self.start : self.end]


def place(target: Target, where: Where) -> Spot:
    """The spot in the newest text of the source that has the words, else in its summaries; raises Unusable."""
    if not target.selects:
        if where.passage is None:
            raise Unusable(_("The base tags passages, not whole documents: say which words are meant."))
        return Spot(where.passage)
    if not target.chains:
        raise Unusable(_("Only a TextQuoteSelector or a TextPositionSelector tells a place in this base."))
    quotes = [chain for chain in target.chains if isinstance(chain[0], TextQuoteSelector)]
    offsets = [chain for chain in target.chains if isinstance(chain[0], TextPositionSelector)]
    if not quotes and where.edition is None:
        raise Unusable(_("Offsets count in another text than this base has: add a TextQuoteSelector."))
    near = offsets[0][0].start if offsets and isinstance(offsets[0][0], TextPositionSelector) else None
    refusal: Unusable | None = None
    for edition in _editions(where):
        if edition.basis == Edition.Basis.SUMMARY and refusal is None:
            spot = _in_summaries(quotes, edition, where)
        elif edition.basis == Edition.Basis.TEXT:
            try:
                spot = _in_text(quotes or offsets, edition, where, near)
            except Unusable as told:  # an older text may have the very words
                spot, refusal = None, refusal or told
        else:
            spot = None
        if spot is not None:
            return spot
    raise refusal or Unusable(_("The words do not stand in what this base has of the source."))


def _editions(where: Where) -> Iterator[Edition]:
    if where.edition is not None:
        yield where.edition
        return
    yield from where.document.editions.filter(basis=Edition.Basis.TEXT).order_by("-number")
    yield from where.document.editions.filter(basis=Edition.Basis.SUMMARY)


@lru_cache(maxsize=4)
def _text_of(edition: int) -> NormalisedText:
    """The text of an edition, which never changes."""
    return normalise(Edition.objects.values_list("text", flat=True).get(pk=edition))


def _in_text(chains: list[Chain], edition: Edition, where: Where, near: int | None) -> Spot | None:
    """The first of the chains that leads to one place, in the passage that is meant or in all of the text."""
    text = _text_of(edition.pk)
    first, last = 0, len(text.original)
    if where.passage is not None and where.passage.start is not None and where.passage.end is not None:
        first, last = where.passage.start, where.passage.end
    for chain in chains:
        span = _follow(chain, text, first, last, near)
        if span is not None:
            return _spot(edition, text.original, *span)
    return None


def _follow(
    chain: Chain, text: NormalisedText, first: int, last: int, near: int | None
) -> tuple[int, int] | None:
    """The stretch that the selectors lead to, one inside the other; None where one of them leads nowhere."""
    whole = (0, len(text.original))
    for step, selector in enumerate(chain):
        if isinstance(selector, TextPositionSelector):
            # The first counts in the edition's text, a refinement in what was selected before it.
            start, end = (offset + (first if step else 0) for offset in (selector.start, selector.end))
            if not first <= start < end <= last:
                return None
            if not begins_and_ends_at_edges(text.original, start, end):
                raise Unusable(_("The offsets begin or end inside a word: give those of whole words."))
        else:
            piece = text if (first, last) == whole else normalise(text.original[first:last])
            found = where_quoted(selector, piece, text.original, first, near)
            if found is None:
                return None
            start, end = found
        first, last = start, end
    return first, last


def _spot(edition: Edition, text: str, start: int, end: int) -> Spot:
    """The smallest passage that holds the stretch, and the stretch in it without white space at its ends."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if start >= end:
        raise Unusable(_("The place holds no words."))
    passages = edition.passages.exclude(kind=Passage.Kind.SELECTION).live()
    holding = passages.filter(start__lte=start, end__gte=end).select_related("edition__document")
    passage = min(
        holding.defer("edition__text"), key=lambda one: (one.end or 0) - (one.start or 0), default=None
    )
    if passage is None or passage.start is None:
        raise Unusable(_("The words reach over several passages, or are not in any: annotate each passage."))
    if (start, end) == (passage.start, passage.end):
        return Spot(passage)
    return Spot(passage, start - passage.start, end - passage.start)


def _in_summaries(quotes: list[Chain], edition: Edition, where: Where) -> Spot | None:
    """The one summary that stands for the words: by the fingerprint of the paragraph, or by its anchor phrase."""
    passages = edition.passages.live().select_related("edition__document")
    candidates = [where.passage] if where.passage is not None else list(passages.order_by("position", "pk"))
    for chain in quotes:
        quote = chain[-1]
        if not isinstance(quote, TextQuoteSelector):
            continue
        words, mark = normalised_string(quote.exact), fingerprint(quote.exact)
        for found in (
            [one for one in candidates if one.fingerprint == mark],
            [one for one in candidates if stands_in(quote, one.anchor)],
            [one for one in candidates if _holds(words, normalised_string(one.anchor))],
        ):
            if len(found) == 1:
                return Spot(found[0])
    return None


def _holds(words: str, anchor: str) -> bool:
    """Whether the anchor phrase stands in the words, as whole words."""
    start = words.find(anchor) if anchor else -1
    return start >= 0 and begins_and_ends_at_edges(words, start, start + len(anchor))
