"""Law for readers: what an instrument is, how its parts are told, and which law is cited how often."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from kb.exports.addresses import law_path
from kb.models import ProvisionCitation


@dataclass(frozen=True)
class CitedOften:
    """An instrument and how often it is cited."""

    name: str
    url: str
    citations: int


def most_cited(citations: QuerySet[ProvisionCitation], most: int = 8) -> list[CitedOften]:
    """The instruments that these citations name, most cited first, in one query."""
    names = ("instrument__slug", "instrument__title", "instrument__short_title")
    counted = citations.order_by().values(*names).annotate(citations=Count("pk"))
    return [
        CitedOften(
            row["instrument__short_title"] or row["instrument__title"],
            law_path(row["instrument__slug"]),
            row["citations"],
        )
        for row in counted.order_by("-citations", "instrument__title")[:most]
    ]
