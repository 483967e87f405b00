"""Passages in a list, away from their document: where they stand, and as much of them as readers may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kb.models import Document, Passage, editions_to_tell
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link
from kb.web.elements.pinpoints import edition_words, pinpoint

from .passage import withheld_words


@dataclass(frozen=True)
class PassageRow:
    """A passage, as _passage_rows.html takes it."""

    pinpoint: str
    url: str
    document: Link
    date: str
    text: str
    language: str
    note: str = ""
    edition: str = ""


def passage_rows(passages: Collection[Passage]) -> list[PassageRow]:
    """Published passages whose documents are loaded, in the order given."""
    editions = editions_to_tell(passages)
    return [passage_row(passage, editions) for passage in passages]


def passage_row(passage: Passage, editions: Mapping[int, int], note: str = "") -> PassageRow:
    """One of them, with what `editions_to_tell` knows of them all; `note` says what brought it here."""
    document = passage.edition.document
    text = passage.text if document.text_policy == Document.TextPolicy.FULL else ""
    return PassageRow(
        pinpoint=pinpoint(passage),
        url=passage.get_absolute_url(),
        document=Link(document.title, document.get_absolute_url(), document.language),
        date=date_words(document.date),
        text=text or passage.summary or withheld_words(),
        language=passage.language if text else "en",
        note=note,
        edition=edition_words(editions[passage.pk]) if passage.pk in editions else "",
    )
