"""Passages of a text of which readers will see no words: the rights withhold them, and nobody summarised them."""

from django.db.models import Exists, OuterRef

from kb.models import Document, Edition, Passage


def silent_in(edition: Edition) -> int:
    """How many of the edition's live passages have neither words that the rights let readers see nor a summary."""
    policy = edition.document.text_policy
    if policy == Document.TextPolicy.FULL:
        return 0
    summaries = Passage.objects.filter(bound_to=OuterRef("pk")).live()
    wordless = edition.passages.live().filter(~Exists(summaries), summary="")
    if policy == Document.TextPolicy.EXCERPTS:
        wordless = wordless.exclude(kind=Passage.Kind.SELECTION)
    return wordless.count()
