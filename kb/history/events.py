"""Writing one event, in the transaction of the change it tells of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kb.models import Curated, HistoryChange, HistoryEvent, User
from kb.representing import RecordMapping, handle, kind_of

from .chain import digest_of, take_end
from .differences import FieldChange, differences


@dataclass(frozen=True)
class Actor:
    """Who acts: an account, the base itself when it is loaded from files, or whoever runs commands on the machine."""

    name: str
    role: str = ""

    @classmethod
    def of(cls, user: "User | Actor | None") -> "Actor":
        if isinstance(user, Actor):
            return user
        return cls(user.username, user.role) if user else BASE_ACTOR


#: Stands for what came with a loaded base; no account can have a name with a space.
BASE_ACTOR = Actor("the base", "")
#: Stands for a command on the machine that was given no account.
OPERATOR = Actor("the operator", "")

#: What the history calls a change that waits for somebody else, and giving it up; these are for the desks alone.
PROPOSE, DROP = "propose", "drop proposal"


def record_event(
    *,
    verb: str,
    record: Curated,
    before: RecordMapping,
    after: RecordMapping,
    by: User | Actor | None,
    why: str = "",
    public: bool = False,
    host: Curated | None = None,
) -> HistoryEvent | None:
    """Append the event and its field changes; None where nothing differs and nothing was done but a change of fields.

    Must run inside the transaction that makes the change (TransactionManagementError otherwise).
    """
    changes = differences(before, after)
    if not changes:
        return None
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("History is written in the transaction of the change.")
    actor = Actor.of(by)
    event = HistoryEvent(
        at=timezone.now(),
        actor=actor.name,
        actor_role=actor.role,
        verb=verb,
        kind=kind_of(record),
        record_pk=record.pk,
        handle=handle(record),
        title=str(record)[:500],
        host_kind=kind_of(host) if host else "",
        host_pk=host.pk if host else None,
        public=public,
        why=why,
    )
    held = _held_back.get()
    if held is None:
        _append([(event, changes)])
    else:
        held.append((event, changes))
    return event


@contextmanager
def gathered() -> Iterator[None]:
    """Append the events of the block together at its end, in their order: loading a base makes thousands.

    The block must lie inside the transaction of its changes; if it fails, none of its events is written.
    """
    held: list[tuple[HistoryEvent, list[FieldChange]]] = []
    token = _held_back.set(held)
    try:
        yield
    finally:
        _held_back.reset(token)
    _append(held)


_held_back: ContextVar[list[tuple[HistoryEvent, list[FieldChange]]] | None] = ContextVar(
    "held_back", default=None
)


def _append(told: list[tuple[HistoryEvent, list[FieldChange]]]) -> None:
    """Add the events to the end of the chain."""
    if not told:
        return
    end = take_end()
    for event, changes in told:
        event.previous_digest = end
        end = event.digest = digest_of(event, changes)
    HistoryEvent.objects.bulk_create((event for event, _changes in told), batch_size=1000)
    HistoryChange.objects.bulk_create(
        (
            HistoryChange(event=event, field=change.field, before=change.before, after=change.after)
            for event, changes in told
            for change in changes
        ),
        batch_size=2000,
    )
