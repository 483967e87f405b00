"""Each event's digest covers the event before it, so that a removed or altered row shows."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from kb.models import HistoryEvent

from .differences import FieldChange, canonical

#: The advisory lock that writers of history take, so that the chain has one end.
LOCK = 0x6B625F68


@dataclass(frozen=True)
class ChainFault:
    """An event whose digest is not what its content and its predecessor say."""

    event: HistoryEvent
    expected: str


def digest_of(event: HistoryEvent, changes: Iterable[FieldChange]) -> str:
    """SHA-256 over the event before, every column of this one, and its changes in order."""
    content = [
        event.previous_digest,
        event.at.isoformat(),
        event.actor,
        event.actor_role,
        event.verb,
        event.kind,
        event.record_pk,
        event.handle,
        event.title,
        event.host_kind,
        event.host_pk,
        event.public,
        event.why,
        [[change.field, change.before, change.after] for change in changes],
    ]
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def take_end() -> str:
    """The digest of the last event, with the right to add the next one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    return HistoryEvent.objects.order_by("-pk").values_list("digest", flat=True).first() or ""


def verify_chain() -> list[ChainFault]:
    """Every event that does not follow from the one before it; an empty list when the account is whole."""
    faults: list[ChainFault] = []
    previous = ""
    for event in HistoryEvent.objects.order_by("pk").prefetch_related("changes").iterator(chunk_size=2000):
        stored = [FieldChange(change.field, change.before, change.after) for change in event.changes.all()]
        expected = digest_of(event, stored)
        if event.previous_digest != previous or event.digest != expected:
            faults.append(ChainFault(event, expected))
        previous = event.digest
    return faults
