"""Issues: disputed questions, the positions taken on them, and the claims that take them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .curated import Curated


class Issue(Curated):
    """A question on which the sources take positions."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    question = models.TextField(_("question"))
    summary = models.TextField(_("what the question is about"), blank=True, default="")
    #: Said on the page where all sources lean one way, so that silence is not read as agreement.
    balance = models.TextField(_("balance of the sources"), blank=True, default="")
    concepts = models.ManyToManyField(
        "kb.Concept", blank=True, related_name="issues", verbose_name=_("concepts")
    )

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["question"]
        constraints = Curated.constraints_with(
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
    label = models.TextField(_("position"))
    summary = models.TextField(_("summary"), blank=True, default="")

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["issue", "order", "pk"]
        constraints = [
            models.UniqueConstraint(name="position_slug_unique_in_issue", fields=["issue", "slug"]),
            models.CheckConstraint(name="position_has_label", condition=~Q(label="")),
        ]

    def __str__(self) -> str:
        return self.label


class PositionClaim(models.Model):
    """A claim takes a position."""

    position = models.ForeignKey("kb.Position", models.CASCADE, related_name="position_claims")
    claim = models.ForeignKey("kb.Claim", models.PROTECT, related_name="position_claims")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("claim of a position")
        verbose_name_plural = _("claims of a position")
        ordering = ["position", "order", "pk"]
        constraints = [models.UniqueConstraint(name="positionclaim_unique", fields=["position", "claim"])]

    def __str__(self) -> str:
        return str(self.claim)
