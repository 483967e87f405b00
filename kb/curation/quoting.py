"""Where quoted words stand in a passage: evidence always knows it, and says so when they stand nowhere."""

from typing import Any

from django.utils.translation import gettext as _

from kb.anchoring import normalise
from kb.anchoring.excerpts import is_at_most_words
from kb.models import Curated, Evidence, Passage
from kb.representing import References

from .errors import InvalidRecord

#: How many words of a source may be quoted where the source itself may not be shown.
MOST_WORDS = 10


def place_of(quote: str, passage: Passage) -> tuple[int | None, int | None]:
    """Where the quoted words stand in the passage's text, in code points; (None, None) where no text is held.

    Raises InvalidRecord if they do not stand there, or if they are too many for a source that may not be shown.
    """
    if passage.is_summary:
        if not is_at_most_words(quote, MOST_WORDS):
            raise InvalidRecord(_("Quote at most ten words of a source whose text may not be shown."))
        return None, None
    held, words = normalise(passage.text), normalise(quote).text
    begin = held.text.find(words)
    if begin < 0:
        raise InvalidRecord(_("These words do not stand in the passage: copy them from it exactly."))
    return held.to_original(begin, begin + len(words))


def derived_columns(record: Curated, mapping: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow from what the mapping says: for evidence, where its words stand."""
    if not isinstance(record, Evidence):
        return {}
    passage = References().find("passage", mapping.get("passage") or "")
    start, end = place_of(mapping.get("quote") or "", passage)
    return {"start": start, "end": end}
