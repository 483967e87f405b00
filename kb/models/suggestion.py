"""Suggestions: what the program noticed, kept apart from what people decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .decided import Decided


class Suggestion(Decided):
    """A tag the program proposes for a passage, with the rule that found it; a rejection is remembered."""

    class Doubt(models.TextChoices):
        """Why a citation is suggested without its provision; the values are those of kb.recognising.RefusedMention."""

        BEYOND = "beyond-last-article", _("there is no such provision")
        NO_PART = "no-such-part", _("the provision has no such part")
        NO_UNIT = "no-such-unit", _("the instrument is not numbered that way")
        NOT_UNDERSTOOD = "not-understood", _("a part of the citation was not understood")

    passage = models.ForeignKey(
        "kb.Passage", models.CASCADE, related_name="suggestions", verbose_name=_("passage")
    )
    concept = models.ForeignKey(
        "kb.Concept",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("concept"),
    )
    instrument = models.ForeignKey(
        "kb.LegalInstrument",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("instrument"),
    )
    provision = models.ForeignKey(
        "kb.Provision",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("provision"),
    )
    institution = models.ForeignKey(
        "kb.Institution",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("institution"),
    )
    #: A citation of which no provision can be suggested says why, and what was read of its number.
    doubt = models.CharField(_("doubt"), max_length=30, choices=Doubt, blank=True, default="")
    doubted_path = models.TextField(_("path in doubt"), blank=True, default="")
    rule = models.TextField(_("rule"))
    score = models.FloatField(_("score"), default=1.0)
    start = models.PositiveIntegerField(_("begins at"), null=True, blank=True)
    end = models.PositiveIntegerField(_("ends at"), null=True, blank=True)

    #: Set at the passage desk: whether it is the one that the keys decide about.
    is_first: bool

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["passage_id", "-score", "pk"]
        constraints = Decided.constraints_with(
            models.UniqueConstraint(
                name="suggestion_made_once",
                fields=["passage", "concept", "instrument", "provision", "institution", "start"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="suggestion_suggests_something",
                condition=Q(concept__isnull=False)
                | Q(instrument__isnull=False)
                | Q(institution__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.passage}: {self.suggested}"

    @property
    def suggested(self) -> models.Model | None:
        """What the passage would be tagged with or cite; an institution is only mentioned."""
        return self.concept or self.provision or self.instrument or self.institution

    @property
    def doubt_in_words(self) -> str:
        """What was read of the number, and why no provision is suggested for it; "" where nothing is in doubt."""
        return f"{self.doubted_path}: {self.get_doubt_display()}" if self.doubt else ""

    @property
    def words(self) -> str:
        """The words of the passage that the suggestion rests on."""
        return "" if self.start is None or self.end is None else self.passage.text[self.start : self.end]
