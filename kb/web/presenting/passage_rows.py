"""Passages in a list, away from their document: where they stand, and as much of them as readers may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.models import Document, Passage

from .dates import date_words
from .links import Link
from .passages import withheld_words
from .places import pinpoint


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


def passage_rows(passages: Iterable[Passage]) -> list[PassageRow]:
    """Published passages whose documents are loaded, in the order given."""
    return [passage_row(passage) for passage in passages]


def passage_row(passage: Passage, note: str = "") -> PassageRow:
    """One of them; `note` says what brought it here."""
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
    )
