"""Revisions of what readers see: proposed by one person, published, sent back or dropped by another."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.history import DROP, PROPOSE, FieldChange, differences, record_event
from kb.history.authorship import PROPOSED, UNTOLD, written_in_proposal
from kb.history.last_writers import Written, rewritten
from kb.models import Curated, Revision, RevisionChange, User
from kb.models.bounds import PARAGRAPH
from kb.representing import RecordMapping, References, RepresentationError, kind_of, model_of, shape_of

from .changing import changed, explained, host_of, lock
from .errors import CurationError, InvalidRecord, NotAllowed, StaleRecord, WrongStatus
from .permissions import Verb, may
from .quoted_words import derived_columns


def open_revision(record: Curated) -> Revision | None:
    """The change of this record that is waiting or was sent back, with its fields."""
    if record.pk is None or not record.is_published:
        return None
    found = Revision.objects.open().of(kind_of(record), record)
    return found.select_related("by", "answered_by").prefetch_related("changes").first()


def proposed_mapping(present: RecordMapping, revision: Revision | None) -> RecordMapping:
    """The record's mapping as the revision would have it."""
    if revision is None:
        return dict(present)
    wanted = {**present, **{change.field: change.after_value for change in revision.changes.all()}}
    return {key: value for key, value in wanted.items() if value is not None}


def working_on(record: Curated, by: User) -> tuple[RecordMapping, str]:
    """What somebody who changes the record by a command or a table goes on with: its mapping, and the token for `edit`.

    What they proposed themselves is their own to change; of what somebody else proposed they saw nothing, so that
    `edit` refuses.
    """
    present = shape_of(record).read_again(record)
    revision = open_revision(record)
    if revision is None or revision.by_id != by.pk:
        return present, ""
    return proposed_mapping(present, revision), revision.token


def record_of(revision: Revision) -> Curated:
    """The record that the revision is about."""
    return model_of(revision.kind).objects.get(pk=revision.record_pk)


@contextmanager
def as_proposed(record: Curated) -> Iterator[Revision | None]:
    """Inside the block the base reads as if the record's open revision were published; nothing of it stays.

    Without a revision nothing is done. One that can no longer be applied leaves the base as it is.
    """
    revision = open_revision(record)
    if revision is None:
        yield None
        return
    with transaction.atomic():
        _try_on(record, revision)
        yield revision
        transaction.set_rollback(True)


def _try_on(record: Curated, revision: Revision) -> None:
    shape = shape_of(record)
    try:
        with transaction.atomic():
            wanted = proposed_mapping(shape.read_again(record), revision)
            shape.write(type(record)._default_manager.get(pk=record.pk), wanted, References())
    except RepresentationError:
        return


@transaction.atomic
def propose(
    record: Curated, *, present: RecordMapping, wanted: RecordMapping, by: User, why: str
) -> Revision | None:
    """Keep what somebody would make of the record; None where that is what readers see already.

    `present` is the record's mapping now, `wanted` what it would be. What was proposed before is replaced, as the
    person saw it and changed it; the history keeps both.
    """
    fields = differences(present, _tried(record, wanted))
    revision = open_revision(record)
    earlier = list(revision.changes.select_related("by")) if revision else []
    before = _as_told(earlier)
    if not fields:
        if revision is not None:
            close(revision, by=by)
        return None
    if revision is None:
        revision = Revision(kind=kind_of(record), record_pk=record.pk)
    else:
        revision.changes.all().delete()
        revision.version += 1
    writers = {} if revision.pk is None else _writers(revision, earlier, fields, by)
    if set(writers.values()) - {by}:
        why = _both_reasons(revision.why, why)
    revision.title, revision.by, revision.at, revision.why = str(record)[:500], by, timezone.now(), why
    revision.state, revision.answer, revision.answered_by, revision.answered_at = (
        Revision.State.WAITING, "", None, None,
    )  # fmt: skip
    with explained():
        revision.save()
        RevisionChange.objects.bulk_create(
            RevisionChange(
                revision=revision,
                field=one.field,
                before=one.before,
                after=one.after,
                by=writers.get(one.field, by),
            )
            for one in fields
        )
        _tell(record, PROPOSE, by, before=before, after=_as_told(fields), why=why)
    return revision


def _writers(
    revision: Revision, earlier: Sequence[RevisionChange], fields: Sequence[FieldChange], by: User
) -> dict[str, User]:
    """Of each field that was proposed already, who wrote it, if something of it is still theirs."""
    starts = {one.field: one.before for one in fields}
    told = written_in_proposal(revision.kind, revision.record_pk, starts)
    now = {one.field: rewritten(told[one.field], one.after_value, by.username) for one in fields}
    kept = (one for one in earlier if one.field in now and one.by.username in now[one.field].hands)
    return {one.field: one.by for one in kept}


def _both_reasons(earlier: str, new: str) -> str:
    """Why the parts of a proposal that two people wrote are proposed."""
    both = f"{earlier} · {new}"
    return new if new in earlier.split(" · ") or len(both) > PARAGRAPH else both


def _tried(record: Curated, wanted: RecordMapping) -> RecordMapping:
    """The mapping as the base would hold it: the change is made, every rule is asked, and it is undone.

    Raises InvalidRecord for what could not be published.
    """
    current = type(record)._default_manager.get(pk=record.pk)
    with explained(), transaction.atomic():
        _apply(current, wanted)
        connection.check_constraints()
        held = shape_of(current).read_again(current)
        transaction.set_rollback(True)
    return held


