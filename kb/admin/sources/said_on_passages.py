"""What was said on the passages of an edition: claims, evidence, tags and citations of law, and where each stands."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value

from kb.models import (
    Claim,
    ClaimTag,
    Curated,
    Edition,
    Evidence,
    Passage,
    PassageTag,
    ProvisionCitation,
    User,
)
from kb.models.carrying import decided
from kb.representing import kind_of

from ..work.authorship import work_of

Status = Curated.Status


@dataclass
class Said:
    """How much of it stands where, and how much of it this person has drafted or may look at as submitted."""

    standing: Counter[tuple[str, str]] = field(default_factory=Counter)
    my_drafts: int = 0

    @property
    def submitted(self) -> int:
        return sum(number for (_kind, status), number in self.standing.items() if status == Status.SUBMITTED)

    @property
    def rows(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """Each kind in words, with how many of it stand where."""
        return [
            (
                str(model._meta.verbose_name_plural),
                [
                    (self.standing[name, status], str(Status(status).label))
                    for status in Status.values
                    if self.standing[name, status]
                ],
            )
            for name, model in _MODELS.items()
            if any(kind == name for kind, _status in self.standing)
        ]


_MODELS: dict[str, type[Curated]] = {
    kind_of(model): model for model in (Claim, ClaimTag, Evidence, PassageTag, ProvisionCitation)
}


def said_on(edition: Edition, user: User) -> Said:
    """What is live on the edition's passages, in one query. What the program carried there and nobody decided is told
    at its own desk."""
    said = Said()
    parts = [_counted(name, _of_edition(model, edition), user) for name, model in _MODELS.items()]
    for kind, status, is_mine, number in parts[0].union(*parts[1:], all=True).order_by():
        said.standing[kind, status] += number
        said.my_drafts += number if is_mine and status == Status.DRAFT else 0
    return said


def _of_edition(model: type[Curated], edition: Edition) -> QuerySet[Any]:
    live = model._default_manager.order_by().live()
    if model in (Claim, ClaimTag):
        claim = OuterRef("pk" if model is Claim else "claim")
        return live.filter(Exists(Evidence.objects.filter(claim=claim, passage__edition=edition)))
    return decided(live.filter(Q(passage__edition=edition)))


def _counted(kind: str, records: QuerySet[Any], user: User) -> QuerySet[Any]:
    """Kind, status, whether this person had a hand in it, and how many."""
    mine = Exists(work_of(user, kind))
    rows = records.values(standing=F("status"), is_mine=mine).annotate(number=Count("pk"))
    counted: QuerySet[Any] = rows.values_list(
        Value(kind, output_field=CharField()), "standing", "is_mine", "number"
    )
    return counted


def with_what_is_said(passages: QuerySet[Passage]) -> QuerySet[Passage]:
    """The passages with `live_tags`, `live_evidence` and `live_citations`: three queries more."""
    tags = PassageTag.objects.live().with_concept()
    evidence = Evidence.objects.live().select_related("claim")
    citations = ProvisionCitation.objects.live()
    return passages.prefetch_related(
        Prefetch("tags", tags, to_attr="live_tags"),
        Prefetch("evidence", evidence, to_attr="live_evidence"),
        Prefetch(
            "provision_citations",
            citations.select_related("instrument", "provision__instrument"),
            to_attr="live_citations",
        ),
    )
