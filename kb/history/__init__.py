"""Who changed what, when and why: one event per change, field by field, append-only, chained."""

from .chain import ChainFault, verify_chain
from .differences import FieldChange, differences
from .events import BASE_ACTOR, DROP, OPERATOR, PROPOSE, Actor, gathered, record_event
from .record_events import (
    done_to,
    events_about,
    first_publisher,
    mapping_before,
    public_events,
    public_events_about,
)
from .visible import visible_events

__all__ = [
    "BASE_ACTOR",
    "DROP",
    "OPERATOR",
    "PROPOSE",
    "Actor",
    "ChainFault",
    "FieldChange",
    "differences",
    "done_to",
    "events_about",
    "first_publisher",
    "gathered",
    "mapping_before",
    "public_events",
    "public_events_about",
    "record_event",
    "verify_chain",
    "visible_events",
]
