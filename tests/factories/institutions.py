"""Institutions and their names."""

from typing import Any

from kb.models import Institution, InstitutionName

from .curated import next_number, published


def institution(slug: str = "", *, names: dict[str, str] | None = None, **values: Any) -> Institution:
    """A body; `names` gives official names by language."""
    slug = slug or f"institution-{next_number()}"
    values.setdefault("name", slug.replace("-", " ").title())
    values.setdefault("type", Institution.Type.NGO)
    made = Institution.objects.create(slug=slug, **published(values))
    for language, text in (names or {}).items():
        InstitutionName.objects.create(institution=made, kind="official", language=language, text=text)
    return made
