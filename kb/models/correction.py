"""Proposed corrections: a lost space or a confused letter of an edition, never applied silently."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .decided import Decided


class ProposedCorrection(Decided):
    """`after` instead of `before` at `start:end` of an edition's text, in code points.

    Accepted before the edition is stored, it is in the text already. Accepted later, it waits for the next edition,
    because an edition is never edited.
    """

    edition = models.ForeignKey(
        "kb.Edition", models.CASCADE, related_name="corrections", verbose_name=_("edition")
    )
    start = models.PositiveIntegerField(_("begins at"))
    end = models.PositiveIntegerField(_("ends at"))
    before = models.TextField(_("as it is"))
    after = models.TextField(_("as it should be"))
    rule = models.TextField(_("rule"))
    score = models.FloatField(_("score"), default=1.0)

    class Meta:
        verbose_name = _("proposed correction")
        verbose_name_plural = _("proposed corrections")
        ordering = ["edition_id", "start", "pk"]
        constraints = Decided.constraints_with(
            models.UniqueConstraint(
                name="proposedcorrection_made_once", fields=["edition", "start", "end", "rule"]
            ),
            models.CheckConstraint(
                name="proposedcorrection_offsets_in_order", condition=Q(start__lt=F("end"))
            ),
            models.CheckConstraint(
                name="proposedcorrection_changes_something", condition=~Q(before=F("after"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
