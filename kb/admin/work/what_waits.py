"""What waits for one person and what waits for anybody, by kind of record and where it stands."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import Verb
from kb.curation.held_back import held_back, steps_of_passages
from kb.models import (
    BaseConflict,
    Curated,
    CuratedQuerySet,
    HistoryEvent,
    Revision,
    User,
    Verification,
)
from kb.models.carrying import decided
from kb.representing import SHAPES, model_of

from ..bounded_counts import bounded_count, standings, told
from ..records.values_in_words import words_for_kind
from .authorship import work_of
from .sent_back import sendings_back

Status = Curated.Status
#: Parts of the desk: name in the address → what it is.
PARTS = {
    "drafts": gettext_lazy("My drafts"),
    "sent-back": gettext_lazy("Sent back to me"),
    "submitted": gettext_lazy("Submitted by me, waiting for somebody else"),
    "to-review": gettext_lazy("Submitted by others, waiting for review"),
}


def lying_in(part: str, kind: str, user: User) -> QuerySet:
    """Records of one kind in one part of this person's work."""
    records: CuratedQuerySet[Any] = decided(SHAPES[kind].model.objects.order_by())
    if kind == "passage" and part == "sent-back":
        return held_back(records).filter(submitted_by=user)
    if kind == "passage":  # one that goes with its edition is not a thing to do of its own
        records = records.exclude(edition__status__in=[Status.DRAFT, Status.SUBMITTED])
    if part == "to-review":
        return records.filter(status=Status.SUBMITTED).exclude(submitted_by=user)
    if part == "submitted":
        return records.filter(status=Status.SUBMITTED, submitted_by=user)
    events = HistoryEvent.objects.filter(kind=kind, record_pk=OuterRef("pk"))
    steps = events.filter(verb__in=[Verb.SUBMIT, Verb.SEND_BACK]).order_by("-pk")
    if kind == "passage":
        steps = steps_of_passages().filter(record_pk=OuterRef("pk")).order_by("-pk")
    drafts = records.filter(status=Status.DRAFT).annotate(step=Subquery(steps.values("verb")[:1]))
    came_back = Q(step=Verb.SEND_BACK)
    if part == "sent-back":
        return drafts.filter(came_back, submitted_by=user)
    return drafts.filter(Exists(work_of(user, kind))).filter(
        Q(step__isnull=True) | ~came_back | ~Q(submitted_by=user)
    )


def revisions_in(part: str, user: User) -> QuerySet[Revision]:
    """Proposed changes of published records in one part of this person's work."""
    if part == "to-review":
        return Revision.objects.waiting().exclude(by=user)
    state = {"submitted": Revision.State.WAITING, "sent-back": Revision.State.SENT_BACK}.get(part, "")
    return Revision.objects.filter(state=state, by=user)


#: What stands for proposed changes among the kinds of record.
_REVISION = "revision"


def _together(part: str, user: User) -> QuerySet:
    """Kind, key and time of everything in one part, as one query."""
    parts = [_listed(kind, lying_in(part, kind, user), "updated_at") for kind in SHAPES]
    proposed = _listed(_REVISION, revisions_in(part, user).order_by(), "at")
    return parts[0].union(*parts[1:], proposed, all=True).order_by()


def newest_in(part: str, user: User) -> QuerySet:
    """Kind, key and time of what lies in one part of this person's work, what changed last first."""
    return _together(part, user).order_by("-last_changed", "pk")


def _listed(kind: str, records: QuerySet, changed: str) -> QuerySet:
    """Rows of kind, key and time, under names that no model has a column of."""
    named = records.annotate(of_kind=Value(kind, output_field=CharField()), last_changed=F(changed))
    listed: QuerySet = named.values_list("of_kind", "pk", "last_changed")
    return listed


def counts_of(user: User) -> dict[str, int | str]:
    """How many records lie in each part, as it is told, in one query for each."""
    return {part.replace("-", "_"): told(bounded_count(_together(part, user))) for part in PARTS}


def counts() -> dict[str, dict[str, int | str]]:
    """How many records of each model stand where, as it is told, in one query: {model name: {status: number}}."""
    standing: dict[str, dict[str, int | str]] = defaultdict(dict)
    for model, status, number in standings([shape.model for shape in SHAPES.values()]):
        standing[model][status] = told(number)
    return dict(standing)


def not_checked() -> int | str:
    """How many published claims have an open comparison with the primary text, as it is told."""
    checks = Verification.objects.published().filter(outcome=Verification.Outcome.NOT_CHECKED)
    return told(bounded_count(checks))


def differences() -> int | str:
    """How many differences between a base and what stands here wait for a person, as it is told."""
    return told(bounded_count(BaseConflict.objects.to_decide()))


def came_back(user: User, most: int = 5) -> list[dict[str, object]]:
    """What was sent back to this person last, each with the reason: the first thing to see."""
    return rows_of(newest_in("sent-back", user)[:most])


def rows_of(found: Iterable[tuple[str, int, datetime]]) -> list[dict[str, object]]:
    """The records behind kinds and keys, in the same order, in one query for each kind."""
    found = list(found)
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key, _changed in found:
        keys[kind].append(key)
    revisions = Revision.objects.select_related("answered_by").in_bulk(keys.pop(_REVISION, []))
    records = {kind: _loaded(kind, wanted) for kind, wanted in keys.items()}
    reasons = sendings_back(record for listed in records.values() for record in listed.values())
    rows = []
    for kind, key, changed in found:
        if kind == _REVISION:
            rows += [_revision_row(revisions[key])] if key in revisions else []
        elif (record := records[kind].get(key)) is not None:
            event = reasons.get((kind, key))
            rows.append(
                {
                    "record": record,
                    "kind": words_for_kind(kind),
                    "by": record.submitted_by,
                    "changed": changed,
                    "url": reverse(f"admin:kb_{record._meta.model_name}_change", args=[key]),
                    "reason": event.why if event else "",
                    "sent_by": event.actor if event else "",
                }
            )
    return rows


def _revision_row(revision: Revision) -> dict[str, object]:
    model = model_of(revision.kind)
    return {
        "record": revision,
        "kind": _("proposed change: %(kind)s") % {"kind": model._meta.verbose_name},
        "by": revision.by,
        "changed": revision.at,
        "url": reverse(f"admin:kb_{model._meta.model_name}_change", args=[revision.record_pk]),
        "reason": revision.answer,
        "sent_by": revision.answered_by or "",
    }


def _loaded(kind: str, keys: list[int]) -> dict[int, Curated]:
    shape = SHAPES[kind]
    records = shape.model.objects.filter(pk__in=keys).defer(*shape.deferred)
    joined = [*shape.joined, "submitted_by"]
    return records.select_related(*joined).in_bulk()
