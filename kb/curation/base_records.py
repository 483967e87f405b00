"""Storing what a curated base says: new records as they stand there, changes, and ends; the history tells it.

All of it runs inside the loader's transaction, whose end checks the deferred rules. What is decided for a record is
decided by whoever calls (kb.ingest.base): nothing here asks what a person did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from kb.history import BASE_ACTOR, Actor, done_to, record_event
from kb.models import Curated, Evidence, HistoryEvent, Passage
from kb.representing import RecordMapping, References, RepresentationError, shape_of
from kb.representing.mappings import clean_columns, write_columns

from .ending import links_on, put_end, tell_ends
from .merging import leave_redirect, slug_column, take_back

#: What the history says was done when a base was loaded.
LOADED = "load"


class Outcome(StrEnum):
    """What became of one record of a base."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    #: It is new, and rests on what was withdrawn here: it waits for a person.
    HELD = "held"


@dataclass(frozen=True)
class Standing:
    """Where a record of a base stands: published, or ended with a reason. `role` is of whoever ended it."""

    status: str = Curated.Status.PUBLISHED
    published_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""
    replaced_by: str = ""
    role: str = ""
    #: It is published, but ended with the document or instrument that it is a part of.
    is_hidden: bool = False

    @property
    def has_ended(self) -> bool:
        return self.status in Curated.ENDED


def bring(
    record: Curated,
    mapping: RecordMapping,
    references: References,
    *,
    standing: Standing,
    columns: dict[str, Any] | None = None,
    host: Curated | None = None,
) -> None:
    """Store a record that the base brings new, as it stands there; `columns` are what the mapping does not hold."""
    for name, value in (columns or {}).items():
        setattr(record, name, value)
    _stand(record, standing)
    shape_of(record).write(record, mapping, references, {})
    _tell(record, {}, {**_standing_of(record), **mapping}, Actor(BASE_ACTOR.name, standing.role), host)


@dataclass(frozen=True)
class NewLink:
    """A tag, a quotation or another link that the base brings new, with the passage or claim it belongs to."""

    record: Curated
    mapping: RecordMapping
    host: Curated | None
    #: Of whoever ended it, where it ended.
    role: str = ""


def prepare_link(
    record: Curated, mapping: RecordMapping, references: References, standing: Standing, where: str
) -> None:
    """Let a new link say what the base says; `bring_links` stores it with the others."""
    _stand(record, standing)
    write_columns(record, mapping, shape_of(record).codecs, references, where)
    try:
        clean_columns(record)
    except RepresentationError as error:
        raise RepresentationError(f"{where}: {error}") from error


def bring_links(links: Sequence[NewLink]) -> None:
    """Store new links of one kind in a few statements; the history tells each."""
    type(links[0].record)._default_manager.bulk_create([link.record for link in links], batch_size=500)
    for link in links:
        by = Actor(BASE_ACTOR.name, link.role)
        _tell(link.record, {}, {**_standing_of(link.record), **link.mapping}, by, link.host)


def take(
    record: Curated,
    wanted: RecordMapping,
    references: References,
    *,
    present: RecordMapping,
    columns: dict[str, Any] | None = None,
    host: Curated | None = None,
    is_whole: bool = False,
) -> None:
    """Let a record say what is wanted of it, `present` being what it says now; where it stands stays as it is.

    With `is_whole` it says then what the base says and nothing else: these are no person's words any more.
    """
    before = _standing_of(record)
    for name, value in (columns or {}).items():
        setattr(record, name, value)
    if is_whole:
        record.changed_by = None
    old_slug = getattr(record, slug_column(record), "")
    new_slug = str(wanted.get(slug_column(record)) or old_slug)
    if new_slug != old_slug:
        take_back(record, new_slug)
    if wanted != present:
        record.version += 1
    shape_of(record).write(record, wanted, references, present)
    if record.published_at and new_slug != old_slug:
        leave_redirect(record, old_slug, new_slug)
    _tell(record, {**before, **present}, {**_standing_of(record), **wanted}, BASE_ACTOR, host)


def stand(record: Curated, standing: Standing, *, host: Curated | None = None, checked: bool = False) -> None:
    """End a record as the base did, or show again what the base itself had taken away.

    With `checked` an end that other records do not allow is undone and raises IntegrityError. With a passage end the
    links on it that are nobody's but a base's; evidence that a person put there does not allow it.
    """
    before, by = _standing_of(record), Actor(BASE_ACTOR.name, standing.role)
    _stand(record, standing)
    record.version += 1
    links = []
    with transaction.atomic():
        if isinstance(record, Passage) and record.has_ended:
            links = links_on(Passage.objects.filter(pk=record.pk), **_NOBODYS)
            put_end(links, why=standing.reason, at=record.ended_at or timezone.now())
        record.save()
        if checked:
            connection.check_constraints()
    tell_ends(links, verb=LOADED, by=by, why=standing.reason)
    _tell(record, before, _standing_of(record), by, host)


#: That no person has a part in a link that readers see.
_NOBODYS = {"changed_by": None, "submitted_by": None, "published_by": None}


def may_be_shown(record: Curated) -> bool:
    """Whether readers can see what this record cannot be shown without: a passage's edition, a quotation's passage."""
    if isinstance(record, Passage):
        return record.edition.is_published
    return not isinstance(record, Evidence) or is_readable(record.passage)


def is_readable(passage: Passage) -> bool:
    """Whether readers can see the passage, with its edition and its document."""
    return passage.is_published and passage.edition.is_published and passage.edition.document.is_published


def ended_by_base(record: Curated) -> bool:
    """Whether no person took part in the end of this record: the base ended it, and nobody touched it since."""
    events = HistoryEvent.objects.filter(done_to(record))
    last = events.order_by("-pk").values_list("verb", "actor").first()
    return last == (LOADED, BASE_ACTOR.name)


def _stand(record: Curated, standing: Standing) -> None:
    record.status = standing.status
    if standing.status == Curated.Status.PUBLISHED:
        record.changed_by = None
    if standing.status not in (Curated.Status.DRAFT, Curated.Status.SUBMITTED):
        record.published_at = record.published_at or standing.published_at or timezone.now()
    record.ended_at = (standing.ended_at or timezone.now()) if standing.has_ended else None
    record.end_reason = standing.reason
    record.replaced_by = standing.replaced_by


def _standing_of(record: Curated) -> RecordMapping:
    """Where it stands, as the history tells it; a key of the record's own of the same name says what that key says."""
    own = shape_of(record).keys
    return {
        name: getattr(record, name) for name in Curated.WORKFLOW if getattr(record, name) and name not in own
    }


def _tell(
    record: Curated,
    before: RecordMapping,
    after: RecordMapping,
    by: Actor,
    host: Curated | None,
) -> None:
    """One event; readers are told if they can see the record or could before."""
    seen = record.published_at is not None
    record_event(verb=LOADED, record=record, before=before, after=after, by=by, public=seen, host=host)
