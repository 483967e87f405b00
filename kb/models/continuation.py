"""Continuations: which passage of a newer edition says what a passage of an older one said."""

from collections.abc import Iterable, Mapping
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .curated import Curated


class ContinuationQuerySet(models.QuerySet):
    """Continuations; readers see those between passages that they have seen."""

    def readable(self) -> Self:
        """Between published passages of a published document."""
        published = Curated.Status.PUBLISHED
        return self.filter(
            earlier__status=published, later__status=published, later__edition__document__status=published
        )

    def ancestors(self, passages: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """For each of these passages of one document, by primary key, the public ids of all that it goes back to."""
        found: dict[int, list[str]] = {pk: [] for pk in passages}
        rows = self.filter(later__edition__document__editions__passages__in=list(found)[:1])
        pairs = list(rows.order_by("earlier__position").values_list("later", "earlier", "earlier__public_id"))
        before: dict[int, list[tuple[int, str]]] = {}
        for later, earlier, public_id in pairs:
            before.setdefault(later, []).append((earlier, public_id))
        for passage, ids in found.items():
            waiting = [passage]
            while waiting:
                for earlier, public_id in before.get(waiting.pop(), ()):
                    ids.append(public_id)
                    waiting.append(earlier)
        return {passage: tuple(ids) for passage, ids in found.items() if ids}


class Continuation(models.Model):
    """A passage of an older edition goes on as a passage of a newer one of the same document.

    A paragraph that was split goes on as several; of paragraphs that were joined several go on as one.
    """

    class Kind(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        MOVED = "moved", _("moved")
        CHANGED = "changed", _("changed")

    earlier = models.ForeignKey(
        "kb.Passage", models.CASCADE, related_name="continuations", verbose_name=_("earlier passage")
    )
    later = models.ForeignKey(
        "kb.Passage", models.CASCADE, related_name="continued_from", verbose_name=_("later passage")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    #: How like the normalised words are, from 0 to 1.
    score = models.FloatField(_("likeness"))

    objects = ContinuationQuerySet.as_manager()

    class Meta:
        verbose_name = _("continuation")
        verbose_name_plural = _("continuations")
        ordering = ["earlier", "later__position"]
        constraints = [
            models.UniqueConstraint(name="continuation_once", fields=["earlier", "later"]),
            models.CheckConstraint(name="continuation_two_passages", condition=~Q(earlier=F("later"))),
            models.CheckConstraint(
                name="continuation_score_is_share", condition=Q(score__gte=0) & Q(score__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"
