"""Imports: one source on its way from its bytes to an edition, with where it stands and what stood in the way."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """The import of one source: waiting, reading, ready to be looked at, storing, and how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        READY = "ready", _("ready to be looked at")
        STORING = "storing", _("being stored")
        STORED = "stored", _("stored")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")

    by = models.ForeignKey(
        "kb.User", models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last heard of"), auto_now=True)
    #: The turn of an import that waits follows from the first, that of its curator from the second.
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    begun_at = models.DateTimeField(_("work last begun"), null=True, blank=True)
    #: How often work was begun and not ended: whatever ends its processes is not tried for ever.
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    file = models.ForeignKey(
        "kb.SourceFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=_("source file"),
    )
    given_name = models.TextField(_("name or address given"), blank=True, default="")
    url = models.TextField(_("fetched from"), blank=True, default="")
    document = models.ForeignKey(
        "kb.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=_("document"),
        help_text=_("Empty for a source that is new to the base."),
    )
    edition = models.ForeignKey(
        "kb.Edition",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=_("resulting edition"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress in percent"), default=0)
    message = models.TextField(_("what is being done"), blank=True, default="")
    refusal_code = models.CharField(_("refused because (code)"), max_length=40, blank=True, default="")
    refusal = models.TextField(_("refused because"), blank=True, default="")
    #: JSON where the program reads and writes one whole value that is never asked about by its parts: the description
    #: of a new document as its mapping, what was chosen and typed in the preview, and the parsed edition meanwhile.
    described = models.JSONField(_("description of the document"), default=dict, blank=True)
    kept = models.JSONField(_("removals to be kept in"), default=list, blank=True)
    accepted = models.JSONField(_("corrections to be made"), default=list, blank=True)
    typed = models.JSONField(_("typed on the page so far"), default=dict, blank=True)
    parsed = models.JSONField(_("what was read"), null=True, blank=True)
    #: As of an edition: made once when the source is read, for every look at the preview.
    sketch = ArrayField(
        models.BigIntegerField(), verbose_name=_("sketch of its words"), default=list, blank=True
    )

    #: Set at the desk that lists imports: how many are worked on before it.
    ahead: int | None

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="import_progress_in_percent", condition=Q(progress__lte=100)),
            models.CheckConstraint(
                name="import_refusal_says_why",
                condition=(Q(state="refused") & ~Q(refusal_code="") & ~Q(refusal=""))
                | (~Q(state="refused") & Q(refusal_code="", refusal="")),
            ),
            models.CheckConstraint(
                name="import_ready_was_read", condition=~Q(state="ready") | Q(parsed__isnull=False)
            ),
        ]
        indexes = [models.Index(name="import_state", fields=["state", "changed_at"])]

    def __str__(self) -> str:
        return self.given_name or self.url or str(self.file or self.pk)

    @property
    def has_ended(self) -> bool:
        return self.state in (self.State.STORED, self.State.REFUSED, self.State.CANCELLED)
