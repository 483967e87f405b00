"""A document's record for readers: who made it, where it can be had, what may be shown of it, how to check it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from kb.models import AccessPoint, Contribution, Document, DocumentIdentifier, Edition, Removal
from kb.web.elements.dates import date_words, day_words
from kb.web.elements.links import Link, Name, name_of

from .source_files import files_of_editions, other_edition

_SCHEME = DocumentIdentifier.Scheme


@dataclass(frozen=True)
class Contributor:
    """Somebody who contributed, as printed, with a link where this base has a page on them."""

    name: str
    url: str
    role: str
    affiliation: str


@dataclass(frozen=True)
class Access:
    """One way to reach the source."""

    url: str
    archive_url: str
    captured: str
    accessed: str
    offline_place: str
    note: str
    #: Which edition the file is of that is named here, where another one is shown.
    edition: str = ""


@dataclass(frozen=True)
class DocumentView:
    """The bibliographic record."""

    slug: str
    title: str
    subtitle: str
    url: str
    language: str
    language_name: str
    kind_label: str
    date: str
    date_note: str
    abstract: str
    contributors: list[Contributor]
    publishers: list[Name]
    hosts: list[Name]
    event: str
    event_when: str
    event_place: Link | None
    container: str
    identifiers: list[str]
    access: list[Access]
    rights: str
    text_policy: str
    text_policy_label: str
    note: str


def document_view(document: Document, shown: Edition | None = None) -> DocumentView:
    """A document loaded with `with_record()`; `shown` is the edition on the page."""
    place = document.event_place
    points = document.access_points.all()
    files = files_of_editions(document) if any(point.offline_place for point in points) else {}
    return DocumentView(
        slug=document.slug,
        title=document.title,
        subtitle=document.subtitle,
        url=document.get_absolute_url(),
        language=document.language,
        language_name=language_name(document.language),
        kind_label=str(document.get_kind_display()),
        date=date_words(document.date),
        date_note=document.date_note,
        abstract=document.abstract,
        contributors=_contributors(document.contributions.all()),
        publishers=[name_of(one) for one in document.publishers.all()],
        hosts=[name_of(one) for one in document.hosts.all()],
        event=document.event_name,
        event_when=_event_when(document),
        event_place=Link(place.label, place.get_absolute_url()) if place and place.is_published else None,
        container=document.container,
        identifiers=[f"{_SCHEME(row['scheme']).label}: {row['value']}" for row in document.known_as],
        access=[_access(point, other_edition(point.offline_place, files, shown)) for point in points],
        rights=document.rights,
        text_policy=document.text_policy,
        text_policy_label=capfirst(str(document.get_text_policy_display())),
        note=document.note,
    )


def held_words(passages: int, claims: int) -> str:
    """How much of a document is here, as a line."""
    first = ngettext("%(n)d passage", "%(n)d passages", passages) % {"n": passages}
    second = ngettext("%(n)d claim", "%(n)d claims", claims) % {"n": claims}
    return _("%(passages)s, %(claims)s") % {"passages": first, "claims": second}


def language_name(tag: str) -> str:
    """The language in the reader's words; the tag itself where it has none."""
    try:
        return str(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return tag


def _contributors(contributions: Iterable[Contribution]) -> list[Contributor]:
    """In printed order; somebody who is not published is named only as printed."""
    shown = []
    for one in contributions:
        party = one.person or one.institution
        if one.public_name:
            url = party.get_absolute_url() if party is not None and party.is_published else ""
            role = str(one.get_role_display())
            shown.append(Contributor(one.public_name, url, role, one.affiliation_as_printed))
    return shown


def _event_when(document: Document) -> str:
    start, end = date_words(document.event_start), date_words(document.event_end)
    return (
        _("%(start)s to %(end)s") % {"start": start, "end": end} if start and end and start != end else start
    )


def _access(point: AccessPoint, edition: str) -> Access:
    captured, accessed = date_words(point.captured), date_words(point.accessed)
    return Access(point.url, point.archive_url, captured, accessed, point.offline_place, point.note, edition)


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
