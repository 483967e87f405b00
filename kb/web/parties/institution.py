"""Institutions and people for readers: what they are called, what they belong to, what they were where and when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.dating import PartialDate
from kb.models import (
    Curated,
    Institution,
    InstitutionIdentifier,
    InstitutionRelation,
    Person,
    PersonIdentifier,
)
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link, Name, concept_link, name_of
from kb.web.law.instrument import identifier_words, name_rows
from kb.web.vocabulary.concept import LabelRow

type Row = Mapping[str, str]


@dataclass(frozen=True)
class RelationView:
    """How one institution stands to another, and when."""

    words: str
    other: Link
    when: str


@dataclass(frozen=True)
class InstitutionView:
    """An institution, as its page shows it."""

    name: str
    type_label: str
    place: Link | None
    parent: Name | None
    parts: list[Link]
    relations: list[RelationView]
    names: list[LabelRow]
    identifiers: list[str]
    url: str
    note: str


@dataclass(frozen=True)
class AffiliationView:
    """What somebody was at an institution: in the words of the record, as printed, and when."""

    role: str
    institution: Link | None
    as_printed: str
    when: str


@dataclass(frozen=True)
class PersonView:
    """A person, as the page shows them."""

    name: str
    names: list[LabelRow]
    identifiers: list[str]
    affiliations: list[AffiliationView]
    note: str


@dataclass(frozen=True)
class PersonRow:
    """A person in a list."""

    name: str
    url: str
    affiliations: list[str]
    counts: str


def institution_view(institution: Institution) -> InstitutionView:
    """An institution loaded with `with_record()`."""
    place, parent = institution.place, institution.parent
    return InstitutionView(
        name=institution.name,
        type_label=str(institution.get_type_display()),
        place=concept_link(place) if place and place.is_published else None,
        parent=name_of(parent) if parent and parent.is_published else None,
        parts=[_institution(row) for row in institution.visible_parts],
        relations=[
            *(_relation(row, _THERE) for row in institution.visible_relations),
            *(_relation(row, _BACK) for row in institution.visible_relations_to_it),
        ],
        names=name_rows(institution.all_names),
        identifiers=identifier_words(institution.all_identifiers, InstitutionIdentifier.Scheme),
        url=institution.url,
        note=institution.note,
    )


def person_view(person: Person) -> PersonView:
    """A person loaded with `with_record()`."""
    affiliations = [_affiliation(row) for row in person.all_affiliations]
    return PersonView(
        name=person.name,
        names=name_rows(person.all_names),
        identifiers=identifier_words(person.all_identifiers, PersonIdentifier.Scheme),
        affiliations=[one for one in affiliations if one.institution or one.as_printed],
        note=person.note,
    )


def person_row(person: Person) -> PersonRow:
    """A person loaded with `with_record()` and `with_counts()`."""
    affiliations = [_affiliation(row) for row in person.all_affiliations]
    places = [one.institution.label if one.institution else one.as_printed for one in affiliations]
    counts = [
        ngettext("%(count)d claim", "%(count)d claims", person.claim_count) % {"count": person.claim_count}
        if person.claim_count
        else "",
        ngettext("%(count)d work", "%(count)d works", person.work_count) % {"count": person.work_count}
        if person.work_count
        else "",
    ]
    return PersonRow(
        name=person.name,
        url=person.get_absolute_url(),
        affiliations=list(dict.fromkeys(place for place in places if place)),
        counts=", ".join(count for count in counts if count),
    )


def when_words(start: str, end: str) -> str:
    """From when to when, as far as it is known; takes EDTF."""
    begun = date_words(PartialDate.parse(start)) if start else ""
    ended = date_words(PartialDate.parse(end)) if end else ""
    if begun and ended and begun != ended:
        return _("%(start)s to %(end)s") % {"start": begun, "end": ended}
    if begun and not ended:
        return _("from %(date)s") % {"date": begun}
    return begun or (_("until %(date)s") % {"date": ended} if ended else "")


def people_there(people: Iterable[Person]) -> list[dict[str, object]]:
    """People loaded with `affiliated_with()`: who, and as what."""
    return [
        {"person": name_of(one), "affiliations": [_role(row) for row in one.affiliation_rows]}
        for one in people
    ]


def _role(row: Row) -> str:
    what = row["as_printed"] or row["role"]
    return ", ".join(part for part in (what, when_words(row["start"], row["end"])) if part)


def _affiliation(row: Row) -> AffiliationView:
    known = row["status"] == Curated.Status.PUBLISHED
    return AffiliationView(
        role=row["role"],
        institution=_institution(row) if known else None,
        as_printed=row["as_printed"],
        when=when_words(row["start"], row["end"]),
    )


def _institution(row: Row) -> Link:
    return Link(row["name"], reverse("institution", kwargs={"slug": row["slug"]}))


def _relation(row: Row, words: Mapping[InstitutionRelation.Kind, Callable[[], str]]) -> RelationView:
    return RelationView(
        str(words[InstitutionRelation.Kind(row["kind"])]()),
        _institution(row),
        when_words(row["start"], row["end"]),
    )


_KINDS = InstitutionRelation.Kind
_THERE = {
    _KINDS.PART_OF: lambda: _("Part of"),
    _KINDS.SUCCEEDED_BY: lambda: _("Succeeded by"),
    _KINDS.MEMBER_OF: lambda: _("Member of"),
}
_BACK = {
    _KINDS.PART_OF: lambda: _("Has as a part"),
    _KINDS.SUCCEEDED_BY: lambda: _("Took over from"),
    _KINDS.MEMBER_OF: lambda: _("Has as a member"),
}
