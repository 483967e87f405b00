"""When the records of a base were first published, where its files say so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from kb.representing import RepresentationError, layout


@dataclass
class Dates:
    """One moment for most records, and others by kind and name."""

    usual: datetime | None = None
    others: dict[tuple[str, str], datetime] = field(default_factory=dict)

    @classmethod
    def read(cls, records: Iterable[dict[str, Any]]) -> "Dates":
        """From the records of the file; RepresentationError names a moment that is none."""
        dates = cls()
        for record in records:
            at = moment(record.get("published"), layout.DATES.name)
            if "kind" not in record:
                dates.usual = at
            for key in record.get("records") or ():
                dates.others[str(record["kind"]), str(key)] = at
        return dates

    def of(self, kind: str, key: str) -> datetime | None:
        """When the record with this name in the base was first published; None where the base does not say."""
        return self.others.get((kind, key), self.usual)


def moment(text: Any, where: str) -> datetime:
    """A moment with its time zone, as the files of a base write it; RepresentationError for anything else."""
    try:
        found = parse_datetime(str(text))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise RepresentationError(f"{where}: “{text}” is not a moment such as 2026-11-20T10:00:00+00:00.")
    return found
