"""Who may do what: one place, asked by every verb, every desk and every button."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from kb.history import DROP, PROPOSE
from kb.history.authorship import written_in_drafts
from kb.models import Carrying, Curated, Edition, HistoryEvent, Passage, User
from kb.representing import kind_of

from .errors import NotAllowed, WrongStatus

Role = User.Role
Status = Curated.Status


class Verb(StrEnum):
    """What a person can do to a curated record."""

    CREATE = "create"
    EDIT = "edit"
    SUBMIT = "submit"
    SEND_BACK = "send back"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    RENAME = "rename"
    REVERT = "revert"
    DELETE = "delete"


_OF_CURATORS = frozenset({Verb.CREATE, Verb.EDIT, Verb.SUBMIT, Verb.REVERT, Verb.DELETE})
_OF_REVIEWERS = frozenset(Verb)
_BY_ROLE: dict[str, frozenset[Verb]] = {
    Role.CURATOR: _OF_CURATORS,
    Role.REVIEWER: _OF_REVIEWERS,
    Role.ADMINISTRATOR: _OF_REVIEWERS,
}

#: Where a record must stand for a verb; a verb that is not listed has no such condition.
_WHERE: dict[Verb, set[Status]] = {
    Verb.EDIT: {Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED},
    Verb.SUBMIT: {Status.DRAFT},
    Verb.SEND_BACK: {Status.SUBMITTED},
    Verb.PUBLISH: {Status.SUBMITTED},
    Verb.WITHDRAW: {Status.PUBLISHED},
    Verb.MERGE: {Status.PUBLISHED},
    Verb.RENAME: {Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED},
    Verb.REVERT: {Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED},
    Verb.DELETE: {Status.DRAFT, Status.SUBMITTED},
}
#: What the history calls it when a person says that a link is not in a newer edition, and when that is taken back.
MARKED_AS_LOST, ASKED_AGAIN = "mark as lost", "ask again"
#: What is done with a record and writes nothing of it.
STEPS = (Verb.SUBMIT, Verb.SEND_BACK, Verb.PUBLISH, Verb.WITHDRAW, MARKED_AS_LOST, ASKED_AGAIN)
#: The same but for publishing, from which the words of a record are counted; what is proposed for it is told apart.
_WRITING_NOTHING = (*(step for step in STEPS if step != Verb.PUBLISH), PROPOSE, DROP)
#: Notes among curators: whoever makes one has written nothing that readers see.
NOTES = ("nothing_to_tag",)
#: Verbs that change at once what readers see; edits of it wait for another person and are open to everybody.
_REVIEWED_WHEN_PUBLIC = {Verb.RENAME}


def may(user: User, verb: Verb, record: Curated | None = None) -> None:
    """Return quietly if this account may do this to this record now; raise NotAllowed or WrongStatus saying why not."""
    if not user.is_active or verb not in _BY_ROLE.get(user.role, frozenset()):
        raise NotAllowed(_("Your role does not include this: ask a reviewer."))
    if record is None:
        return
    if record.status not in _WHERE.get(verb, set(Status)):
        raise WrongStatus(
            _("A record that is %(status)s cannot be treated so.") % {"status": record.get_status_display()}
        )
    if record.is_published and verb in _REVIEWED_WHEN_PUBLIC and user.role == Role.CURATOR:
        raise NotAllowed(_("Readers can see this record: ask a reviewer to change it."))
    if verb in (Verb.SUBMIT, Verb.PUBLISH) and waits_to_be_compared(record):
        raise WrongStatus(
            _(
                "This was carried here from an older edition, and nobody has decided yet whether it still holds: "
                "decide about it among what was carried to the newest text."
            )
        )
    if verb == Verb.PUBLISH and not settings.ONE_PERSON_MAY_PUBLISH:
        _refuse_own_words(user, record)
    if verb == Verb.DELETE and user.role == Role.CURATOR:
        _refuse_work_of_others(user, record)


def waits_to_be_compared(record: Curated) -> bool:
    """Whether a program put this link on a newer edition and no person has decided about it yet."""
    return Carrying.objects.undecided().that_put(record).exists()


def _refuse_own_words(user: User, record: Curated) -> None:
    if record.submitted_by_id == user.pk:
        raise NotAllowed(_("You submitted this yourself: somebody else must publish it."))
    if record.changed_by_id == user.pk:
        raise NotAllowed(_("You were the last to change this: somebody else must publish it."))
    if own := fields_last_written_by(user, record):
        raise NotAllowed(
            _(
                "Somebody else changed it after you, but not what you wrote (%(fields)s): another must publish it."
            )
            % {"fields": ", ".join(own)}
        )


def has_words_in(user: User, record: Curated) -> bool:
    """Whether the person submitted this, or some of its words were last written by them."""
    hands = (record.submitted_by_id, record.changed_by_id)
    return user.pk in hands or bool(fields_last_written_by(user, record))


def fields_last_written_by(user: User, record: Curated) -> list[str]:
    """The keys of a record that is not public of which something is this person's, whoever changed the rest since."""
    own = _fields_by_record(user, kind_of(record), [record.pk]).get(record.pk, [])
    if isinstance(record, Passage) and "text" not in own and _brought_in_by(user, record):
        own.append("text")
    return own


