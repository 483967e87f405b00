"""The frame of every change: lock the record, compare before and after, count the version, tell the history."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from kb.history import Actor, record_event
from kb.models import Claim, Curated, Edition, Passage, User
from kb.representing import Plain, RecordMapping, References, RepresentationError, shape_of

from .errors import Gone, InvalidRecord
from .permissions import Verb, may
from .refusals import explain, field_of


def snapshot(record: Curated) -> RecordMapping:
    """The record as history compares it: where it stands, then its own keys."""
    if record.pk is None:
        return {}
    standing = {name: getattr(record, name) for name in Curated.WORKFLOW if getattr(record, name)}
    return {**standing, **shape_of(record).read_again(record)}


@contextmanager
def changed(
    record: Curated,
    *,
    verb: str,
    by: User | Actor | None,
    why: str = "",
    host: Curated | None = None,
    public: bool = True,
    is_whole: bool = True,
) -> Iterator[None]:
    """One change in one transaction: whatever the block does to the record becomes one history event.

    Readers are told of the event if they can see the record, unless `public` is False. A change that is not whole is a
    step of a larger one, in whose last step the deferred rules are checked.
    Raises InvalidRecord where a rule of the base would be broken; then nothing was stored.
    """
    with explained(), transaction.atomic():
        before = snapshot(record)
        was_public = record.is_published
        yield
        record_event(
            verb=verb,
            record=record,
            before=before,
            after=snapshot(record),
            by=by,
            why=why,
            public=public and (was_public or record.is_published or record.has_ended),
            host=host,
        )
        # Deferred rules speak here, so that the person who made the change is the one who hears of it.
        if is_whole:
            connection.check_constraints()


@contextmanager
def explained() -> Iterator[None]:
    """Whatever the base refuses in the block is told in a sentence, as InvalidRecord."""
    try:
        yield
    except models.ProtectedError as error:
        raise InvalidRecord(explain(error)) from error
    except IntegrityError as error:
        raise InvalidRecord(explain(error), field_of(error)) from error
    except RepresentationError as error:
        raise InvalidRecord(str(error)) from error
    except ValidationError as error:
        raise InvalidRecord(" ".join(error.messages)) from error


def lock[Record: Curated](record: Record) -> Record:
    """The record as it is now, held until the transaction ends; Gone where somebody has deleted it."""
    held: Record | None = type(record).objects.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if held is None:
        raise Gone
    return held


@transaction.atomic
def create[Record: Curated](
    *,
    kind: type[Record],
    mapping: Mapping[str, Plain],
    by: User,
    host: Curated | None = None,
    **columns: Any,
) -> Record:
    """A new draft of this kind from its mapping; `columns` are what the mapping does not hold (edition, scheme …)."""
    may(by, Verb.CREATE)
    record = kind(**columns, changed_by=by if by.pk else None)
    with changed(record, verb=Verb.CREATE, by=by, host=host):
        shape_of(kind).write(record, dict(mapping), References())
    return record


@transaction.atomic
def delete_draft(*, record: Curated, by: User) -> None:
    """Remove a record that readers never saw; what rests on it is named and nothing happens (InvalidRecord)."""
    current = lock(record)
    may(by, Verb.DELETE, current)
    take_away(current, by=by)


def take_away(current: Curated, *, by: User) -> None:
    """Remove a draft that the caller has locked, whoever may; InvalidRecord where something rests on it."""
    with explained(), transaction.atomic():
        before = snapshot(current)
        record_event(verb=Verb.DELETE, record=current, before=before, after={}, by=by, host=host_of(current))
        current.delete()
        connection.check_constraints()


def host_of(record: Curated) -> Curated | None:
    """The passage, claim or document whose history a link (tag, evidence, edition …) belongs to."""
    for name in _HOSTS.get(type(record), ("claim", "passage")):
        if getattr(record, f"{name}_id", None):
            host: Curated | None = getattr(record, name)
            return host
    return None


#: Records that have a history of their own although they belong to others, and what else belongs to what.
_HOSTS: dict[type[Curated], tuple[str, ...]] = {Claim: (), Passage: (), Edition: ("document",)}
