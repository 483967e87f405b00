"""Whose turn it is among the imports that wait: curators in rotation, so sixty files of one keep nobody waiting."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest

from django.db.models import Max

from kb.models import Import

from .alone import worked_on
from .jobs import LOCK, TO_DO

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import that waits: its number, whose it is, since when, and whether a person chose what to store of it."""

    number: int
    by: int | None
    since: datetime
    is_chosen: bool = False


def in_turn(waiting: Iterable[Waiting], served: Mapping[int | None, datetime]) -> list[int]:
    """The numbers in the order in which they are worked on.

    One of each curator after the other, beginning with whoever was `served` longest ago; of one curator first what was
    looked at and chosen, then what was brought first.
    """
    queues: dict[int | None, deque[Waiting]] = defaultdict(deque)
    for one in sorted(waiting, key=lambda one: (not one.is_chosen, one.since, one.number)):
        queues[one.by].append(one)
    rotation = sorted(
        queues.values(), key=lambda queue: (served.get(queue[0].by, _NEVER), queue[0].since, queue[0].number)
    )
    return [one.number for round_ in zip_longest(*rotation) for one in round_ if one is not None]


def in_work() -> set[int]:
    """The numbers of the imports that some process is at work on."""
    return worked_on(LOCK)


def order() -> list[int]:
    """The numbers of all imports that wait, in turn; those that were left by a killed process among them."""
    return _order(in_work())


def ahead_of_each() -> dict[int, int]:
    """How many imports are before each that waits, those that are being worked on included."""
    busy = in_work()
    return {number: len(busy) + place for place, number in enumerate(_order(busy))}


def _order(busy: set[int]) -> list[int]:
    columns = ("pk", "by_id", "queued_at", "state")
    rows = Import.objects.filter(state__in=TO_DO).exclude(pk__in=busy).order_by().values_list(*columns)
    waiting = [Waiting(pk, by, since, state == Import.State.STORING) for pk, by, since, state in rows]
    if not waiting:
        return []
    begun = Import.objects.filter(begun_at__isnull=False).order_by().values_list("by_id")
    return in_turn(waiting, dict(begun.annotate(last=Max("begun_at"))))
