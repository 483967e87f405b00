"""The form of evidence: the words must stand in their passage, as whole words unless the person says otherwise."""

from typing import Any

from kb.anchoring.edges import begins_and_ends_at_edges
from kb.curation import InvalidRecord
from kb.curation.quoted_words import place_of
from kb.models import Evidence

from ..passages.claim_form import part_of_a_word
from ..records.forms import RecordForm


class QuotationForm(RecordForm):
    """Evidence; words that have not been changed are left as they are."""

    in_word = part_of_a_word()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["in_word"] = _cuts_a_word(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        passage = cleaned.get("passage") or (self.instance.passage if self.instance.pk else None)
        quote = cleaned.get("quote")
        if passage is None or not quote or not ({"quote", "passage"} & {*self.changed_data}):
            return cleaned
        try:
            place_of(quote, passage, in_word=bool(cleaned.get("in_word")))
        except InvalidRecord as refusal:
            self.add_error("quote", str(refusal))
        return cleaned


def _cuts_a_word(evidence: Evidence) -> bool:
    if evidence.start is None or evidence.end is None or not evidence.passage.text:
        return False
    return not begins_and_ends_at_edges(evidence.passage.text, evidence.start, evidence.end)
