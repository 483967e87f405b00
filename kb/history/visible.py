"""The public account of the whole base: changes to what readers see now, or saw until it ended."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kb.models import Edition, HistoryEvent
from kb.representing import KINDS, Service, kind_of, taking_part

from .record_events import public_events, with_changes

#: Kinds whose records go on answering when they have ended: those with an address, and editions at their document's.
_ANSWERING = {*taking_part(Service.ADDRESSED), kind_of(Edition)}


def visible_events() -> QuerySet[HistoryEvent]:
    """Public events of records that readers can open, and of tags, evidence and other links they see, newest first.

    Each event is as `with_changes` makes it.
    """
    shown = Q()
    for kind in KINDS:
        shown |= Q(kind=kind) & _seen(kind)
    return with_changes(public_events().filter(shown))


def _seen(kind: str) -> Q:
    """Whether the record of the event is one that readers see; asked row by row, so that a page costs a page."""
    records = KINDS[kind].model.objects
    here = {"pk": OuterRef("record_pk")}
    seen = Q(Exists(records.published().filter(**here)))
    if kind in _ANSWERING:
        seen |= Q(Exists(records.ended().filter(**here, published_at__isnull=False)))
    return seen