def _apply(current: Curated, wanted: RecordMapping) -> None:
    for name, value in derived_columns(current, wanted).items():
        setattr(current, name, value)
    current.version += 1
    shape_of(current).write(current, wanted, References())


def _as_told(fields: Iterable[FieldChange | RevisionChange]) -> RecordMapping:
    """What is proposed, under names of its own, so that undoing later changes never touches the record's keys."""
    told = {}
    for one in fields:
        change = FieldChange(one.field, one.before, one.after)
        told[f"{PROPOSED}{change.field}"] = change.after_value
    return told


def _tell(
    record: Curated, verb: str, by: User, *, before: RecordMapping, after: RecordMapping, why: str
) -> None:
    record_event(
        verb=verb,
        record=record,
        before=before,
        after=after,
        by=by,
        why=why,
        public=False,
        host=host_of(record),
    )


@transaction.atomic
def publish_revision(*, revision: Revision, by: User, token: str) -> Curated:
    """Show readers the new words; not by whoever wrote them last, unless the installation lets one person."""
    current = _held(revision, by, Verb.PUBLISH, token)
    if current.state != Revision.State.WAITING:
        raise WrongStatus(_("It was sent back: its author, or you, must change it first."))
    is_own = has_words_of(current, by)
    if is_own and not settings.ONE_PERSON_MAY_PUBLISH:
        raise NotAllowed(_("These are your own words: somebody else must publish them."))
    record = lock(record_of(current))
    if not record.is_published:
        raise WrongStatus(_("Readers no longer see this record: the change cannot be published."))
    present = shape_of(record).read_again(record)
    _refuse_moved(current, present)
    with changed(record, verb=Verb.EDIT, by=by, why=current.why, host=host_of(record)):
        record.changed_by = record.submitted_by = current.by
        record.submitted_at = current.at
        record.published_by, record.published_alone = by, is_own
        _apply(record, proposed_mapping(present, current))
    close(current, by=by, state=Revision.State.PUBLISHED, alone=is_own)
    return record


def has_words_of(revision: Revision, user: User) -> bool:
    """Whether the person proposed it, or wrote or took away a part of what somebody else proposes with it."""
    return revision.by_id == user.pk or any(user.username in words.hands for words in _written(revision))


def writers_of(revision: Revision) -> set[str]:
    """The accounts, by name, of whom something is in what is proposed."""
    return {str(revision.by)}.union(*(words.hands for words in _written(revision))) - {UNTOLD}


def _written(revision: Revision) -> Iterable[Written]:
    starts = {one.field: one.before for one in revision.changes.all()}
    return written_in_proposal(revision.kind, revision.record_pk, starts).values()


def _refuse_moved(revision: Revision, present: RecordMapping) -> None:
    """What readers see may have changed since: by a load of the base, or by a merge."""
    now = {change.field: change.after for change in differences({}, present)}
    fields = [one.field for one in revision.changes.all() if now.get(one.field, "") != one.before]
    if fields:
        raise InvalidRecord(
            _(
                "What readers see has changed since this was proposed (%(fields)s). Open the record, look, and save."
            )
            % {"fields": ", ".join(fields)}
        )


@transaction.atomic
def send_back_revision(*, revision: Revision, by: User, token: str, why: str) -> Revision:
    """Return a proposed change to its author with a reason."""
    current = _held(revision, by, Verb.SEND_BACK, token)
    if current.state != Revision.State.WAITING:
        raise WrongStatus(_("It was sent back already."))
    if not why.strip():
        raise CurationError(_("Say what is missing, so that the curator can go on."))
    current.state, current.answer = Revision.State.SENT_BACK, why
    current.answered_by, current.answered_at = by, timezone.now()
    current.version += 1
    record = record_of(current)
    with explained():
        current.save()
        _tell(record, Verb.SEND_BACK, by, before={}, after={"proposal": "sent back"}, why=why)
    return current


@transaction.atomic
def drop_revision(*, revision: Revision, by: User, token: str) -> None:
    """Give up a proposed change: one's own, or as a reviewer anybody's. Its words stay in the history."""
    current = _held(revision, by, Verb.EDIT, token)
    if current.by_id != by.pk and by.role == User.Role.CURATOR:
        raise NotAllowed(_("Somebody else proposed this: ask them, or a reviewer."))
    close(current, by=by)


def close(revision: Revision, *, by: User, state: str = Revision.State.DROPPED, alone: bool = False) -> None:
    """End a revision; one that is dropped is told to the history with its words.

    One that is published `alone` has words of the person who publishes it.
    """
    revision.state = state
    revision.answered_by, revision.answered_at = by, timezone.now()
    revision.published_alone = alone
    revision.version += 1
    revision.save()
    if state == Revision.State.DROPPED:
        record = record_of(revision)
        _tell(record, DROP, by, before=_as_told(revision.changes.all()), after={}, why="")


def _held(revision: Revision, by: User, verb: Verb, token: str) -> Revision:
    may(by, verb)
    current = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
    if not current.is_open:
        raise WrongStatus(_("Somebody has answered this already."))
    if current.token != token:
        raise StaleProposal(current)
    return current


class StaleProposal(StaleRecord):
    """The proposed words changed between looking and pressing."""

    def __init__(self, revision: Revision) -> None:
        super().__init__(0, revision.token)

    def __str__(self) -> str:
        return _("Somebody changed this proposal since you looked. Look at it again, then decide.")
