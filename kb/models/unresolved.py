"""Unresolved mentions: what looks like a reference to an instrument that the base does not know, by frequency."""

from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from .decided import Decided


class UnresolvedMentionQuerySet(models.QuerySet):
    """Mentions with how often they occur."""

    def by_frequency(self) -> Self:
        """With `occurrences` and `editions`, most frequent first."""
        return self.annotate(
            occurrences=Count("places"), editions=Count("places__passage__edition", distinct=True)
        ).order_by("-occurrences", "normal")


class UnresolvedMention(Decided):
    """One wording of an unknown instrument; counted by its places, decided about once for all of them.

    Accepted: it means `instrument`. Rejected: it is no instrument, or none that the base should know.
    """

    #: As the recogniser compares wordings: one row, however it is capitalised or spaced.
    normal = models.TextField(_("normalised wording"), unique=True)
    as_printed = models.TextField(_("as first printed"))
    instrument = models.ForeignKey(
        "kb.LegalInstrument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("instrument"),
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    #: Set by `by_frequency`.
    occurrences: int
    editions: int

    objects = UnresolvedMentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("unresolved mention")
        verbose_name_plural = _("unresolved mentions")
        ordering = ["normal"]
        constraints = Decided.constraints_with(
            models.CheckConstraint(name="unresolvedmention_says_something", condition=~Q(normal="")),
            models.CheckConstraint(
                name="unresolvedmention_only_accepted_is_known",
                condition=Q(decision="accepted") | Q(instrument__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.as_printed


class MentionPlace(models.Model):
    """Where an unresolved mention stands: offsets in the passage's text, in code points."""

    mention = models.ForeignKey("kb.UnresolvedMention", models.CASCADE, related_name="places")
    passage = models.ForeignKey("kb.Passage", models.CASCADE, related_name="unresolved_mentions")
    start = models.PositiveIntegerField(_("begins at"))
    end = models.PositiveIntegerField(_("ends at"))

    class Meta:
        verbose_name = _("place of a mention")
        verbose_name_plural = _("places of mentions")
        ordering = ["mention_id", "passage_id", "start"]
        constraints = [
            models.UniqueConstraint(name="mentionplace_once", fields=["mention", "passage", "start"]),
            models.CheckConstraint(name="mentionplace_offsets_in_order", condition=Q(start__lt=F("end"))),
        ]

    def __str__(self) -> str:
        return f"{self.mention} ({self.start}–{self.end})"
