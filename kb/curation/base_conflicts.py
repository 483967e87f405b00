"""Deciding where a base and a person say different things: the base's word, what stands here, or a third one."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import BaseConflict, Curated, User
from kb.representing import SHAPES, References

from .changing import changed, host_of, lock
from .editing import edit
from .errors import InvalidRecord, ReasonNeeded
from .merging import leave_redirect, slug_column, take_back
from .permissions import Verb, may
from .quoted_words import derived_columns
from .revising import open_revision
from .workflow import withdraw

#: What the history calls it when a person takes the base's word.
TAKEN = "take"


def record_of(conflict: BaseConflict) -> Curated | None:
    """The record that it is about; None where a person deleted it since."""
    entry = conflict.entry
    return SHAPES[entry.kind].model.objects.filter(pk=entry.record_pk).first()


@transaction.atomic
def take_from_base(*, conflict: BaseConflict, by: User, why: str) -> BaseConflict:
    """Let the record say what the base says, or end where the base ended it or no longer has it.

    The words are the base's and a reviewer shows them to readers: two looked at them. What somebody proposes for the
    record meanwhile stays proposed.
    """
    current, record = _open(conflict, by)
    if record is None:
        raise InvalidRecord(_("The record is not here any more: there is nothing to change."))
    if not why.strip():
        raise ReasonNeeded
    may(by, Verb.EDIT, record)
    if not current.field:
        replaced_by = (current.base_value or {}).get("replaced_by", "")
        withdraw(record=record, by=by, why=why, replaced_by=replaced_by)
    else:
        _take(lock(record), current, by, why)
    return _decide(current, BaseConflict.Decision.ACCEPTED, by)


@transaction.atomic
def keep_what_is_here(*, conflict: BaseConflict, by: User) -> BaseConflict:
    """Let the record stay as it is; it is not asked again unless the base says something else."""
    current, _record = _open(conflict, by)
    return _decide(current, BaseConflict.Decision.REJECTED, by)


@transaction.atomic
def ask_again(*, conflict: BaseConflict, by: User) -> BaseConflict:
    """Take back that what is here was kept: it waits for a decision again, unless something newer was asked since."""
    current = BaseConflict.objects.select_for_update(of=("self",)).select_related("entry").get(pk=conflict.pk)
    may_decide(by, record_of(current))
    newer = BaseConflict.objects.filter(entry=current.entry, field=current.field, pk__gt=current.pk)
    if current.decision != BaseConflict.Decision.REJECTED or newer.exists():
        raise InvalidRecord(_("The base says something else by now: decide about that."))
    current.decision, current.decided_by, current.decided_at = BaseConflict.Decision.OPEN, None, None
    current.save()
    return current


@transaction.atomic
def write_instead(*, conflict: BaseConflict, text: str, by: User, why: str) -> BaseConflict:
    """Write a third text where base and record differ; it goes the way of every edit, to a second person."""
    current, record = _open(conflict, by)
    if record is not None and open_revision(record) is not None:
        raise InvalidRecord(_("A change of this record is proposed already: publish it or drop it first."))
    here = SHAPES[current.entry.kind].read_again(record).get(current.field) if record is not None else None
    if record is None or not is_text(current, record, here):
        raise InvalidRecord(_("This cannot be written here: change it on the record's own page."))
    edit(record=record, mapping={current.field: text}, by=by, version=record.version, why=why)
    return _decide(current, BaseConflict.Decision.REJECTED, by)


def is_text(conflict: BaseConflict, record: Curated, here: object) -> bool:
    """Whether what differs, and is `here` in the record, is a text that can be written in one field."""
    if not conflict.field or conflict.field == slug_column(record):
        return False
    return isinstance(here or "", str) and isinstance(conflict.base_value or "", str)


def _take(record: Curated, conflict: BaseConflict, by: User, why: str) -> None:
    shape, column = SHAPES[conflict.entry.kind], slug_column(record)
    present, old = shape.read_again(record), getattr(record, column, "")
    wanted = {key: value for key, value in present.items() if key != conflict.field}
    if conflict.base_value is not None:
        wanted[conflict.field] = conflict.base_value
    is_renamed = conflict.field == column
    with changed(record, verb=TAKEN, by=by, why=why, host=host_of(record)):
        if is_renamed:
            take_back(record, str(conflict.base_value))
        for name, value in derived_columns(record, wanted).items():
            setattr(record, name, value)
        record.version += 1
        shape.write(record, wanted, References(), present)
        if is_renamed and record.published_at:
            leave_redirect(record, old, getattr(record, column))


def _open(conflict: BaseConflict, by: User) -> tuple[BaseConflict, Curated | None]:
    """The conflict, held until the transaction ends, and its record; may this person decide about it?"""
    current = BaseConflict.objects.select_for_update(of=("self",)).select_related("entry").get(pk=conflict.pk)
    if current.decision != BaseConflict.Decision.OPEN:
        raise InvalidRecord(_("Somebody has decided about this already."))
    record = record_of(current)
    may_decide(by, record)
    return current, record


def may_decide(by: User, record: Curated | None) -> None:
    """Return quietly if this account may say what readers see of this record; raise NotAllowed saying why not.

    What readers never saw is everybody's to edit; the rest is said by those who publish.
    """
    was_seen = record is None or record.published_at is not None
    may(by, Verb.PUBLISH if was_seen else Verb.EDIT)


def _decide(conflict: BaseConflict, decision: str, by: User) -> BaseConflict:
    conflict.decision = decision
    conflict.decided_by, conflict.decided_at = by, timezone.now()
    conflict.save()
    return conflict