def with_words_of(user: User, passages: models.QuerySet[Passage]) -> list[int]:
    """Those of the passages, by key, of which something is this person's; asked of the history all at once."""
    return list(_fields_by_record(user, kind_of(Passage), passages.order_by().values("pk")))


def _fields_by_record(
    user: User, kind: str, keys: Collection[int] | models.QuerySet[Any, Any]
) -> dict[int, list[str]]:
    """For the records of which something is this person's, the fields that are."""
    events = HistoryEvent.objects.filter(kind=kind).exclude(verb__in=_WRITING_NOTHING)
    touched = events.filter(record_pk__in=keys, actor=user.username).exclude(verb=Verb.PUBLISH)
    touched_keys = list(touched.order_by().values_list("record_pk", flat=True).distinct())
    if not touched_keys:
        return {}
    own = {
        pk: [name for name, words in fields.items() if user.username in words.hands and name not in NOTES]
        for pk, fields in written_in_drafts(events.filter(record_pk__in=touched_keys), kind).items()
    }
    return {pk: fields for pk, fields in own.items() if fields}


def _brought_in_by(user: User, passage: Passage) -> bool:
    """Whether the passage has its words from an edition that this person brought in."""
    own = HistoryEvent.objects.filter(kind=kind_of(Passage), record_pk=passage.pk)
    arrival = HistoryEvent.objects.filter(kind=kind_of(Edition), record_pk=passage.edition_id)
    brought = arrival.filter(actor=user.username).exclude(verb__in=(*STEPS, Verb.EDIT, Verb.REVERT))
    return brought.exists() and not own.filter(verb=Verb.CREATE).exists()


def _refuse_work_of_others(user: User, record: Curated) -> None:
    """What somebody else made, wrote or submitted is theirs or a reviewer's to take away; nobody's is anybody's."""
    hands = {record.changed_by_id, record.submitted_by_id} - {None}
    if hands - {user.pk} or (hands and _made_by_another(user, record)):
        raise NotAllowed(_("Somebody else made, wrote or submitted this: ask them, or a reviewer."))


def _made_by_another(user: User, record: Curated) -> bool:
    made = HistoryEvent.objects.filter(kind=kind_of(record), record_pk=record.pk, verb=Verb.CREATE)
    return made.exclude(actor=user.username).exclude(actor_role="").exists()


def allowed_verbs(user: User, record: Curated) -> list[Verb]:
    """The verbs that this account may use on this record now, for the buttons of a page."""
    allowed = []
    for verb in Verb:
        try:
            may(user, verb, record)
        except (NotAllowed, WrongStatus):
            continue
        allowed.append(verb)
    return allowed
