"""An institution for readers: what it is called, what it belongs to, how it stands to others, who was there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.exports.addresses import slug_path
from kb.models import Institution, InstitutionIdentifier, InstitutionRelation, Person
from kb.web.elements.dates import when_words
from kb.web.elements.links import Link, Name, concept_link, name_of
from kb.web.elements.names import LabelRow, identifier_words, name_rows

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


def institution_view(institution: Institution) -> InstitutionView:
    """An institution loaded with `with_record()`."""
    place, parent = institution.place, institution.parent
    return InstitutionView(
        name=institution.name,
        type_label=str(institution.get_type_display()),
        place=concept_link(place) if place and place.is_published else None,
        parent=name_of(parent) if parent and parent.is_published else None,
        parts=[institution_link(row) for row in institution.visible_parts],
        relations=[
            *(_relation(row, _THERE) for row in institution.visible_relations),
            *(_relation(row, _BACK) for row in institution.visible_relations_to_it),
        ],
        names=name_rows(institution.all_names),
        identifiers=identifier_words(institution.all_identifiers, InstitutionIdentifier.Scheme),
        url=institution.url,
        note=institution.note,
    )


def people_there(people: Iterable[Person]) -> list[dict[str, object]]:
    """People loaded with `affiliated_with()`: who, and as what."""
    return [
        {"person": name_of(one), "affiliations": [_role(row) for row in one.affiliation_rows]}
        for one in people
    ]


def _role(row: Row) -> str:
    what = row["as_printed"] or row["role"]
    return ", ".join(part for part in (what, when_words(row["start"], row["end"])) if part)


def institution_link(row: Row) -> Link:
    """The institution that a row names."""
    return Link(row["name"], slug_path("institution", row["slug"]))


def _relation(row: Row, words: Mapping[InstitutionRelation.Kind, Callable[[], str]]) -> RelationView:
    return RelationView(
        str(words[InstitutionRelation.Kind(row["kind"])]()),
        institution_link(row),
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
