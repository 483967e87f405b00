"""What the program proposes and a person decides about; the decision is remembered, so nothing is asked twice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Decided(models.Model):
    """A proposal that is open until somebody accepts or rejects it."""

    class Decision(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        "kb.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_decision_by_somebody",
                condition=Q(decision="open", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(decision="open") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
        ]

    @classmethod
    def constraints_with(cls, *more: models.BaseConstraint) -> list[models.BaseConstraint]:
        """The constraint every proposal has, and a model's own."""
        return [*more, *Decided.Meta.constraints]
