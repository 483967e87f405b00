"""Why something came back: the reason stands where its curator lands, not only in the history."""

from collections.abc import Iterable
from typing import Any

from kb.curation import Verb
from kb.models import Curated, HistoryEvent
from kb.representing import kind_of


def sending_back_of(record: Curated) -> HistoryEvent | None:
    """The event that sent this draft back, None where it did not come back or has been submitted again."""
    return sendings_back([record]).get((kind_of(record), record.pk))


def sendings_back(records: Iterable[Any]) -> dict[tuple[str, int], HistoryEvent]:
    """The same for several records, by kind and key, in one query for each kind."""
    keys: dict[str, list[int]] = {}
    for record in records:
        if record.status == Curated.Status.DRAFT:
            keys.setdefault(kind_of(record), []).append(record.pk)
    found = {}
    for kind, wanted in keys.items():
        steps = HistoryEvent.objects.filter(
            kind=kind, record_pk__in=wanted, verb__in=[Verb.SUBMIT, Verb.SEND_BACK]
        )
        for event in steps.order_by("record_pk", "-pk").distinct("record_pk"):
            if event.verb == Verb.SEND_BACK:
                found[kind, event.record_pk] = event
    return found
