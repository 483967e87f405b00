"""The way of a record: draft, submitted, published by somebody else, withdrawn with a reason."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import Claim, Curated, Document, Edition, Evidence, Institution, Passage, Person, User

from .changing import changed, host_of, lock
from .ending import end_links
from .errors import CurationError, DependentsRemain, ReasonNeeded, TooEarly, WrongStatus
from .needed_records import awaited_by, needs_of, parts_of, rests_on
from .permissions import Verb, has_words_in, may
from .revising import close, open_revision
from .rights import refuse_without_rights


@transaction.atomic
def submit[Record: Curated](*, record: Record, by: User) -> Record:
    """Hand a draft to the reviewers, with the drafts it names and what this person wrote of what belongs to it."""
    current = lock(record)
    may(by, Verb.SUBMIT, current)
    for needed in needs_of(current):
        if needed.status == Curated.Status.DRAFT:
            _submit(lock(needed), by)
    _submit(current, by)
    for part in parts_of(current, Curated.Status.DRAFT, of=by):
        submit(record=part, by=by)
    return current


def _submit[Record: Curated](current: Record, by: User) -> Record:
    if isinstance(current, Document):
        refuse_without_rights(current)
    with changed(current, verb=Verb.SUBMIT, by=by, host=host_of(current)):
        current.status = Curated.Status.SUBMITTED
        current.submitted_by = by
        current.submitted_at = timezone.now()
        current.version += 1
        current.save()
    return current


@transaction.atomic
def send_back[Record: Curated](*, record: Record, by: User, why: str) -> Record:
    """Return a submitted record to its curator with a reason."""
    current = lock(record)
    may(by, Verb.SEND_BACK, current)
    if not why.strip():
        raise CurationError(_("Say what is missing, so that the curator can go on."))
    with changed(current, verb=Verb.SEND_BACK, by=by, why=why, host=host_of(current)):
        current.status = Curated.Status.DRAFT
        current.version += 1
        current.save()
    return current


@transaction.atomic
def publish[Record: Curated](*, record: Record, by: User, why: str = "") -> Record:
    """Show a submitted record to readers, with what it names and what belongs to it as far as that is submitted.

    Nobody publishes what they submitted or changed last, unless the installation allows one person. A record that
    names a draft is refused; a part that this person may not publish is left to somebody else. Raises TooEarly where
    readers must see something else first: a document goes with its text, evidence comes after it.
    """
    current = lock(record)
    may(by, Verb.PUBLISH, current)
    _refuse_too_early(current)
    return publish_now(current, by, why)


def publish_now[Record: Curated](current: Record, by: User, why: str) -> Record:
    """Publish a locked record that this person may publish, with what goes along."""
    if isinstance(current, Document):
        refuse_without_rights(current)
    for needed in needs_of(current):
        _publish_needed(lock(needed), by, why)
    parts = parts_of(current, Curated.Status.SUBMITTED)
    for part in filter(rests_on, parts):
        _publish_part(part, by, why)
    _publish(current, by, why)
    for part in parts:
        if not rests_on(part):
            _publish_part(part, by, why)
    return current


def _refuse_too_early(record: Curated) -> None:
    first = awaited_by(record)
    if isinstance(record, Document) and first:
        raise TooEarly(
            _("A document is published with its text: publish the edition, and it goes along."), first
        )
    if isinstance(record, Document) and not record.editions.exists():
        raise TooEarly(_("Readers would find a document without a text here: import its text first."))
    if first:
        raise TooEarly(
            _("The words it rests on stand in a text that readers do not see yet: publish that first."), first
        )


def _publish_needed(needed: Curated, by: User, why: str) -> None:
    if needed.status == Curated.Status.DRAFT:
        raise WrongStatus(
            _("It names “%(needed)s”, which is still a draft: submit that first.") % {"needed": needed}
        )
    try:
        may(by, Verb.PUBLISH, needed)
    except CurationError as refusal:
        message = _("It names “%(needed)s”, which you may not publish. %(why)s")
        raise type(refusal)(message % {"needed": needed, "why": refusal}) from refusal
    _publish(needed, by, why)


def _publish_part(part: Curated, by: User, why: str) -> None:
    """What is refused stays submitted: the rules say whether its record can do without."""
    try:
        publish(record=part, by=by, why=why)
    except CurationError:
        return


def _publish[Record: Curated](current: Record, by: User, why: str) -> Record:
    with changed(current, verb=Verb.PUBLISH, by=by, why=why, host=host_of(current)):
        current.status = Curated.Status.PUBLISHED
        current.published_by = by
        current.published_at = current.published_at or timezone.now()
        current.published_alone = settings.ONE_PERSON_MAY_PUBLISH and has_words_in(by, current)
        current.version += 1
        current.save()
    return current


@transaction.atomic
def withdraw[Record: Curated](
    *, record: Record, by: User, why: str, with_dependents: bool = False, replaced_by: str = ""
) -> Record:
    """Take a record from readers; its address goes on answering, with the reason.

    Claims that would be left without evidence or claimant are named (DependentsRemain), or withdrawn too if asked. The
    tags, evidence and citations on a passage end with it.
    """
    current = lock(record)
    may(by, Verb.WITHDRAW, current)
    if not why.strip():
        raise ReasonNeeded
    end_dependents(current, by=by, why=why, asked=with_dependents)
    if isinstance(current, Passage):
        end_links(Passage.objects.filter(pk=current.pk), by=by, why=why)
    return _end(current, by=by, why=why, replaced_by=replaced_by)


def end_dependents(current: Curated, *, by: User, why: str, asked: bool) -> None:
    """Withdraw the published claims that cannot do without this record, or raise DependentsRemain with their names."""
    orphans = claims_resting_only_on(current)
    if orphans and not asked:
        raise DependentsRemain(_cannot_do_without(current), orphans)
    reason = _("Its source was withdrawn: %(why)s")
    if isinstance(current, Institution | Person):
        reason = _("Whoever makes it was withdrawn: %(why)s")
    for claim in orphans:
        _end(lock(claim), by=by, why=reason % {"why": why}, replaced_by="")


def _cannot_do_without(record: Curated) -> str:
    if isinstance(record, Institution | Person):
        return _(
            "Published claims name this as claimant or reporter. Withdraw them too, correct them, or merge this into "
            "another record."
        )
    return _("Published claims rest on this alone. Withdraw them too, or give them other evidence first.")


def _end[Record: Curated](current: Record, *, by: User, why: str, replaced_by: str) -> Record:
    if (revision := open_revision(current)) is not None:
        close(revision, by=by)
    with changed(current, verb=Verb.WITHDRAW, by=by, why=why, host=host_of(current)):
        current.status = Curated.Status.WITHDRAWN
        current.ended_at = timezone.now()
        current.end_reason = why
        current.replaced_by = replaced_by
        current.version += 1
        current.save()
    return current


def is_rested_on(kind: type) -> bool:
    """Whether claims can rest on records of this kind, or be made by them."""
    return kind in (Document, Edition, Passage, Evidence, Institution, Person)


def claims_resting_only_on(record: Curated) -> list[Claim]:
    """Published claims that have no other published evidence that carries them, or that name this party."""
    claims = Claim.objects.published()
    if isinstance(record, Institution | Person):
        return list(claims.attributed_to(record))
    resting: dict[type, models.Q] = {
        Document: models.Q(passage__edition__document=record.pk),
        Edition: models.Q(passage__edition=record.pk),
        Passage: models.Q(passage=record.pk),
        Evidence: models.Q(pk=record.pk),
    }
    if type(record) not in resting:
        return []
    carrying = Evidence.objects.published().carrying_claims()
    here = carrying.filter(resting[type(record)])
    elsewhere = carrying.exclude(resting[type(record)])
    return list(claims.filter(pk__in=here.values("claim")).exclude(pk__in=elsewhere.values("claim")))
