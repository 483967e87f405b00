"""Loading institutions and persons."""

from functools import partial

from kb.models import Institution, Person

from .files import Base
from .store import Loading


def load_parties(base: Base, loading: Loading) -> None:
    """Institutions, which name each other, and then the persons who belong to them."""
    institutions = [
        loading.ensure(
            "institution",
            mapping["slug"],
            partial(
                Institution, slug=mapping["slug"], name=mapping.get("name") or mapping["slug"], type="other"
            ),
        )
        for mapping in base.institutions
    ]
    people = [
        loading.ensure(
            "person",
            mapping["slug"],
            partial(Person, slug=mapping["slug"], name=mapping.get("name") or mapping["slug"]),
        )
        for mapping in base.people
    ]
    for record, mapping in zip([*institutions, *people], [*base.institutions, *base.people], strict=True):
        loading.store(record, mapping)
    loading.progress(f"{len(institutions)} institutions, {len(people)} people")
