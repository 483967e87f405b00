"""Why something came back: the reason stands where its curator lands, not only in the history."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from kb.curation import Verb
from kb.curation.held_back import held_back, steps_of_passages
from kb.models import Curated, Edition, HistoryEvent, Passage
from kb.representing import kind_of

#: Passages held back that are told above their edition; each is told at its own place, too.
MOST_TOLD = 10


def sending_back_of(record: Curated) -> HistoryEvent | None:
    """The event that sent this draft back, None where it did not come back or has been submitted again."""
    return sendings_back([record]).get((kind_of(record), record.pk))


def sendings_back(records: Iterable[Curated]) -> dict[tuple[str, int], HistoryEvent]:
    """The same for several records, by kind and key, in one query for each kind."""
    keys: dict[str, list[int]] = {}
    for record in records:
        if record.status == Curated.Status.DRAFT:
            keys.setdefault(kind_of(record), []).append(record.pk)
    found = {}
    for kind, wanted in keys.items():
        steps = _steps(kind).filter(record_pk__in=wanted)
        for event in steps.order_by("record_pk", "-pk").distinct("record_pk"):
            if event.verb == Verb.SEND_BACK:
                found[kind, event.record_pk] = event
    return found


def _steps(kind: str) -> QuerySet[HistoryEvent]:
    """What settles whether a record came back; the text of a passage goes its edition's way, so that a change does."""
    if kind == kind_of(Passage):
        return steps_of_passages()
    return HistoryEvent.objects.filter(kind=kind, verb__in=[Verb.SUBMIT, Verb.SEND_BACK])


@dataclass(frozen=True)
class HeldBack:
    """The passages of an edition that were held back: how many, and the first of them, each with the event."""

    count: int
    first: list[tuple[Passage, HistoryEvent]]


def held_back_in(edition: Edition) -> HeldBack:
    """What a reviewer held back in this edition and nobody has changed or let go since."""
    held = held_back(edition.passages.all()).order_by("position", "pk")
    listed = list(held[:MOST_TOLD])
    events = sendings_back(listed)
    count = held.count() if len(listed) == MOST_TOLD else len(listed)
    return HeldBack(count, [(one, events[kind_of(one), one.pk]) for one in listed])
