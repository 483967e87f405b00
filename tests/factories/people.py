"""Persons and what they were where."""

from typing import Any

from kb.models import Affiliation, Institution, Person

from .curated import next_number, published


def person(slug: str = "", **values: Any) -> Person:
    slug = slug or f"person-{next_number()}"
    given, _, family = slug.replace("-", " ").title().rpartition(" ")
    for field, value in {"name": f"{given} {family}".strip(), "family": family, "given": given}.items():
        values.setdefault(field, value)
    return Person.objects.create(slug=slug, **published(values))


def affiliation(who: Person, where: Institution, role: str = "member", **values: Any) -> Affiliation:
    return Affiliation.objects.create(person=who, institution=where, role=role, **values)
