"""What every built record starts with: a number of its own and the marks of publication."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from kb.models import Curated

PUBLISHED_AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_numbers = count(1)


def next_number() -> int:
    """A number that no record of this test run had before."""
    return next(_numbers)


def published(values: dict[str, Any]) -> dict[str, Any]:
    """The values with those of a published record where they say nothing else about the status.

    `status="draft"` leaves the dates out; withdrawn and superseded records get the reason they need.
    """
    status = values.setdefault("status", Curated.Status.PUBLISHED)
    if status not in (Curated.Status.DRAFT, Curated.Status.SUBMITTED):
        values.setdefault("published_at", PUBLISHED_AT)
    if status in (Curated.Status.WITHDRAWN, Curated.Status.SUPERSEDED):
        values.setdefault("ended_at", PUBLISHED_AT)
        values.setdefault("end_reason", "It was entered twice.")
    if status == Curated.Status.SUPERSEDED:
        values.setdefault("replaced_by", "another")
    return values
