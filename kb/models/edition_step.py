"""Edition steps: a large edition taken along its way by a process of its own, with how far it is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bounds import PARAGRAPH, bounded, bounded_text


class EditionStep(models.Model):
    """One act on a whole edition that takes longer than a page may: wanted, under way, and how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")

    edition = models.ForeignKey("kb.Edition", models.CASCADE, related_name="steps", verbose_name=_("edition"))
    #: A name among the acts of kb.ingest.background.edition_steps.
    act = models.CharField(_("what is done"), max_length=20)
    by = models.ForeignKey("kb.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    #: The mark of the edition as the person saw it, "" where nobody looked (see kb.curation.seen_marks).
    seen = models.CharField(_("mark of what was seen"), max_length=32, blank=True, default="")
    why = bounded_text(_("why"), at_most=PARAGRAPH, blank=True, default="")
    with_dependents = models.BooleanField(_("with the claims that rest on it"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("passages done"), default=0)
    total = models.PositiveIntegerField(_("passages"), default=0)
    refusal = models.TextField(_("refused because"), blank=True, default="")
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    class Meta:
        verbose_name = _("step of an edition")
        verbose_name_plural = _("steps of editions")
        ordering = ["-pk"]
        constraints = [
            *bounded(why=PARAGRAPH),
            models.UniqueConstraint(
                name="editionstep_one_at_a_time", fields=["edition"], condition=Q(state="waiting")
            ),
            models.CheckConstraint(
                name="editionstep_refusal_says_why",
                condition=(Q(state="refused") & ~Q(refusal="")) | (~Q(state="refused") & Q(refusal="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.edition}"
