"""Lists page by page in the order in which records came to readers, so that nobody who harvests misses a late one."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Min, Model, Q, QuerySet
from django.utils.translation import gettext as _

from kb.models import told_up_to

from .problems import BadParameters

#: The largest number that the database can hold.
_MOST = 2**63 - 1


@dataclass(frozen=True)
class Cursor:
    """The place after a record: its publication number (see kb.models.Listed)."""

    number: int

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(str(self.number).encode("ascii")).decode()

    def after(self, records: QuerySet[Any]) -> int:
        """The number behind which the list goes on."""
        return self.number


@dataclass(frozen=True)
class OlderCursor:
    """The place after a record as lists told it when they followed the moment of first publication."""

    published_at: datetime
    pk: int

    def after(self, records: QuerySet[Any]) -> int:
        """The number behind which all stands that came after the record then, and all that came since."""
        later = Q(published_at=self.published_at, pk__gt=self.pk) | Q(published_at__gt=self.published_at)
        first: int | None = records.filter(later).aggregate(first=Min("publication_number"))["first"]
        own: int | None = records.filter(pk=self.pk).values_list("publication_number", flat=True).first()
        return min(first - 1 if first else _MOST, own or _MOST)


def parse(text: str) -> Cursor | OlderCursor:
    """Read what a page gave, now or in an earlier version; BadParameters for anything else."""
    try:
        return _parse(base64.urlsafe_b64decode(text.encode("ascii")).decode("ascii"))
    except (ValueError, OverflowError, binascii.Error):
        message = _("This is not a cursor of ours: follow the link “next” of the page before.")
        raise BadParameters([{"parameter": "cursor", "message": message}]) from None


def _parse(place: str) -> Cursor | OlderCursor:
    """ValueError for what no page gave."""
    moment, _space, key = place.rpartition(" ")
    number = int(key)
    if not 0 < number <= _MOST:
        raise ValueError
    if not moment:
        return Cursor(number)
    published_at = datetime.fromisoformat(moment)
    if published_at.tzinfo is None:  # it could not be compared
        raise ValueError
    # In UTC, for the database knows fewer time zones than the language.
    return OlderCursor(published_at.astimezone(UTC), number)


def page_after[Record: Model](
    records: QuerySet[Record], cursor: str, limit: int
) -> tuple[Sequence[int], str]:
    """Primary keys of the next `limit` records, and the cursor after them, "" at the end.

    What is behind a record that a transaction may still bring is left for later: the list ends before it.
    """
    rows = records.filter(publication_number__lte=told_up_to()).order_by("publication_number")
    if cursor:
        rows = rows.filter(publication_number__gt=parse(cursor).after(records))
    found = list(rows.values_list("pk", "publication_number")[: limit + 1])
    shown = found[:limit]
    following = str(Cursor(shown[-1][1])) if len(found) > limit else ""
    return [pk for pk, _number in shown], following
