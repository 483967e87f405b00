"""Lists page by page in the order of publication, so that nobody who harvests while others publish misses anything."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from .problems import BadParameters


@dataclass(frozen=True)
class Cursor:
    """The place after a record: when it was first published, and its primary key."""

    published_at: datetime
    pk: int

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read what `str()` wrote; BadParameters for anything else."""
        try:
            moment, _space, pk = base64.urlsafe_b64decode(text.encode("ascii")).decode("ascii").partition(" ")
            cursor = cls(datetime.fromisoformat(moment), int(pk))
        except (ValueError, binascii.Error):
            cursor = None
        # An offset, so that the moment can be compared; a key that the database can hold.
        if cursor is None or cursor.published_at.tzinfo is None or not 0 < cursor.pk < 2**63:
            message = _("This is not a cursor of ours: follow the link “next” of the page before.")
            raise BadParameters([{"parameter": "cursor", "message": message}])
        return cursor

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(f"{self.published_at.isoformat()} {self.pk}".encode("ascii")).decode()


def page_after[Record: Model](
    records: QuerySet[Record], cursor: str, limit: int
) -> tuple[Sequence[int], str]:
    """Primary keys of the next `limit` records, and the cursor after them, "" at the end."""
    rows = records.order_by("published_at", "pk")
    if cursor:
        after = Cursor.parse(cursor)
        later = Q(published_at=after.published_at, pk__gt=after.pk)
        rows = rows.filter(Q(published_at__gt=after.published_at) | later)
    found = list(rows.values_list("pk", "published_at")[: limit + 1])
    shown = found[:limit]
    following = str(Cursor(shown[-1][1], shown[-1][0])) if len(found) > limit else ""
    return [pk for pk, _published in shown], following
