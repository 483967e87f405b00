"""A person for readers: what they are called, what they were where and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from kb.models import Curated, Person, PersonIdentifier
from kb.web.elements.dates import when_words
from kb.web.elements.links import Link
from kb.web.elements.names import LabelRow, identifier_words, name_rows

from .institution import institution_link

type Row = Mapping[str, str]


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


def _affiliation(row: Row) -> AffiliationView:
    known = row["status"] == Curated.Status.PUBLISHED
    return AffiliationView(
        role=row["role"],
        institution=institution_link(row) if known else None,
        as_printed=row["as_printed"],
        when=when_words(row["start"], row["end"]),
    )
