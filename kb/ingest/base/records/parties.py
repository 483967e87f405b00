"""Loading institutions and persons."""

from functools import partial

from kb.models import Institution, Person

from ..files import Base
from ..store import Loading, Mapping


def load_parties(base: Base, loading: Loading) -> None:
    """Institutions, which name each other, and then the persons who belong to them."""
    institutions = base.with_ended("institution", base.institutions)
    people = base.with_ended("person", base.people)
    met = [
        *(loading.meet("institution", one["slug"], partial(_institution, one)) for one, _ in institutions),
        *(loading.meet("person", one["slug"], partial(_person, one)) for one, _ in people),
    ]
    for one, (mapping, standing) in zip(met, [*institutions, *people], strict=True):
        loading.store(one, mapping, standing=standing)
    loading.progress(f"{len(institutions)} institutions, {len(people)} people")


def _institution(mapping: Mapping) -> Institution:
    return Institution(slug=mapping["slug"], name=mapping.get("name") or mapping["slug"], type="other")


def _person(mapping: Mapping) -> Person:
    return Person(slug=mapping["slug"], name=mapping.get("name") or mapping["slug"])
