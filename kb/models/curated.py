"""What every curated record has in common: draft to published, two people, a version, an end that is told."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .bounds import PARAGRAPH, bounded, bounded_text


class CuratedQuerySet(models.QuerySet):
    """Records by where they stand on their way to readers."""

    def published(self) -> Self:
        """What anybody may see. Subclasses narrow this where a record is visible only with its parent."""
        return self.filter(status=Curated.Status.PUBLISHED)

    def ended(self) -> Self:
        """Records whose address still answers, with the reason they ended."""
        return self.filter(status__in=Curated.ENDED)

    def live(self) -> Self:
        """All that has not ended, whether readers see it or not; for the desks and for what works for them."""
        return self.exclude(status__in=Curated.ENDED)

    def unpublished(self) -> Self:
        """Work in progress, for the desks only."""
        return self.filter(status__in=[Curated.Status.DRAFT, Curated.Status.SUBMITTED])

    def submitted(self) -> Self:
        return self.filter(status=Curated.Status.SUBMITTED)


class Curated(models.Model):
    """A record that is drafted, submitted, published by somebody else, and never silently gone."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUPERSEDED = "superseded", _("superseded")

    #: Where the way of a record is over.
    ENDED = (Status.WITHDRAWN, Status.SUPERSEDED)
    #: Columns that say where a record stands, which the history tells beside its own keys.
    WORKFLOW = ("status", "end_reason", "replaced_by")

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    #: Grows by one with every change; a form that was opened on an older version cannot be saved over a newer one.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    #: Whose words these are: who changed them last; empty for words that came with a base or by a command.
    changed_by = models.ForeignKey(
        "kb.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("last changed by"),
    )
    submitted_by = models.ForeignKey(
        "kb.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        "kb.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
    )
    #: Set at the first publication and kept ever after: from then on the address answers.
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    #: True only where the installation lets one person publish alone.
    published_alone = models.BooleanField(_("published by one person"), default=False, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    end_reason = bounded_text(_("why it ended"), at_most=PARAGRAPH, blank=True, default="", editable=False)
    #: The handle of the record that stands in for this one (see kb.representing.references), empty if none does.
    replaced_by = models.TextField(_("replaced by"), blank=True, default="", editable=False)

    objects = CuratedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            *bounded(end_reason=PARAGRAPH),
            models.CheckConstraint(
                name="%(class)s_status_known",
                condition=Q(status__in=["draft", "submitted", "published", "withdrawn", "superseded"]),
            ),
            models.CheckConstraint(
                name="%(class)s_published_has_date",
                condition=~Q(status="published") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_two_people",
                condition=~Q(status="published")
                | Q(published_alone=True)
                | Q(submitted_by__isnull=True)
                | Q(published_by__isnull=True)
                | ~Q(submitted_by=F("published_by")),
            ),
            models.CheckConstraint(
                name="%(class)s_last_change_seen_by_another",
                condition=~Q(status="published")
                | Q(published_alone=True)
                | Q(changed_by__isnull=True)
                | Q(published_by__isnull=True)
                | ~Q(changed_by=F("published_by")),
            ),
            models.CheckConstraint(
                name="%(class)s_end_says_why",
                condition=~Q(status__in=["withdrawn", "superseded"])
                | (~Q(end_reason="") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="%(class)s_superseded_names_successor",
                condition=~Q(status="superseded") | ~Q(replaced_by=""),
            ),
        ]

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def has_ended(self) -> bool:
        return self.status in self.ENDED

    @classmethod
    def constraints_with(cls, *more: models.BaseConstraint) -> list[models.BaseConstraint]:
        """The constraints every curated record has, and a model's own."""
        return [*Curated.Meta.constraints, *more]

    @classmethod
    def indexes_with(cls, *more: models.Index) -> list[models.Index]:
        """The indexes every curated record has, and a model's own."""
        return [
            # What the desks list and count of drafts, submissions and ends, newest first: few among very many.
            models.Index(
                name="%(class)s_unpublished",
                fields=["status", "updated_at"],
                condition=~Q(status="published"),
            ),
            *more,
        ]

    @classmethod
    def indexes_of_link(cls, *more: models.Index) -> list[models.Index]:
        """The same of a record that is in no list of readers."""
        # How many of them are published, counted on the desks' first page.
        published = models.Index(name="%(class)s_published", fields=["id"], condition=Q(status="published"))
        return cls.indexes_with(published, *more)
