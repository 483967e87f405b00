"""Storing what a curated base says: records come as mappings, published; the history tells what differs."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone

from kb.history import record_event
from kb.models import Curated
from kb.representing import References, shape_of

from .changing import WORKFLOW

#: What the history says was done when a base was loaded.
LOADED = "load"


class Outcome(StrEnum):
    """What became of one record of a base."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def store(
    record: Curated,
    mapping: dict[str, Any],
    references: References,
    *,
    present: dict[str, Any] | None,
    columns: dict[str, Any] | None = None,
    host: models.Model | None = None,
) -> Outcome:
    """Make the record what the base says and publish it; `present` is its mapping now, None for a new record.

    `columns` are what the mapping does not hold. Nothing is written where nothing differs. Runs inside the loader's
    transaction, whose end checks the deferred rules.
    """
    columns = columns or {}
    standing = {
        name: getattr(record, name) for name in WORKFLOW if present is not None and getattr(record, name)
    }
    same_columns = all(getattr(record, name) == value for name, value in columns.items())
    if present == mapping and same_columns and record.is_published:
        return Outcome.UNCHANGED
    for name, value in columns.items():
        setattr(record, name, value)
    _publish(record, is_new=present is None)
    shape = shape_of(record)
    shape.write(record, mapping, references, present or {})
    record_event(
        verb=LOADED,
        record=record,
        before={**standing, **(present or {})},
        after={"status": record.status, **mapping},
        by=None,
        public=True,
        host=host,
    )
    return Outcome.CREATED if present is None else Outcome.UPDATED


def _publish(record: Curated, *, is_new: bool) -> None:
    record.status = Curated.Status.PUBLISHED
    record.published_at = record.published_at or timezone.now()
    record.published_by = record.submitted_by = None
    record.end_reason = record.replaced_by = ""
    record.ended_at = None
    if not is_new:
        record.version += 1


def take_away(record: Curated, *, host: models.Model | None = None) -> None:
    """Withdraw a link that an earlier load put there and the base no longer has."""
    before = {"status": record.status}
    record.status = Curated.Status.WITHDRAWN
    record.ended_at = timezone.now()
    record.end_reason = "The base no longer has this."
    record.version += 1
    record.save()
    after = {"status": record.status, "end_reason": record.end_reason}
    record_event(verb=LOADED, record=record, before=before, after=after, by=None, public=True, host=host)
