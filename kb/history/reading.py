"""Reading the account back: a record's events, the public ones, and what a record was before an event."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

from kb.models import HistoryEvent
from kb.representing import kind_of


def events_about(record: models.Model) -> models.QuerySet[HistoryEvent]:
    """The record's own events and those of the tags, evidence and citations that belong to it, newest first."""
    kind = kind_of(record)
    own = Q(kind=kind, record_pk=record.pk)
    return HistoryEvent.objects.filter(own | Q(host_kind=kind, host_pk=record.pk)).prefetch_related("changes")


def public_events() -> models.QuerySet[HistoryEvent]:
    """Changes to what readers could see, newest first."""
    return HistoryEvent.objects.filter(public=True)


def mapping_before(event: HistoryEvent, now: dict[str, Any]) -> dict[str, Any]:
    """What the record was just before the event, found by undoing it and every later event on today's mapping."""
    mapping = dict(now)
    later = HistoryEvent.objects.filter(kind=event.kind, record_pk=event.record_pk, pk__gte=event.pk)
    for undone in later.order_by("-pk").prefetch_related("changes"):
        for change in undone.changes.all():
            if change.before:
                mapping[change.field] = json.loads(change.before)
            else:
                mapping.pop(change.field, None)
    return mapping
