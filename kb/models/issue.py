"""Issues: disputed questions, the positions taken on them, and the claims that take them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import PAGE, PARAGRAPH, SENTENCE, bounded, bounded_text
from .claim import Claim
from .concept import Concept
from .curated import Curated, CuratedQuerySet
from .listed import Listed


class IssueQuerySet(CuratedQuerySet):
    """Issues, alone, with their positions in short, or with the claims that take them."""

    def with_position_counts(self) -> Self:
        """With `positions`, each knowing how many published claims take it (`claims`)."""
        published = Q(position_claims__claim__status=Curated.Status.PUBLISHED)
        counted = Position.objects.annotate(  # type: ignore[no-redef]  # declared below
            claims=Count("position_claims", filter=published)
        )
        return self.prefetch_related(Prefetch("positions", counted.order_by("order", "pk")))

    def most_disputed(self) -> Self:
        """Those whose claims contradict others most often first, then those on which most claimants take positions."""
        published = Curated.Status.PUBLISHED
        claim = "positions__position_claims__claim"
        taken = Q(**{f"{claim}__status": published})
        made = taken & Q(**{f"{claim}__attributions__role": "claimant"})
        bodies = made & Q(**{f"{claim}__attributions__institution__status": published})
        persons = made & Q(**{f"{claim}__attributions__person__status": published})
        voices = Count(f"{claim}__attributions__institution", filter=bodies, distinct=True) + Count(
            f"{claim}__attributions__person", filter=persons, distinct=True
        )
        contradicting = taken & Q(
            **{f"{claim}__relations__kind": "contradicts", f"{claim}__relations__status": published},
            **{f"{claim}__relations__other__status": published},
        )
        clashes = Count(f"{claim}__relations", filter=contradicting, distinct=True)
        return self.annotate(clashes=clashes, voices=voices).order_by("-clashes", "-voices", "question")

    def with_positions(self) -> Self:
        """With `positions`, each with `visible_claims` (rows with a claim for a card), and with `visible_concepts`."""
        rows = PositionClaim.objects.published().order_by("order", "pk")
        rows = rows.prefetch_related(Prefetch("claim", Claim.objects.published().for_cards()))
        positions = Position.objects.order_by("order", "pk")
        concepts = Concept.objects.published().select_related("scheme").order_by("scheme__position", "label")
        return self.prefetch_related(
            Prefetch("concepts", concepts, to_attr="visible_concepts"),
            Prefetch(
                "positions",
                positions.prefetch_related(  # type: ignore[no-redef]  # declared below
                    Prefetch("position_claims", rows, to_attr="visible_claims")
                ),
            ),
        )


class Issue(Curated, Listed):
    """A question on which the sources take positions."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    question = bounded_text(_("question"), at_most=SENTENCE)
    summary = bounded_text(_("what the question is about"), at_most=PAGE, blank=True, default="")
    #: Said on the page where all sources lean one way, so that silence is not read as agreement.
    balance = bounded_text(_("balance of the sources"), at_most=PAGE, blank=True, default="")
    concepts = models.ManyToManyField(
        "kb.Concept", blank=True, related_name="issues", verbose_name=_("concepts")
    )

    #: Set by `most_disputed` and `with_positions`.
    clashes: int
    voices: int
    visible_concepts: list[Concept]

    objects: ClassVar = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["question"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(question=SENTENCE, summary=PAGE, balance=PAGE),
            models.CheckConstraint(name="issue_asks_something", condition=~Q(question="")),
        )

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("issue", kwargs={"slug": self.slug})


class Position(models.Model):
    """One answer to an issue's question."""

    issue = models.ForeignKey("kb.Issue", models.CASCADE, related_name="positions")
    slug = models.SlugField(_("slug"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    label = bounded_text(_("position"), at_most=SENTENCE)
    summary = bounded_text(_("summary"), at_most=PARAGRAPH, blank=True, default="")

    #: Set by `with_position_counts` and `with_positions` of issues.
    claims: int
    visible_claims: "list[PositionClaim]"

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["issue_id", "order", "pk"]
        constraints = [
            *bounded(label=SENTENCE, summary=PARAGRAPH),
            models.UniqueConstraint(name="position_slug_unique_in_issue", fields=["issue", "slug"]),
            models.CheckConstraint(name="position_has_label", condition=~Q(label="")),
        ]

    def __str__(self) -> str:
        return self.label


class PositionClaimQuerySet(models.QuerySet):
    """Claims that take positions; visible only where the claim and the issue are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return self.filter(claim__status=published, position__issue__status=published)


class PositionClaim(models.Model):
    """A claim takes a position."""

    position = models.ForeignKey("kb.Position", models.CASCADE, related_name="position_claims")
    claim = models.ForeignKey("kb.Claim", models.PROTECT, related_name="position_claims")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PositionClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim of a position")
        verbose_name_plural = _("claims of a position")
        ordering = ["position_id", "order", "pk"]
        constraints = [models.UniqueConstraint(name="positionclaim_unique", fields=["position", "claim"])]

    def __str__(self) -> str:
        return str(self.claim)
