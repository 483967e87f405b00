"""Documents as sources: the printed record, with nothing of what is not published."""

from collections.abc import Iterable
from typing import TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from kb.citing import DOCUMENT_KINDS, Contributor, Event, Source
from kb.citing.source import Role
from kb.dating import PartialDate
from kb.models import (
    AccessPoint,
    Contribution,
    Curated,
    Document,
    DocumentIdentifier,
    Institution,
    readable_numbers,
)

type Row = dict[str, str]


class ContributionRow(TypedDict):
    """A contribution as a citation needs it; of whoever it does not name the columns are None, and nobody asks."""

    role: Role
    printed: str
    person: str
    family: str
    given: str
    person_status: str
    institution: str
    institution_status: str


_CONTRIBUTION = {
    "role": "role",
    "printed": "name_as_printed",
    "person": "person__name",
    "family": "person__family",
    "given": "person__given",
    "person_status": "person__status",
    "institution": "institution__name",
    "institution_status": "institution__status",
}


def cited_documents() -> QuerySet[Document]:
    """Documents with all that a citation says of them, in one query however many there are."""
    contributions = Contribution.objects.filter(document=OuterRef("pk")).order_by("position", "pk")
    publishers = Institution.objects.published().filter(documents_published=OuterRef("pk")).order_by("name")
    identifiers = DocumentIdentifier.objects.filter(document=OuterRef("pk")).order_by("pk")
    access = AccessPoint.objects.filter(document=OuterRef("pk")).order_by("position", "pk")
    ways = JSONObject(url="url", archive_url="archive_url", accessed="accessed")
    return Document.objects.annotate(  # type: ignore[no-redef]  # the model declares it
        cited_contributions=ArraySubquery(contributions.values(row=JSONObject(**_CONTRIBUTION))),
        cited_publishers=ArraySubquery(publishers.values("name")),
        cited_identifiers=ArraySubquery(identifiers.values(row=JSONObject(scheme="scheme", value="value"))),
        cited_access=ArraySubquery(access.values(row=ways)),
        cited_texts=readable_numbers(),
        cited_place=F("event_place__label"),
        cited_place_status=F("event_place__status"),
    )


def document_source(document: Document) -> Source:
    """A document loaded with `cited_documents()` as a source, without a permalink."""
    kind, genre = DOCUMENT_KINDS[document.kind]
    numbers = _first_by_scheme(document.cited_identifiers)
    return Source(
        kind=kind,
        genre=genre,
        identifier=document.slug,
        title=document.title,
        subtitle=document.subtitle,
        contributors=tuple(_contributors(document.cited_contributions)),
        container_title=document.container,
        publishers=tuple(document.cited_publishers),
        event=_event(document),
        issued=_date(document.date),
        accessed=_read(_first(document.cited_access, "accessed")),
        url=_first(document.cited_access, "url"),
        archive_url=_first(document.cited_access, "archive_url"),
        doi=numbers.get("doi", ""),
        un_symbol=numbers.get("un-symbol", ""),
        report_number=numbers.get("report-number", ""),
        ecli=numbers.get("ecli", ""),
        isbn=numbers.get("isbn", ""),
        language=document.language,
    )


def _contributors(rows: Iterable[ContributionRow]) -> Iterable[Contributor]:
    """In printed order; somebody whose record is not published is named only as printed."""
    published = Curated.Status.PUBLISHED
    for row in rows:
        if row["institution_status"]:
            known = row["institution"] if row["institution_status"] == published else ""
            yield Contributor.institutional(known or row["printed"], row["role"])
        elif row["person_status"] == published and row["family"] and row["given"]:
            yield _person(row)
        else:
            known = row["person"] if row["person_status"] == published else ""
            yield Contributor.from_printed(row["printed"] or known, row["role"])


def _person(row: ContributionRow) -> Contributor:
    printed = row["printed"] or row["person"]
    return Contributor(
        role=row["role"],
        family=row["family"],
        given=row["given"],
        family_first="," not in printed and printed.casefold().startswith(row["family"].casefold()),
    )


def _event(document: Document) -> Event | None:
    place = document.cited_place if document.cited_place_status == Curated.Status.PUBLISHED else ""
    event = Event(name=document.event_name, place=place, date=_span(document.event_start, document.event_end))
    return event if event.name or event.place or event.date else None


def _span(start: PartialDate | str, end: PartialDate | str) -> PartialDate | None:
    """From the beginning of the first to the end of the second."""
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and start != end:
        return PartialDate(start.start, end.end, is_interval=True)
    return _date(start) or _date(end)


def _date(column: PartialDate | str) -> PartialDate | None:
    """What is not empty is a date."""
    return column if isinstance(column, PartialDate) else None


def _first_by_scheme(rows: Iterable[Row]) -> dict[str, str]:
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row["scheme"], row["value"])
    return first


def _first(rows: Iterable[Row], column: str) -> str:
    return next((row[column] for row in rows if row[column]), "")


def _read(edtf: str) -> PartialDate | None:
    return PartialDate.parse(edtf) if edtf else None
