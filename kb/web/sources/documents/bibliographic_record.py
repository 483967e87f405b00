"""A document's record for readers: who made it, where it can be had, what may be shown of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.models import AccessPoint, Contribution, Document, DocumentIdentifier, Edition
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link, Name, name_of
from kb.web.elements.names import language_name

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
