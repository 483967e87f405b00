"""A whole edition on its way to readers: one thing to review, in a number of statements that does not grow with it.

Its passages go with it, but for those that a reviewer holds back; the history tells it once, of the edition. With
`progress`, which is told how many passages are done, those of a large edition are taken some thousands at a time, in
the same transaction.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.history import Actor, gathered, record_event
from kb.models import Curated, Document, Edition, Passage, User
from kb.representing import RecordMapping

from .carried_links import stand_carried
from .carrying_decisions import tell_given_up
from .changing import explained, lock
from .ending import end_links
from .errors import CurationError, InvalidRecord, NotAllowed, ReasonNeeded, WrongStatus
from .held_back import held_back
from .joined_carryings import bridge
from .permissions import Verb, has_words_in, may, with_words_of
from .workflow import end_dependents, publish, publish_now, send_back, submit

_Status = Curated.Status
type Progress = Callable[[int], None] | None
#: Passages taken in one statement where progress is told.
AT_A_TIME = 2000


@transaction.atomic
def submit_edition(*, edition: Edition, by: User, progress: Progress = None) -> int:
    """Hand the edition and its draft passages to the reviewers, with its document if that is a draft; how many.

    Passages that were held back, and that nobody has changed or submitted since, stay behind.
    """
    current = _held(edition)
    may(by, Verb.SUBMIT, current)
    with gathered():
        if current.document.status == _Status.DRAFT:
            submit(record=current.document, by=by)
        stamp: dict[str, Any] = {"submitted_by": by, "submitted_at": timezone.now()}
        return _move(current, Verb.SUBMIT, (_Status.DRAFT,), _Status.SUBMITTED, progress, by=by, **stamp)


@transaction.atomic
def send_back_edition(*, edition: Edition, by: User, why: str, progress: Progress = None) -> int:
    """Return the edition and its submitted passages to their curator with a reason; how many.

    Its document goes back, too, where no other text of it is with the reviewers or before readers.
    """
    current = _held(edition)
    may(by, Verb.SEND_BACK, current)
    if not why.strip():
        raise CurationError(_("Say what is missing, so that the curator can go on."))
    with gathered():
        if current.document.status == _Status.SUBMITTED and not _has_another_text(current):
            send_back(record=current.document, by=by, why=why)
        start = (_Status.SUBMITTED,)
        return _move(current, Verb.SEND_BACK, start, _Status.DRAFT, progress, by=by, why=why)


def _has_another_text(edition: Edition) -> bool:
    others = edition.document.editions.exclude(pk=edition.pk)
    return others.filter(status__in=(_Status.SUBMITTED, _Status.PUBLISHED)).exists()


@transaction.atomic
def publish_edition(*, edition: Edition, by: User, why: str = "", progress: Progress = None) -> int:
    """Show the edition and its submitted passages to readers, with its document if that is submitted; how many.

    Passages that were held back stay drafts; WrongStatus where all were. NotAllowed where this account submitted the
    edition or changed one of the passages last, unless the installation allows one person.
    """
    current = _held(edition)
    may(by, Verb.PUBLISH, current)
    if not current.passages.filter(status__in=(_Status.SUBMITTED, _Status.PUBLISHED)).exists():
        raise WrongStatus(
            _("All its passages were held back: let some of them go, or send the edition back.")
        )
    with gathered():
        _publish_document(current, by, why)
        own = _own_passages(current, by)
        _refuse_own_passages(current, own)
        stamp = {"published_by": by, "published_at": _first_published(), "published_alone": _alone(own)}
        start, alone = (_Status.SUBMITTED,), settings.ONE_PERSON_MAY_PUBLISH and has_words_in(by, current)
        moved = _move(
            current, Verb.PUBLISH, start, _Status.PUBLISHED, progress, alone, by=by, why=why, **stamp
        )
        stand_carried(edition=current, by=by)
        tell_given_up(edition=current)
        return moved


def _publish_document(edition: Edition, by: User, why: str) -> None:
    document = lock(edition.document)
    if document.status == _Status.SUBMITTED:
        may(by, Verb.PUBLISH, document)
        edition.document = publish_now(document, by, why)
    if not edition.document.is_published:
        raise WrongStatus(_("Submit and publish the document first."))


@transaction.atomic
def hold_back_passages(*, edition: Edition, public_ids: Collection[str], by: User, why: str) -> int:
    """Make these submitted passages drafts again, so that the edition is published without them; how many.

    Each one's history says why.
    """
    current = _held(edition)
    may(by, Verb.SEND_BACK, current)
    if not why.strip():
        raise CurationError(_("Say why these passages are held back, so that the curator can go on."))
    return _stand_apart(current, public_ids, Verb.SEND_BACK, _Status.SUBMITTED, _Status.DRAFT, by, why)


@transaction.atomic
def release_passages(*, edition: Edition, public_ids: Collection[str], by: User) -> int:
    """Let passages that were held back go with their edition after all; how many. Whose words they are stays.

    Where readers see the edition already they see these passages, too, from now on; NotAllowed for whoever could not
    have published them with it.
    """
    current = _held(edition)
    if not current.is_published:
        may(by, Verb.SEND_BACK, current)
        return _stand_apart(current, public_ids, Verb.SUBMIT, _Status.DRAFT, _Status.SUBMITTED, by, "")
    may(by, Verb.SEND_BACK)
    held = held_back(current.passages.filter(public_id__in=public_ids))
    wanted = {one.public_id for one in held} & set(public_ids)
    if wanted != set(public_ids):
        raise InvalidRecord(_("Some of these passages do not stand as you saw them: look again."))
    moved = _stand_apart(current, wanted, Verb.SUBMIT, _Status.DRAFT, _Status.SUBMITTED, by, "")
    for passage in current.passages.filter(public_id__in=wanted).order_by("position", "pk"):
        publish(record=passage, by=by)
    stand_carried(edition=current, by=by)
    return moved


def _stand_apart(
    edition: Edition, public_ids: Collection[str], verb: Verb, start: str, end: str, by: User, why: str
) -> int:
    """Take single passages of an edition that is being reviewed from one status to another."""
    rows = edition.passages.filter(public_id__in=public_ids, status=start)
    moved = list(rows.order_by("position", "pk"))
    if not moved or len(moved) < len(set(public_ids)):
        raise InvalidRecord(_("Some of these passages do not stand as you saw them: look again."))
    rows.update(status=end, version=F("version") + 1, updated_at=timezone.now())
    with explained(), gathered():
        for passage in moved:
            passage.edition = edition  # names it without asking for each
            record_event(
                verb=verb, record=passage, before={"status": start}, after={"status": end}, by=by, why=why
            )
    return len(moved)


def _own_passages(edition: Edition, by: User) -> Q:
    """Passages that wait and that this person submitted or changed last, or of which something is theirs."""
    waiting = edition.passages.filter(status=_Status.SUBMITTED)
    return Q(submitted_by=by) | Q(changed_by=by) | Q(pk__in=with_words_of(by, waiting))


def _refuse_own_passages(edition: Edition, own: Q) -> None:
    if settings.ONE_PERSON_MAY_PUBLISH:
        return
    waiting = edition.passages.filter(own, status=_Status.SUBMITTED)
    paths = list(waiting.order_by("position").values_list("path", flat=True)[:10])
    if paths:
        raise NotAllowed(
            _(
                "You changed or submitted some of its passages yourself (%(paths)s): hold them back, or ask another."
            )
            % {"paths": ", ".join(paths)}
        )


def _alone(own: Q) -> models.Case:
    return models.Case(models.When(own, then=True), default=False, output_field=models.BooleanField())


@transaction.atomic
def withdraw_edition(
    *, edition: Edition, by: User, why: str, with_dependents: bool = False, progress: Progress = None
) -> int:
    """Take the edition, its passages and what is on them from readers; addresses go on answering, with the reason.

    Claims that would be left without evidence are named (DependentsRemain), or withdrawn too if asked.
    """
    current = _held(edition)
    may(by, Verb.WITHDRAW, current)
    if not why.strip():
        raise ReasonNeeded
    bridge(current)
    end_dependents(current, by=by, why=why, asked=with_dependents)
    end_links(current.passages.filter(status=_Status.PUBLISHED), by=by, why=why)
    stamp: dict[str, Any] = {"ended_at": timezone.now(), "end_reason": why}
    with gathered():
        start = (_Status.PUBLISHED,)
        return _move(current, Verb.WITHDRAW, start, _Status.WITHDRAWN, progress, by=by, why=why, **stamp)


@transaction.atomic
def discard_edition(*, edition: Edition, by: User) -> None:
    """Remove an imported edition that readers never saw; InvalidRecord where something rests on its passages."""
    current = _held(edition)
    may(by, Verb.DELETE, current)
    if current.basis != Edition.Basis.TEXT:
        raise InvalidRecord(_("Only an imported text can be discarded."))
    passages = current.passages.all()
    with explained(), transaction.atomic():
        Passage.objects.filter(bound_to__in=passages).update(bound_to=None)
        told: RecordMapping = {
            "status": current.status,
            "sha256": current.sha256,
            "passages": passages.count(),
        }
        record_event(verb=Verb.DELETE, record=current, before=told, after={}, by=by, host=current.document)
        passages.filter(within__isnull=False).delete()
        passages.delete()
        current.delete()
        connection.check_constraints()


def _not_held_back(edition: Edition) -> models.QuerySet[Passage]:
    return edition.passages.exclude(pk__in=held_back(edition.passages.all()).values("pk"))


def _held(edition: Edition) -> Edition:
    """The edition as it is now, without its text, held until the transaction ends."""
    held = Edition.objects.select_for_update(of=("self",)).select_related("document").defer("text", "sketch")
    return held.get(pk=edition.pk)


def _first_published() -> Coalesce:
    return Coalesce(F("published_at"), models.Value(timezone.now()))


def _move(
    edition: Edition,
    verb: Verb,
    starts: Collection[str],
    end: str,
    progress: Progress = None,
    alone: bool | None = None,
    *,
    by: User | Actor,
    why: str = "",
    **columns: Any,
) -> int:
    """Take the edition and its passages that stand at one of `starts` to `end`: two statements and one event.

    `columns` are of both; `alone` says of the edition itself whether one person publishes it.
    """
    before = edition.status
    columns = {"status": end, "version": F("version") + 1, "updated_at": timezone.now(), **columns}
    own = columns if alone is None else {**columns, "published_alone": alone}
    with explained():
        Edition.objects.filter(pk=edition.pk).update(**own)
        passages = _not_held_back(edition).filter(status__in=starts)
        moved = _move_by_and_by(passages, columns, progress) if progress else passages.update(**columns)
        connection.check_constraints()
        edition.status = end
        _tell(edition, verb, before, by, why, passages=moved)
    return moved


def _move_by_and_by(
    passages: models.QuerySet[Passage], columns: dict[str, Any], progress: Callable[[int], None]
) -> int:
    """Some thousand passages in each statement, so that somebody can be told how far it is."""
    keys, done = list(passages.order_by("position", "pk").values_list("pk", flat=True)), 0
    for first in range(0, len(keys), AT_A_TIME):
        done += Passage.objects.filter(pk__in=keys[first : first + AT_A_TIME]).update(**columns)
        progress(done)
    return done


def _tell(
    record: Edition | Document, verb: Verb, before: str, by: User | Actor, why: str, **more: int
) -> None:
    record_event(
        verb=verb,
        record=record,
        before={"status": before},
        after={"status": record.status, **more},
        by=by,
        why=why,
        public=record.status in (_Status.PUBLISHED, _Status.WITHDRAWN),
        host=record.document if isinstance(record, Edition) else None,
    )
