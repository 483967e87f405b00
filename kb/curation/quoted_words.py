"""Where quoted words stand in their passage: whole words, unless a person means a part of one."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from kb.anchoring import NormalisedText, normalise
from kb.anchoring.edges import begins_and_ends_at_edges
from kb.anchoring.excerpts import is_at_most_words, word_count
from kb.anchoring.normalised import normalised_string
from kb.models import Curated, Document, Evidence, Passage
from kb.query import find_words, words
from kb.representing import RecordMapping, References

from .errors import InvalidRecord

#: How many words of a source may be quoted where the source itself may not be shown.
MOST_WORDS = 10
type _Span = tuple[int, int]


def place_of(
    quote: str, passage: Passage, *, prefix: str = "", suffix: str = "", in_word: bool = False
) -> tuple[int | None, int | None]:
    """Where the quoted words stand in the passage's text, in code points; (None, None) where no text is held.

    Of several places the first that has the words told before and after it, else the first. `in_word` says that a
    person means words that begin or end inside a word. Raises InvalidRecord if the words do not stand there, if they
    cut a word, or if they are too many for a source that may not be shown.
    """
    _refuse_too_many(quote, passage)
    if passage.is_summary:
        return None, None
    held = normalise(passage.text)
    places = list(_places(held, normalised_string(quote)))
    if not places:
        raise InvalidRecord(_not_there(quote, passage.text))
    whole = [span for span in places if begins_and_ends_at_edges(passage.text, *span)]
    if not whole and not in_word:
        raise InvalidRecord(
            _(
                "These words begin or end inside a word: quote whole words, or say that you mean a part of one."
            )
        )
    return next(_between(held, whole or places, prefix, suffix), (whole or places)[0])


def _refuse_too_many(quote: str, passage: Passage) -> None:
    """What readers see of a quotation they see, whether the base holds the text around it or not."""
    is_closed = passage.edition.document.text_policy == Document.TextPolicy.SUMMARIES
    if (passage.is_summary or is_closed) and not is_at_most_words(quote, MOST_WORDS):
        told = _("Quote at most ten words of a source whose text may not be shown; these are %(n)d.")
        raise InvalidRecord(told % {"n": word_count(quote)})


def _places(held: NormalisedText, quoted: str) -> Iterator[_Span]:
    start = held.text.find(quoted) if quoted else -1
    while start >= 0:
        yield held.to_original(start, start + len(quoted))
        start = held.text.find(quoted, start + 1)


def _between(held: NormalisedText, places: list[_Span], prefix: str, suffix: str) -> Iterator[_Span]:
    """Those of the places that have these words before and after them."""
    before, after = normalised_string(prefix), normalised_string(suffix)
    for start, end in places:
        if normalised_string(held.original[:start]).endswith(before) and normalised_string(
            held.original[end:]
        ).startswith(after):
            yield start, end


def _not_there(quote: str, text: str) -> str:
    """What to say of words that do not stand in the text; near ones are shown as they are printed there."""
    near = _printed(quote, text)
    if near:
        return _("The passage has other letters or marks here: “%(words)s”. Copy them from it exactly.") % {
            "words": near
        }
    return _("These words do not stand in the passage: copy them from it exactly.")


def _printed(quote: str, text: str) -> str:
    """The words of the text that a search for the quotation finds, as they are printed; "" where there are none."""
    wanted, found = words(quote), list(find_words(text))
    listed = [word.text for word in found]
    for place in range(len(listed) - len(wanted) + 1):
        if wanted and listed[place : place + len(wanted)] == wanted:
            return text[found[place].start : found[place + len(wanted) - 1].end]
    return ""


def derived_columns(record: Curated, mapping: RecordMapping) -> dict[str, Any]:
    """The columns that follow from what the mapping says: for evidence, where its changed words stand.

    Whoever wrote them has been asked whether they are whole words, or meant to be none.
    """
    if not isinstance(record, Evidence):
        return {}
    passage = References().find("passage", str(mapping.get("passage") or ""))
    if (record.passage_id, record.quote) == (passage.pk, mapping.get("quote")):
        return {}
    quote, prefix, suffix = (str(mapping.get(name) or "") for name in ("quote", "prefix", "suffix"))
    start, end = place_of(quote, passage, prefix=prefix, suffix=suffix, in_word=True)
    return {"start": start, "end": end}
