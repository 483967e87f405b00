"""Loading the concept schemes."""

from functools import partial

from kb.models import Concept, Scheme
from kb.representing import layout

from ..files import Base
from ..store import Loading, Mapping


def load_schemes() -> dict[str, Scheme]:
    """The five schemes, made where they are missing."""
    return {
        slug: Scheme.objects.get_or_create(slug=slug, defaults={"label": label, "position": position})[0]
        for position, (slug, label) in enumerate(layout.SCHEME_LABELS.items())
    }


def load_concepts(base: Base, loading: Loading) -> None:
    """Every concept; all are made before any is filled, because they name each other."""
    schemes = load_schemes()
    told = [
        (schemes[slug], mapping, standing)
        for slug, records in base.concepts.items()
        for mapping, standing in base.with_ended("concept", records, slug)
    ]
    met = [
        loading.meet("concept", f"{scheme.slug}/{mapping['slug']}", partial(_bare, scheme, mapping))
        for scheme, mapping, _standing in told
    ]
    for one, (_scheme, mapping, standing) in zip(met, told, strict=True):
        loading.store(one, mapping, standing=standing)
    loading.progress(f"{len(met)} concepts")


def _bare(scheme: Scheme, mapping: Mapping) -> Concept:
    label = (mapping.get("labels") or {}).get("en") or mapping["slug"]
    return Concept(scheme=scheme, slug=mapping["slug"], label=label)
