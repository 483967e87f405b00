"""Tags: the concepts that a passage or a claim is about, each a decision with a history of its own."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .curated import Curated, CuratedQuerySet


class TagQuerySet(CuratedQuerySet):
    """Tags of whatever is tagged."""

    def with_concept(self) -> Self:
        """With the concept and its scheme, in the order of the schemes."""
        return self.select_related("concept__scheme").order_by("concept__scheme__position", "concept__label")


class PassageTagQuerySet(TagQuerySet):
    """Tags of passages; visible only when both ends are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return (
            super()
            .published()
            .filter(concept__status=published, passage__status=published)
            .filter(passage__edition__document__status=published)
        )

    def rows(self) -> models.QuerySet:
        """As mappings of passage, label, slug and scheme, for pages with hundreds of passages."""
        columns = {
            "label": F("concept__label"),
            "slug": F("concept__slug"),
            "scheme": F("concept__scheme__slug"),
        }
        ordered = self.order_by("concept__scheme__position", "concept__label")
        return ordered.values("passage_id", **columns)


class PassageTag(Curated):
    """A passage is about a concept."""

    passage = models.ForeignKey(
        "kb.Passage",
        models.PROTECT,
        related_name="tags",
        verbose_name=_("passage"),
        db_index=False,  # the index of passagetag_unique begins with it
    )
    concept = models.ForeignKey(
        "kb.Concept", models.PROTECT, related_name="passage_tags", verbose_name=_("concept")
    )

    objects: ClassVar = PassageTagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag of a passage")
        verbose_name_plural = _("tags of passages")
        ordering = ["passage_id", "pk"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            models.UniqueConstraint(name="passagetag_unique", fields=["passage", "concept"]),
        )

    def __str__(self) -> str:
        return f"{self.passage}: {self.concept}"


class ClaimTagQuerySet(TagQuerySet):
    """Tags of claims; visible only when both ends are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return super().published().filter(concept__status=published, claim__status=published)


class ClaimTag(Curated):
    """A claim is about a concept."""

    claim = models.ForeignKey("kb.Claim", models.CASCADE, related_name="tags", verbose_name=_("claim"))
    concept = models.ForeignKey(
        "kb.Concept", models.PROTECT, related_name="claim_tags", verbose_name=_("concept")
    )

    objects: ClassVar = ClaimTagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag of a claim")
        verbose_name_plural = _("tags of claims")
        ordering = ["claim_id", "pk"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            models.UniqueConstraint(name="claimtag_unique", fields=["claim", "concept"]),
        )

    def __str__(self) -> str:
        return f"{self.claim}: {self.concept}"
