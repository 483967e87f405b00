"""Verifications: what the primary text says about a claim on what an instrument or a body says."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bounds import PARAGRAPH, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import PartialDateField


class VerificationQuerySet(CuratedQuerySet):
    """Verifications; visible only with their claim."""

    def published(self) -> Self:
        return super().published().filter(claim__status=Curated.Status.PUBLISHED)

    def with_place(self) -> Self:
        """With the law or the passage that settles it."""
        return self.select_related("instrument", "provision__instrument", "passage__edition__document")

    def settled_by(self, provisions: list[int]) -> models.QuerySet:
        """Primary keys of the claims that one of these provisions settles."""
        return self.filter(provision__in=provisions).order_by("claim__slug").values_list("claim", flat=True)

    def settled_by_instrument(self, instrument: models.Model) -> models.QuerySet:
        """Primary keys of the claims that the instrument or a published provision of it settles."""
        published = Curated.Status.PUBLISHED
        there = Q(instrument=instrument) & (Q(provision=None) | Q(provision__status=published))
        return self.filter(there).order_by("claim__slug").values_list("claim", flat=True)


class Verification(Curated):
    """The outcome of comparing one claim with the primary text, and the place that settles it."""

    class Outcome(models.TextChoices):
        NOT_CHECKED = "not-checked", _("not checked")
        CONFIRMED = "confirmed", _("confirmed in the primary text")
        NOT_FOUND = "not-found", _("not found there")
        CONTRADICTED = "contradicted", _("contradicted by the primary text")

    claim = models.OneToOneField(
        "kb.Claim", models.CASCADE, related_name="verification", verbose_name=_("claim")
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, default=Outcome.NOT_CHECKED)
    instrument = models.ForeignKey(
        "kb.LegalInstrument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications",
        verbose_name=_("instrument"),
    )
    provision = models.ForeignKey(
        "kb.Provision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications",
        verbose_name=_("provision"),
    )
    passage = models.ForeignKey(
        "kb.Passage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications",
        verbose_name=_("passage"),
    )
    note = bounded_text(
        _("what the primary text says, where, and what follows"), at_most=PARAGRAPH, blank=True, default=""
    )
    checked = PartialDateField(_("checked on"))

    objects: ClassVar = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["claim_id"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            *bounded(note=PARAGRAPH),
            models.CheckConstraint(
                name="verification_explains_itself", condition=Q(outcome="not-checked") | ~Q(note="")
            ),
            models.CheckConstraint(
                name="verification_checked_has_date", condition=Q(outcome="not-checked") | ~Q(checked="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.claim}"
