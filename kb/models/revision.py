"""Revisions: what somebody would change in a record that readers see, kept apart from it until another agrees."""

import json
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .bounds import PARAGRAPH, bounded, bounded_text


class RevisionQuerySet(models.QuerySet):
    """Revisions by where they stand, and by what they are about."""

    def open(self) -> Self:
        """Those that wait for another person, or were sent back and can be changed."""
        return self.filter(state__in=[Revision.State.WAITING, Revision.State.SENT_BACK])

    def waiting(self) -> Self:
        return self.filter(state=Revision.State.WAITING)

    def of(self, kind: str, record: models.Model) -> Self:
        """Those of one record."""
        return self.filter(kind=kind, record_pk=record.pk)


class Revision(models.Model):
    """New words for a published record: readers keep the old ones until somebody else publishes these.

    A record has one open revision at most; whoever edits the record meanwhile edits that. Like the history it holds no
    foreign key to its record, which is of any kind and, being published, is never deleted.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for review")
        SENT_BACK = "sent-back", _("sent back")
        PUBLISHED = "published", _("published")
        DROPPED = "dropped", _("dropped")

    kind = models.TextField(_("kind of record"))
    record_pk = models.BigIntegerField(_("record"))
    #: What the record was called when the revision was last changed, for lists.
    title = models.TextField(_("record"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    #: Whose words they are: who changed the revision last.
    by = models.ForeignKey("kb.User", models.PROTECT, related_name="revisions", verbose_name=_("proposed by"))
    at = models.DateTimeField(_("proposed"))
    #: Grows with every change of the revision, so that nobody answers or overwrites words that they did not see.
    version = models.PositiveIntegerField(_("version"), default=1)
    #: Told to readers with the change once it is published.
    why = bounded_text(_("why"), at_most=PARAGRAPH)
    answered_by = models.ForeignKey(
        "kb.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    #: Why it was sent back; empty otherwise.
    answer = bounded_text(_("what is missing"), at_most=PARAGRAPH, blank=True, default="")
    #: True only where the installation lets one person publish alone.
    published_alone = models.BooleanField(_("published by one person"), default=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-at", "-pk"]
        constraints = [
            *bounded(why=PARAGRAPH, answer=PARAGRAPH),
            models.UniqueConstraint(
                name="revision_one_open",
                fields=["kind", "record_pk"],
                condition=Q(state__in=["waiting", "sent-back"]),
            ),
            models.CheckConstraint(
                name="revision_state_known",
                condition=Q(state__in=["waiting", "sent-back", "published", "dropped"]),
            ),
            models.CheckConstraint(
                name="revision_published_by_another",
                condition=~Q(state="published")
                | Q(published_alone=True)
                | (Q(answered_by__isnull=False) & ~Q(answered_by=F("by"))),
            ),
            models.CheckConstraint(
                name="revision_sent_back_says_why", condition=~Q(state="sent-back") | ~Q(answer="")
            ),
        ]
        indexes = [models.Index(name="revision_of_record", fields=["kind", "record_pk"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.SENT_BACK)

    @property
    def token(self) -> str:
        """Names this revision in this very wording; forms carry it."""
        return f"{self.pk}.{self.version}"


class RevisionChange(models.Model):
    """One key of the record as readers saw it when the change was proposed, and as it would be.

    Canonical JSON, as in the history; empty means that the key is absent.
    """

    revision = models.ForeignKey("kb.Revision", models.CASCADE, related_name="changes")
    field = models.TextField(_("field"))
    before = models.TextField(_("before"), blank=True, default="")
    after = models.TextField(_("after"), blank=True, default="")
    #: Who wrote this last: somebody else may have proposed the rest.
    by = models.ForeignKey(
        "kb.User", models.PROTECT, related_name="proposed_fields", verbose_name=_("written by")
    )

    class Meta:
        verbose_name = _("proposed field")
        verbose_name_plural = _("proposed fields")
        ordering = ["revision_id", "pk"]
        constraints = [
            models.UniqueConstraint(name="revisionchange_field_once", fields=["revision", "field"])
        ]

    def __str__(self) -> str:
        return self.field

    @property
    def after_value(self) -> Any:
        """What the key would hold; None where it would be empty."""
        return json.loads(self.after) if self.after else None
