"""Continuations: which passage of a newer edition says what a passage of an older one said."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .curated import Curated

if TYPE_CHECKING:
    from .edition import Edition


class ContinuationQuerySet(models.QuerySet):
    """Continuations; readers see those between passages that they have seen."""

    def readable(self) -> Self:
        """Between published passages of a published document."""
        published = Curated.Status.PUBLISHED
        return self.filter(
            earlier__status=published, later__status=published, later__edition__document__status=published
        )

    def ancestors(self, edition: "Edition") -> Mapping[int, tuple[str, ...]]:
        """By primary key, for the passages of this edition, the public ids of all passages that they go back to.

        An id is listed once, with the first passage in reading order that goes back to it.
        """
        rows = self.filter(later__edition__document=edition.document_id).order_by("later__position", "pk")
        before: dict[int, list[tuple[int, str]]] = {}
        first: list[int] = []
        for later, earlier, public_id, home in rows.values_list(
            "later", "earlier", "earlier__public_id", "later__edition"
        ):
            before.setdefault(later, []).append((earlier, public_id))
            first += [later] if home == edition.pk else []
        seen: set[int] = set()
        return {one: tuple(_going_back(one, before, seen)) for one in dict.fromkeys(first)}


def _going_back(passage: int, before: Mapping[int, list[tuple[int, str]]], seen: set[int]) -> Iterator[str]:
    waiting = [passage]
    while waiting:
        for earlier, public_id in before.get(waiting.pop(), ()):
            if earlier not in seen:
                seen.add(earlier)
                waiting.append(earlier)
                yield public_id


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
        ordering = ["earlier_id", "pk"]
        constraints = [
            models.UniqueConstraint(name="continuation_once", fields=["earlier", "later"]),
            models.CheckConstraint(name="continuation_two_passages", condition=~Q(earlier=F("later"))),
            models.CheckConstraint(
                name="continuation_score_is_share", condition=Q(score__gte=0) & Q(score__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"
