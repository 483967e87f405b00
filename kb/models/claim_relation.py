"""Relations between claims: which contradict, qualify, restate or narrow which, and why."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .bounds import REASON, bounded, bounded_text
from .curated import Curated, CuratedQuerySet


class ClaimRelationQuerySet(CuratedQuerySet):
    """Relations; visible only when both claims are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return super().published().filter(claim__status=published, other__status=published)

    def about(self, claim: models.Model) -> Self:
        """Relations that touch this claim, from either side."""
        return self.filter(Q(claim=claim) | Q(other=claim))

    def contradictions_of_each(self) -> Coalesce:
        """For annotating claims: how many published contradictions each is part of."""
        here = self.published().filter(
            Q(claim=OuterRef("pk")) | Q(other=OuterRef("pk")), kind=ClaimRelation.Kind.CONTRADICTS
        )
        counted = (
            here.order_by().annotate(one=models.Value(1)).values("one").annotate(n=Count("pk")).values("n")
        )
        return Coalesce(Subquery(counted), 0)


class ClaimRelation(Curated):
    """One claim stands to another, for the curator's stated reason.

    Contradiction is symmetric and kept once, with the lower claim first; the others read from `claim` to `other`.
    """

    class Kind(models.TextChoices):
        CONTRADICTS = "contradicts", _("contradicts")
        QUALIFIES = "qualifies", _("qualifies")
        RESTATES = "restates", _("restates")
        NARROWS = "narrows", _("narrows")

    claim = models.ForeignKey("kb.Claim", models.CASCADE, related_name="relations", verbose_name=_("claim"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    other = models.ForeignKey(
        "kb.Claim", models.PROTECT, related_name="relations_to_it", verbose_name=_("other claim")
    )
    reason = bounded_text(_("reason"), at_most=REASON)

    objects: ClassVar = ClaimRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation of claims")
        verbose_name_plural = _("relations of claims")
        ordering = ["claim_id", "kind", "pk"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            *bounded(reason=REASON),
            models.UniqueConstraint(name="claimrelation_unique", fields=["claim", "kind", "other"]),
            models.CheckConstraint(name="claimrelation_two_claims", condition=~Q(claim=F("other"))),
            models.CheckConstraint(
                name="claimrelation_contradiction_once",
                condition=~Q(kind="contradicts") | Q(claim__lt=F("other")),
            ),
            models.CheckConstraint(name="claimrelation_says_why", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.claim} — {self.get_kind_display()} — {self.other}"
