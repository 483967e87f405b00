"""Schemes, concepts with their labels, and tags."""

from typing import Any

from kb.models import Claim, ClaimTag, Concept, ConceptLabel, Passage, PassageTag, Scheme

from .curated import next_number, published

SCHEMES = ("themes", "rights", "technologies", "groups", "places")


def scheme(slug: str = "themes") -> Scheme:
    """The scheme of this slug, made at first use."""
    return Scheme.objects.get_or_create(
        slug=slug, defaults={"label": slug.capitalize(), "position": SCHEMES.index(slug)}
    )[0]


def concept(slug: str = "", *, in_scheme: str = "themes", **values: Any) -> Concept:
    """A concept with its English preferred label; `parent` makes it narrower than another of the same scheme."""
    slug = slug or f"concept-{next_number()}"
    values.setdefault("label", slug.replace("-", " ").capitalize())
    made = Concept.objects.create(scheme=scheme(in_scheme), slug=slug, **published(values))
    concept_label(made, made.label)
    return made


def concept_label(of: Concept, text: str, language: str = "en", kind: str = "pref") -> ConceptLabel:
    return ConceptLabel.objects.create(concept=of, text=text, language=language, kind=kind)


def tag(record: Passage | Claim, about: Concept, **values: Any) -> PassageTag | ClaimTag:
    """Tags a passage or a claim with a concept."""
    if isinstance(record, Passage):
        return PassageTag.objects.create(passage=record, concept=about, **published(values))
    return ClaimTag.objects.create(claim=record, concept=about, **published(values))
