"""Where a slug went: records that were renamed or merged keep their old one as a way to the new."""

from typing import Any

from kb.models import Curated, CuratedQuerySet, SlugRedirect


def renamed(kind: str, slug: str) -> str | None:
    """The slug that a record of this kind, which once had the given one, has today."""
    return SlugRedirect.objects.filter(kind=kind, old_slug=slug).values_list("new_slug", flat=True).first()


def successor(records: CuratedQuerySet[Any]) -> str | None:
    """What replaced the merged one of these records."""
    merged = records.filter(status=Curated.Status.SUPERSEDED)
    return merged.values_list("replaced_by", flat=True).first()
