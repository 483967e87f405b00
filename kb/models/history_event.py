"""The append-only account of every change: who, when, what field by field, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .bounds import PARAGRAPH, bounded, bounded_text


class HistoryEvent(models.Model):
    """One change to one record. Holds no foreign keys, so that the account never stands in the way of the live data.

    The database refuses to update or delete rows; each row's digest covers the row before it, so a gap shows.
    """

    at = models.DateTimeField(_("when"))
    #: The account name, or "base" for what came with a loaded base.
    actor = models.TextField(_("who"))
    actor_role = models.TextField(_("role"), blank=True, default="")
    verb = models.TextField(_("what was done"))
    kind = models.TextField(_("kind of record"))
    record_pk = models.BigIntegerField(_("record"))
    #: The record's handle at the time (see kb.representing.references).
    handle = models.TextField(_("handle"))
    title = models.TextField(_("title at the time"))
    #: For a tag, a piece of evidence or another link: the passage or claim whose history it belongs to.
    host_kind = models.TextField(_("belongs to the history of"), blank=True, default="")
    host_pk = models.BigIntegerField(_("belongs to record"), null=True, blank=True)
    #: Whether readers could see the record before or after the change; only such events are public.
    public = models.BooleanField(_("public"), default=False)
    why = bounded_text(_("why"), at_most=PARAGRAPH, blank=True, default="")
    previous_digest = models.CharField(_("digest before"), max_length=64, blank=True, default="")
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    #: Set by `with_changes` (kb.history).
    told: list[dict[str, str]]
    authors: list[dict[str, str]] | None

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        constraints = [*bounded(why=PARAGRAPH)]
        indexes = [
            models.Index(name="historyevent_of_record", fields=["kind", "record_pk", "-id"]),
            models.Index(name="historyevent_of_host", fields=["host_kind", "host_pk", "-id"]),
            models.Index(name="historyevent_public", fields=["-id"], condition=models.Q(public=True)),
            # The desk's list of what was done in one way, however seldom that was.
            models.Index(name="historyevent_of_verb", fields=["verb", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.handle}"


class HistoryChange(models.Model):
    """One field of one change: its value before and after, as canonical JSON; empty means the field was absent."""

    event = models.ForeignKey(
        "kb.HistoryEvent",
        models.PROTECT,
        related_name="changes",
        db_index=False,  # the index of historychange_field_once begins with it
    )
    field = models.TextField(_("field"))
    before = models.TextField(_("before"), blank=True, default="")
    after = models.TextField(_("after"), blank=True, default="")

    class Meta:
        verbose_name = _("changed field")
        verbose_name_plural = _("changed fields")
        ordering = ["event_id", "pk"]
        constraints = [models.UniqueConstraint(name="historychange_field_once", fields=["event", "field"])]

    def __str__(self) -> str:
        return self.field
