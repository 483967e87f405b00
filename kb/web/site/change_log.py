"""The public change log: what was done to which records, in which role and why; a name only where it was offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kb.models import (
    Addressed,
    CuratedQuerySet,
    Document,
    HistoryEvent,
    Institution,
    Passage,
    Person,
    User,
)
from kb.representing import model_of
from kb.web.elements.links import Link
from kb.web.records.history import Change, PublicNames, account, by_whom, what_was_done

#: The records that have a page, by kind and primary key.
type Pages = Mapping[tuple[str, int], Link]


@dataclass(frozen=True)
class Entry:
    """What was done at one go: one change with its fields, or the same done to several records."""

    when: str
    what: str
    by: str
    why: str
    records: list[Link]
    changes: list[Change]


def entries(events: Iterable[HistoryEvent], pages: Pages, names: PublicNames) -> list[Entry]:
    """Events loaded with `visible_events()`, newest first; what was done at one go is one entry."""
    grouped = groupby(events, key=lambda event: _at_one_go(event, names))
    return [_entry(list(group), pages, names) for _key, group in grouped]


def _at_one_go(event: HistoryEvent, names: PublicNames) -> tuple[str, str, str, str, int]:
    """What members of one entry share; a change that is told field by field stands alone."""
    [told] = account([event], kind="")
    by = by_whom(event, names)
    return told.when, what_was_done(event), by, told.why, event.pk if told.changes else 0


def _entry(events: Sequence[HistoryEvent], pages: Pages, names: PublicNames) -> Entry:
    told = account(events, kind="")[0]
    records = dict.fromkeys(pages.get(page_of(event)) or Link(event.title, "") for event in events)
    return Entry(told.when, told.what, by_whom(events[0], names), told.why, list(records), told.changes)


def page_of(event: HistoryEvent) -> tuple[str, int]:
    """The record with a page that an event belongs to: its own, or the one it is a link of."""
    return (
        (event.host_kind, event.host_pk)
        if event.host_kind and event.host_pk
        else (event.kind, event.record_pk)
    )


def pages_of(events: Sequence[HistoryEvent], with_address: Iterable[str]) -> dict[tuple[str, int], Link]:
    """The published records that the events belong to, in one query for each kind among them."""
    wanted: dict[str, set[int]] = {}
    for kind, pk in map(page_of, events):
        wanted.setdefault(kind, set()).add(pk)
    found = {}
    for kind in sorted(wanted.keys() & set(with_address)):
        for record in _published(kind, wanted[kind]):
            found[kind, record.pk] = Link(str(record), record.get_absolute_url(), _language_of(record))
    return found


def _language_of(record: Addressed) -> str:
    """The language of what the record is called: of a source its own, of bodies and people unknown, else English."""
    if isinstance(record, Institution | Person):
        return ""
    document = record.edition.document if isinstance(record, Passage) else record
    return document.language if isinstance(document, Document) else "en"


def _published(kind: str, keys: set[int]) -> Iterable[Addressed]:
    """With what their names and addresses are made of."""
    around = {"concept": ["scheme"], "passage": ["edition__document"], "provision": ["instrument"]}
    records: CuratedQuerySet[Any] = model_of(kind).objects.published().filter(pk__in=keys)
    return records.select_related(*around[kind]) if kind in around else records


def public_names(events: Sequence[HistoryEvent]) -> dict[str, str]:
    """The public names of those among the actors who have one."""
    actors = {event.actor for event in events if event.actor_role}
    actors |= {author["actor"] for event in events for author in event.authors or ()}
    known = User.objects.filter(username__in=actors).exclude(public_name="")
    return dict(known.values_list("username", "public_name"))
