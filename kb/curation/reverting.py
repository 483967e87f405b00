"""Undoing a change: the record becomes again what it was just before it; what readers see waits for another person."""

from django.db import transaction
from django.utils.translation import gettext as _

from kb.history import mapping_before
from kb.models import Curated, HistoryEvent, User
from kb.representing import References, kind_of, shape_of

from .changing import changed, host_of, lock
from .editing import publishes_alone
from .errors import InvalidRecord, ReasonNeeded
from .permissions import Verb, may
from .revising import open_revision, propose


@transaction.atomic
def revert[Record: Curated](*, record: Record, event: HistoryEvent, by: User, why: str = "") -> Record:
    """Give the record the keys it had before the event; where it stands on its way to readers stays as it is.

    For a published record that is proposed like any other change. Raises InvalidRecord if the record cannot become that
    again, for example because something it named is gone.
    """
    current = lock(record)
    may(by, Verb.REVERT, current)
    if (event.kind, event.record_pk) != (kind_of(current), current.pk):
        raise InvalidRecord(_("This change belongs to another record."))
    if current.is_published and not why.strip():
        raise ReasonNeeded
    if open_revision(current) is not None:
        raise InvalidRecord(_("A change of this record is proposed already: publish it or drop it first."))
    shape = shape_of(current)
    now = shape.read_again(current)
    then = {key: value for key, value in mapping_before(event, now).items() if key in shape.keys}
    if not then:
        raise InvalidRecord(_("Before this change the record did not exist: delete or withdraw it instead."))
    if current.is_published and not publishes_alone(by):
        propose(current, present=now, wanted=then, by=by, why=why)
        return current
    with changed(current, verb=Verb.REVERT, by=by, why=why, host=host_of(current)):
        current.version += 1
        current.changed_by = by
        if current.is_published:
            current.published_by, current.published_alone = by, True
        shape.write(current, then, References())
    return current
