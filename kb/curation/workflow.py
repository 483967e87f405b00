"""The way of a record: draft, submitted, published by somebody else, withdrawn with a reason."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import Claim, Curated, Document, Evidence, Passage, User

from .changing import changed, lock
from .errors import CurationError, DependentsRemain, ReasonNeeded
from .permissions import Verb, may


@transaction.atomic
def submit(*, record: Curated, by: User) -> Any:
    """Hand a draft to the reviewers."""
    current = lock(record)
    may(by, Verb.SUBMIT, current)
    with changed(current, verb=Verb.SUBMIT, by=by, host=host_of(current)):
        current.status = Curated.Status.SUBMITTED
        current.submitted_by = by
        current.submitted_at = timezone.now()
        current.version += 1
        current.save()
    return current


@transaction.atomic
def send_back(*, record: Curated, by: User, why: str) -> Any:
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
def publish(*, record: Curated, by: User, why: str = "") -> Any:
    """Show a submitted record to readers; not by whoever submitted it, unless the installation allows one person."""
    current = lock(record)
    may(by, Verb.PUBLISH, current)
    with changed(current, verb=Verb.PUBLISH, by=by, why=why, host=host_of(current)):
        current.status = Curated.Status.PUBLISHED
        current.published_by = by
        current.published_at = current.published_at or timezone.now()
        current.published_alone = settings.ONE_PERSON_MAY_PUBLISH and current.submitted_by_id == by.pk
        current.version += 1
        current.save()
    return current


@transaction.atomic
def withdraw(
    *, record: Curated, by: User, why: str, with_dependents: bool = False, replaced_by: str = ""
) -> Any:
    """Take a record from readers; its address goes on answering, with the reason.

    Claims that would be left without evidence are named (DependentsRemain), or withdrawn too if asked.
    """
    current = lock(record)
    may(by, Verb.WITHDRAW, current)
    if not why.strip():
        raise ReasonNeeded
    orphans = claims_resting_only_on(current)
    if orphans and not with_dependents:
        raise DependentsRemain(
            _("Published claims rest on this alone. Withdraw them too, or give them other evidence first."),
            orphans,
        )
    for claim in orphans:
        reason = _("Its source was withdrawn: %(why)s") % {"why": why}
        _end(lock(claim), by=by, why=reason, replaced_by="")
    return _end(current, by=by, why=why, replaced_by=replaced_by)


def _end(current: Curated, *, by: User, why: str, replaced_by: str) -> Any:
    with changed(current, verb=Verb.WITHDRAW, by=by, why=why, host=host_of(current)):
        current.status = Curated.Status.WITHDRAWN
        current.ended_at = timezone.now()
        current.end_reason = why
        current.replaced_by = replaced_by
        current.version += 1
        current.save()
    return current


def claims_resting_only_on(record: Curated) -> list[Claim]:
    """Published claims that have no published evidence except on this document, passage or evidence."""
    resting: dict[type, models.Q] = {
        Document: models.Q(passage__edition__document=record.pk),
        Passage: models.Q(passage=record.pk),
        Evidence: models.Q(pk=record.pk),
    }
    if type(record) not in resting:
        return []
    here = Evidence.objects.published().filter(resting[type(record)])
    elsewhere = Evidence.objects.published().exclude(resting[type(record)])
    return list(
        Claim.objects.published()
        .filter(pk__in=here.values("claim"))
        .exclude(pk__in=elsewhere.values("claim"))
    )


def host_of(record: Curated) -> models.Model | None:
    """The passage or claim whose history a link (tag, evidence, citation, verification) belongs to."""
    for name in ("claim", "passage"):
        if type(record) not in (Claim, Passage) and getattr(record, f"{name}_id", None):
            return getattr(record, name)
    return None
