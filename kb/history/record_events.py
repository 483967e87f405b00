"""Reading the account back: a record's events, the public ones, and what a record was before an event."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, JSONObject

from kb.models import Curated, Edition, HistoryChange, HistoryEvent, Passage
from kb.representing import RecordMapping, kind_of

from .events import DROP, PROPOSE


def events_about(record: Curated) -> models.QuerySet[HistoryEvent]:
    """The record's own events and those of the tags, evidence and citations that belong to it, newest first."""
    kind = kind_of(record)
    hosted = Q(host_kind=kind, host_pk=record.pk)
    return HistoryEvent.objects.filter(done_to(record) | hosted).prefetch_related("changes")


def done_to(record: Curated) -> Q:
    """For events: those of the record itself, without what belongs to it.

    What was done to a passage's whole edition was done to the passage; it has no event of its own for it.
    """
    own = Q(kind=kind_of(record), record_pk=record.pk)
    if not isinstance(record, Passage):
        return own
    return own | Q(kind=kind_of(Edition), record_pk=record.edition_id)


def first_publisher(record: Curated) -> str:
    """The account that first showed it to readers, a passage with its edition or apart; "" where it was loaded so.

    Whoever published a change of it later is somebody else's name on the record (`published_by`).
    """
    published = HistoryEvent.objects.filter(done_to(record), verb="publish").order_by("pk")
    own = published.filter(kind=kind_of(record))
    return (
        own.values_list("actor", flat=True).first() or published.values_list("actor", flat=True).first()
    ) or ""


def public_events() -> models.QuerySet[HistoryEvent]:
    """Changes to what readers could see, newest first."""
    return HistoryEvent.objects.filter(public=True)


def public_events_about(
    record: Curated, visible: Iterable[models.QuerySet[Any]]
) -> models.QuerySet[HistoryEvent]:
    """Public events of the record and of what belongs to it, as far as readers see it, newest first, in one query.

    `visible` are the links (tags, evidence, citations …) that readers see; events of others are left out. Each event
    is as `with_changes` makes it.
    """
    kind = kind_of(record)
    shown = done_to(record)
    for links in visible:
        mine = Q(host_kind=kind, host_pk=record.pk, kind=kind_of(links.model))
        shown |= mine & Q(record_pk__in=links.order_by().values("pk"))
    return with_changes(public_events().filter(shown))


def with_changes(events: models.QuerySet[HistoryEvent]) -> models.QuerySet[HistoryEvent]:
    """Each event with `told`, its changes as mappings of field, before and after, and `authors`.

    The authors (actor, role) proposed what the event published, first to last; none where it published no proposal.
    """
    changes = HistoryChange.objects.filter(event=OuterRef("pk")).order_by("pk")
    fields = JSONObject(field="field", before="before", after="after")
    told = ArraySubquery(changes.values(change=fields))
    return events.annotate(told=told, authors=_authors())  # type: ignore[no-redef]  # the model declares both


def _authors() -> Case:
    """Whoever proposed what a change of what readers see published: since the last proposal that was answered."""

    def here(of: Callable[[str], OuterRef]) -> models.QuerySet[HistoryEvent]:
        return HistoryEvent.objects.filter(
            kind=of("kind"), record_pk=of("record_pk"), pk__lt=of("pk")
        ).order_by("-pk")

    closing = here(lambda name: OuterRef(OuterRef(name))).filter(Q(verb=DROP) | Q(verb="edit", public=True))
    since = Coalesce(Subquery(closing.values("pk")[:1]), 0)
    proposals = here(OuterRef).filter(verb=PROPOSE, pk__gt=since).order_by("pk")
    by = JSONObject(actor="actor", role="actor_role")
    return Case(When(verb="edit", then=ArraySubquery(proposals.values(by=by))))


def mapping_before(event: HistoryEvent, now: RecordMapping) -> RecordMapping:
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
