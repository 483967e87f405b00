"""Editing: drafts at once, what readers see as a revision that somebody else publishes."""

from django.conf import settings
from django.db import transaction

from kb.models import Curated, Document, Passage, User
from kb.representing import RecordMapping, References, shape_of

from .changing import changed, host_of, lock
from .errors import ReasonNeeded, StaleRecord
from .permissions import Verb, may
from .quoted_words import derived_columns
from .revising import close, open_revision, propose, proposed_mapping
from .rights import refuse_without_rights

#: Notes among curators on records that readers see: nobody has to agree, and no reader is told.
_NOTES: dict[type[Curated], set[str]] = {Passage: {"nothing_to_tag"}}


@transaction.atomic
def edit[Record: Curated](
    *,
    record: Record,
    mapping: RecordMapping,
    by: User,
    version: int,
    proposal: str = "",
    why: str = "",
) -> Record:
    """The record with the given keys changed; keys left out of the mapping stay as they are.

    `version` is the one that the person saw, `proposal` the token of the open revision that they saw, "" for none.
    A published record stays as it is: the change is proposed, added to what is proposed already, unless the
    installation lets this person publish alone. Raises StaleRecord, with both texts, if somebody saved in between.
    """
    current = lock(record)
    may(by, Verb.EDIT, current)
    present = shape_of(current).read_again(current)
    revision = open_revision(current)
    seen = proposed_mapping(present, revision)
    if (current.version, revision.token if revision else "") != (version, proposal):
        raise StaleRecord(current.version, revision.token if revision else "", seen, {**seen, **mapping})
    if current.is_published and (note := _note(current, seen, mapping)):
        return _write(current, {**present, **note}, by=by, public=False)
    if current.is_published and not why.strip():
        raise ReasonNeeded
    if current.is_published and isinstance(current, Document):
        refuse_without_rights(current, {**seen, **mapping})
    if current.is_published and not publishes_alone(by):
        propose(current, present=present, wanted={**seen, **mapping}, by=by, why=why)
        return current
    if revision is not None:
        close(revision, by=by)
    current.changed_by = by if by.pk else None
    if current.is_published:
        current.published_by, current.published_alone = by, True
    return _write(current, {**seen, **mapping}, by=by, why=why)


def publishes_alone(by: User) -> bool:
    """Whether what this person writes needs nobody else's agreement."""
    return settings.ONE_PERSON_MAY_PUBLISH and by.role != User.Role.CURATOR


def _write[Record: Curated](
    current: Record, mapping: RecordMapping, *, by: User, why: str = "", public: bool = True
) -> Record:
    with changed(current, verb=Verb.EDIT, by=by, why=why, host=host_of(current), public=public):
        for name, value in derived_columns(current, mapping).items():
            setattr(current, name, value)
        current.version += 1
        shape_of(current).write(current, mapping, References())
    return current


def _note(record: Curated, seen: RecordMapping, mapping: RecordMapping) -> RecordMapping:
    """The changed keys, if all of them are notes among curators; otherwise nothing."""
    changed_keys = {
        key: value for key, value in mapping.items() if (value or None) != (seen.get(key) or None)
    }
    return changed_keys if changed_keys.keys() <= _NOTES.get(type(record), set()) else {}
