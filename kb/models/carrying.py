"""Carryings: what became of a tag, a piece of evidence or a citation of law when its source had a new edition."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .curated import Curated
from .evidence import Evidence
from .provision import ProvisionCitation
from .tag import PassageTag

#: What is carried: a link of a passage.
type Carried = PassageTag | Evidence | ProvisionCitation


class CarryingQuerySet(models.QuerySet):
    """Carryings as a person goes through them."""

    def in_use(self) -> Self:
        """To editions that have not ended, of documents that have not."""
        ended = Curated.ENDED
        return self.exclude(edition__status__in=ended).exclude(edition__document__status__in=ended)

    def undecided(self) -> Self:
        """Of which no person has said anything yet."""
        return self.filter(decision=Carrying.Decision.OPEN)

    def undecided_with_origin(self) -> Self:
        """Of which no person has said anything, and whose older link still stands: what is compared is that one."""
        ended = Q()
        for kind in Carrying.KINDS:
            ended |= Q(**{f"{kind}__status__in": Curated.ENDED})
        origins = self.undecided().exclude(ended)
        return origins.exclude(source__edition__status__in=Curated.ENDED).exclude(
            source__edition__document__status__in=Curated.ENDED
        )

    def to_decide(self) -> Self:
        """What a person must decide about: nobody has yet, or what was accepted came back, or was deleted."""
        came_back = Q()
        for kind in Carrying.KINDS:
            came_back |= Q(**{f"{kind}__isnull": False}) & (
                Q(**{f"new_{kind}__isnull": True}) | Q(**{f"new_{kind}__status": Curated.Status.DRAFT})
            )
        is_open = Q(decision=Carrying.Decision.OPEN)
        return self.of_the_newest().filter(is_open | Q(decision=Carrying.Decision.ACCEPTED) & came_back)

    def of_the_newest(self) -> Self:
        """To the newest edition in use that a link was compared with: what an older one has of it decides nothing."""
        same = Q()
        for kind in Carrying.KINDS:
            same |= Q(**{kind: OuterRef(kind)})
        newer = Carrying.objects.in_use().filter(same, edition__number__gt=OuterRef("edition__number"))
        return self.in_use().exclude(Exists(newer))

    def decided(self) -> Self:
        """What persons decided, and nothing is asked about any more, the last first."""
        by_people = (
            self.in_use().filter(decided_by__isnull=False).exclude(pk__in=self.to_decide().values("pk"))
        )
        return by_people.order_by("-decided_at", "-pk")

    def that_put(self, link: Curated) -> Self:
        """Those by which this link came to be where it is."""
        kind = Carrying.kind_of(type(link))
        return self.filter(**{f"new_{kind}": link.pk}) if kind else self.none()

    def waiting_to_stand(self) -> Self:
        """Of unchanged sentences, with a new link that is still a draft, with their records."""
        draft = Curated.Status.DRAFT
        is_draft = Q(new_tag__status=draft) | Q(new_evidence__status=draft) | Q(new_citation__status=draft)
        undecided = [Carrying.Decision.SETTLED, Carrying.Decision.OPEN]
        return self.filter(is_draft, stands=True, decision__in=undecided).with_records()

    def with_records(self) -> Self:
        """With everything a row of the list shows, in reading order of the old edition."""
        return self.select_related(
            "source__edition__document",
            "place__edition__document",
            "edition",
            "tag__concept",
            "evidence__claim",
            "citation__instrument",
            "citation__provision__instrument",
            "new_tag",
            "new_evidence",
            "new_citation",
            "decided_by",
        ).order_by("source__position", "pk")


def decided[T: models.QuerySet[Any]](records: T) -> T:
    """Without the links that a program put on a newer edition and nobody has decided about yet."""
    kind = Carrying.kind_of(records.model)
    if kind is None:
        return records
    return records.exclude(Exists(Carrying.objects.undecided().filter(**{f"new_{kind}": OuterRef("pk")})))


def _old(model: str) -> models.ForeignKey:
    return models.ForeignKey(f"kb.{model}", models.CASCADE, null=True, blank=True, related_name="carryings")


def _new(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        f"kb.{model}", models.SET_NULL, null=True, blank=True, related_name="carried_from"
    )


class Carrying(models.Model):
    """One link of a passage of an older edition on its way to a newer edition, and who decided about it.

    The link stays where it was; what went on is a link of its own, on a passage of the newer edition.
    """

    class Outcome(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        MOVED = "moved", _("moved")
        CHANGED = "changed", _("changed")
        LOST = "lost", _("lost")

    class Why(models.TextChoices):
        SAME_WORDS = "same-words", _("the same words in the same order")
        OTHER_PLACE = "other-place", _("the words stand in another place")
        STAND_ONCE = "stand-once", _("the same words stand once in the new text, in another place")
        OTHER_WORDS = "other-words", _("the words are not the same")
        OTHER_SENTENCE = "other-sentence", _("the words are the same, the sentence around them is not")
        OTHER_LEAD_IN = "other-lead-in", _("the words are the same, what introduces them is not")
        OTHER_HEADING = "other-heading", _("the words are the same, the heading above them is not")
        OTHER_AROUND = "other-around", _("the sentence is the same, what stands before or after it is not")
        WITHDRAWN_THERE = "withdrawn-there", _("somebody has withdrawn this from the newer edition")
        NOT_FOUND = "not-found", _("the paragraph was not found again")
        AMBIGUOUS = "ambiguous", _("several places fit as well")
        TOO_DIFFERENT = "too-different", _("the words are too different")
        TORN_APART = "torn-apart", _("the words no longer stand together")
        UNRELATED = "unrelated", _("the texts have little in common")

    class Decision(models.TextChoices):
        SETTLED = "settled", _("carried by the program")
        OPEN = "open", _("to be decided")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("no longer there")

    #: The kinds of links that are carried: the column of the old link, that of the new one is called new_….
    KINDS = ("tag", "evidence", "citation")

    edition = models.ForeignKey(
        "kb.Edition", models.CASCADE, related_name="carryings", verbose_name=_("newer edition")
    )
    source = models.ForeignKey(
        "kb.Passage", models.CASCADE, related_name="carryings", verbose_name=_("older passage")
    )
    tag = _old("PassageTag")
    evidence = _old("Evidence")
    citation = _old("ProvisionCitation")
    new_tag = _new("PassageTag")
    new_evidence = _new("Evidence")
    new_citation = _new("ProvisionCitation")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    why = models.CharField(_("because"), max_length=20, choices=Why)
    #: How like the words are. It finds places and says nothing about meaning: what decides is `stands`.
    score = models.FloatField(_("likeness"), default=0.0)
    #: Whether the words and the sentence they stand in are unchanged but for typography, so that what two people
    #: published holds for them there too. None where it was never asked, or by an older rule.
    stands = models.BooleanField(_("sentence unchanged"), null=True, blank=True, default=None)
    #: Where the words are, or for lost ones what to look at first; offsets in the passage's text, in code points.
    place = models.ForeignKey(
        "kb.Passage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_carryings",
        verbose_name=_("proposed passage"),
    )
    start = models.PositiveIntegerField(_("begins at"), null=True, blank=True)
    end = models.PositiveIntegerField(_("ends at"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        "kb.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CarryingQuerySet.as_manager()

    class Meta:
        verbose_name = _("carrying")
        verbose_name_plural = _("carryings")
        ordering = ["edition_id", "source_id", "pk"]
        constraints = [
            *(
                models.UniqueConstraint(name=f"carrying_{name}_once", fields=["edition", name])
                for name in ("tag", "evidence", "citation")
            ),
            models.CheckConstraint(
                name="carrying_of_one_link",
                condition=Q(tag__isnull=False, evidence__isnull=True, citation__isnull=True)
                | Q(tag__isnull=True, evidence__isnull=False, citation__isnull=True)
                | Q(tag__isnull=True, evidence__isnull=True, citation__isnull=False),
            ),
            models.CheckConstraint(
                name="carrying_decided_by_somebody",
                condition=Q(
                    decision__in=["settled", "open"], decided_by__isnull=True, decided_at__isnull=True
                )
                | Q(
                    decision__in=["accepted", "rejected"], decided_by__isnull=False, decided_at__isnull=False
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.place or self.get_outcome_display()}"

    @property
    def kind(self) -> str:
        """Which of `KINDS` is carried."""
        return next(name for name in self.KINDS if getattr(self, f"{name}_id"))

    @classmethod
    def model_of(cls, kind: str) -> type[Any]:
        """The model of the links of one kind."""
        model: type[Any] = getattr(cls, kind).field.related_model
        return model

    @classmethod
    def kind_of(cls, model: type[models.Model]) -> str | None:
        """The kind of links that are of this model; None for what is not carried."""
        return next((kind for kind in cls.KINDS if cls.model_of(kind) is model), None)

    @property
    def link(self) -> Carried:
        """The link of the older edition."""
        link: Carried = getattr(self, self.kind)
        return link

    @property
    def new_link(self) -> Carried | None:
        """The link of the newer edition, as far as there is one."""
        found: Carried | None = getattr(self, f"new_{self.kind}")
        return found

    def set_new_link(self, link: Carried | None) -> None:
        """Remember the link of the newer edition."""
        setattr(self, f"new_{self.kind}", link)
