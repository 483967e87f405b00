"""The outbox: which records changed and still have to reach the search index; written by database triggers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEntry(models.Model):
    """One changed row, noted in the transaction that changed it, removed once the index holds it."""

    table = models.TextField(_("table"))
    record_pk = models.BigIntegerField(_("record"))
    created_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("outbox entry")
        verbose_name_plural = _("outbox")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.table} {self.record_pk}"


class IndexState(models.Model):
    """Which generation of the search index is in use, and what it was built with."""

    generation = models.PositiveBigIntegerField(_("generation"), default=0)
    #: Grows whenever something visible changed; results are cached by it.
    revision = models.PositiveBigIntegerField(_("revision"), default=0)
    schema_version = models.TextField(_("schema version"), blank=True, default="")
    built_at = models.DateTimeField(_("built"), null=True, blank=True)

    class Meta:
        verbose_name = _("index state")
        verbose_name_plural = _("index states")

    def __str__(self) -> str:
        return f"{self.generation}.{self.revision}"
