"""Evidence: the exact words of a passage that a claim rests on, and what they do for it."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .bounds import PAGE, REASON, SENTENCE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet

if TYPE_CHECKING:  # an edition knows its passages, and they their evidence
    from .edition import Edition


class EvidenceQuerySet(CuratedQuerySet):
    """Evidence; visible only when the claim and the passage are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return (
            super()
            .published()
            .filter(claim__status=published, passage__status=published)
            .filter(passage__edition__document__status=published)
        )

    def carrying_claims(self) -> Self:
        """Evidence that a claim can rest on: words that assert, support or report it."""
        return self.filter(role__in=Evidence.CARRYING)

    def newest(self) -> Self:
        """Without evidence that went on to a newer edition of its source and that readers see there."""
        return self.exclude(carryings__new_evidence__in=type(self)(self.model).published())

    def with_source(self) -> Self:
        """With the passage, its section and the document."""
        return self.select_related("passage__section", "passage__edition__document")

    def with_claim(self) -> Self:
        """With the claim it is evidence for, as read beside a passage."""
        return self.select_related("claim").order_by("claim__slug", "position", "pk")

    def before(self, edition: "Edition") -> Self:
        """On texts of the same document that are older than this one."""
        return self.filter(
            passage__edition__document=edition.document_id,
            passage__edition__basis="text",
            passage__edition__number__lt=edition.number,
        )

    def rows(self) -> models.QuerySet:
        """As mappings of passage, claim, words, role and edition, for pages with hundreds of passages."""
        columns = {
            "public_id": F("claim__public_id"),
            "statement": F("claim__statement"),
            "passage_public_id": F("passage__public_id"),
            "edition_number": F("passage__edition__number"),
        }
        ordered = self.order_by("claim__slug", "position", "pk")
        return ordered.values("passage_id", "claim_id", "role", "quote", "start", "end", **columns)


class Evidence(Curated):
    """A claim meets a passage: a quoted range (W3C TextQuoteSelector) and a role."""

    class Role(models.TextChoices):
        ASSERTS = "asserts", _("asserts")
        SUPPORTS = "supports", _("supports")
        QUALIFIES = "qualifies", _("qualifies")
        DISPUTES = "disputes", _("disputes")
        REPORTS = "reports", _("reports second-hand")

    #: Roles of words that say what the claim says; the others only bear on it.
    CARRYING = (Role.ASSERTS, Role.SUPPORTS, Role.REPORTS)

    claim = models.ForeignKey("kb.Claim", models.CASCADE, related_name="evidence", verbose_name=_("claim"))
    passage = models.ForeignKey(
        "kb.Passage", models.PROTECT, related_name="evidence", verbose_name=_("passage")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.ASSERTS)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    quote = bounded_text(_("exact words"), of_source=True, at_most=PAGE)
    prefix = bounded_text(_("words before"), at_most=SENTENCE, blank=True, default="")
    suffix = bounded_text(_("words after"), at_most=SENTENCE, blank=True, default="")
    #: Offsets in the passage's text, in code points; empty where the text itself is not held.
    start = models.PositiveIntegerField(_("begins at"), null=True, blank=True)
    end = models.PositiveIntegerField(_("ends at"), null=True, blank=True)
    note = bounded_text(_("note"), at_most=REASON, blank=True, default="")

    #: Set by `with_newer_edition`.
    words_edition: int | None
    newer_edition: int | None
    went_on: bool
    decided_there: str | None
    stands_there: bool | None
    status_there: str | None
    quote_there: str | None

    objects: ClassVar = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["claim_id", "position", "pk"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            *bounded(quote=PAGE, prefix=SENTENCE, suffix=SENTENCE, note=REASON),
            models.UniqueConstraint(name="evidence_unique", fields=["claim", "passage", "role", "quote"]),
            models.CheckConstraint(name="evidence_quotes_words", condition=~Q(quote="")),
            models.CheckConstraint(
                name="evidence_offsets_in_order",
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: “{self.quote}”"
