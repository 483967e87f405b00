"""Editions in the list of a document: how each was read, what was left out of it, and those that are gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kb.models import Document, Edition, Removal
from kb.web.elements.dates import day_words


@dataclass(frozen=True)
class Removed:
    """Something cleaning left out: why, how to recognise it, and a note."""

    reason: str
    hint: str
    note: str


@dataclass(frozen=True)
class EditionView:
    """One edition in the list of a document's editions."""

    number: int
    label: str
    url: str
    basis: str
    read: str
    sha256: str
    media_type: str
    size: int
    extractor: str
    note: str
    current: bool
    removals: list[Removed]


def edition_view(
    edition: Edition, document: Document, *, shown: Edition | None, newest: Edition | None
) -> EditionView:
    """An edition loaded with `readable()`; `shown` is the one on the page, `newest` the one shown unless asked."""
    address = document.get_absolute_url()
    may_show_text = document.text_policy == Document.TextPolicy.FULL
    return EditionView(
        number=edition.number,
        label=edition.label or str(edition.get_basis_display()),
        url=address if edition == newest else f"{address}?edition={edition.number}",
        basis=edition.basis,
        read=day_words(edition.created_at),
        sha256=edition.sha256,
        media_type=edition.media_type,
        size=edition.size,
        extractor=edition.extractor,
        note=edition.note,
        current=edition == shown,
        removals=[_removed(row, edition, may_show_text=may_show_text) for row in edition.cleaned],
    )


@dataclass(frozen=True)
class EndedEdition:
    """An edition that readers saw once: when it was withdrawn and why, or "" where its passages went one by one."""

    number: int
    when: str
    why: str


def ended_edition(row: Mapping[str, Any]) -> EndedEdition:
    """One of a document's `editions_gone`."""
    ended = datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None
    return EndedEdition(row["number"], day_words(ended), row["why"])


def _removed(row: dict[str, str], edition: Edition, *, may_show_text: bool) -> Removed:
    """What was left out; of a text that may not be shown only why, for what the program notes of it quotes it."""
    words = row["hint"] or (row["text"] if may_show_text else "")
    is_quoting = edition.basis == Edition.Basis.TEXT and not may_show_text
    return Removed(str(Removal.Reason(row["reason"]).label), words, "" if is_quoting else row["note"])
