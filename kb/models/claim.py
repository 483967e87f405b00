"""Claims: one proposition each, who makes it, when, and for figures how much."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.identifying import display

from .bounds import LABEL, PAGE, REASON, SENTENCE, bounded, bounded_text
from .claim_relation import ClaimRelation
from .curated import Curated, CuratedQuerySet
from .evidence import Evidence
from .fields import PartialDateField, PublicIdField
from .listed import Listed
from .older_words import with_newer_edition
from .tag import ClaimTag
from .verification import Verification

if TYPE_CHECKING:
    from .institution import Institution
    from .issue import PositionClaim
    from .person import Person
    from .provision import ProvisionCitation


class ClaimQuerySet(CuratedQuerySet):
    """Claims, alone or with what readers see beside them."""

    def for_cards(self) -> Self:
        """With everything a claim card shows, in five queries however many claims there are.

        Sets `visible_attributions`, `visible_evidence`, `visible_verification`, `visible_tags` and the number of
        `contradictions`; what is not published is in none of them.
        """
        return self.annotate(contradictions=ClaimRelation.objects.contradictions_of_each()).prefetch_related(
            "quantities",
            Prefetch("attributions", Attribution.objects.visible(), to_attr="visible_attributions"),
            Prefetch("evidence", _shown_evidence(), to_attr="visible_evidence"),
            Prefetch("tags", ClaimTag.objects.published().with_concept(), to_attr="visible_tags"),
            Prefetch(
                "verification", Verification.objects.published().with_place(), to_attr="visible_verification"
            ),
        )

    def related_to(self, public_id: str) -> Self:
        """The claim of this id and every claim that a published relation ties to it."""
        ends = ClaimRelation.objects.published().filter(
            Q(claim__public_id=public_id) | Q(other__public_id=public_id)
        )
        tied = Q(pk__in=ends.values("claim")) | Q(pk__in=ends.values("other"))
        return self.filter(Q(public_id=public_id) | tied)

    def made_by(self, *, institutions: list[str], persons: list[str]) -> Self:
        """Claims of which any of these, by slug, is a claimant; to report a claim is not to make it."""
        own = Q(institution__slug__in=institutions) | Q(person__slug__in=persons)
        made = Attribution.objects.visible().filter(own, role=Attribution.Role.CLAIMANT)
        return self.filter(pk__in=made.order_by().values("claim"))

    def attributed_to(self, party: models.Model) -> Self:
        """Claims that this institution or person makes, is reported to make, or reports that others make."""
        column = "person" if party._meta.model_name == "person" else "institution"
        mine = Attribution.objects.visible().filter(**{column: party})
        return self.filter(pk__in=mine.order_by().values("claim"))

    def about(self, concepts: list[int]) -> Self:
        """Claims tagged with any of these concepts, by primary key."""
        return self.filter(pk__in=ClaimTag.objects.published().filter(concept__in=concepts).values("claim"))


def _shown_evidence() -> models.QuerySet:
    """Of each source the words of the newest edition that has them, told where a newer one lacks them."""
    return with_newer_edition(Evidence.objects.published().newest().with_source())


class Claim(Curated, Listed):
    """One proposition in one sentence, in the curator's words, at the strength at which its claimant makes it."""

    class Kind(models.TextChoices):
        NORMATIVE_POSITION = "normative-position", _("normative position")
        LEGAL_STATUS = "legal-status", _("legal status")
        EMPIRICAL_FINDING = "empirical-finding", _("empirical finding")
        RECOMMENDATION = "recommendation", _("recommendation")
        COMMITMENT = "commitment", _("commitment")
        RISK = "risk", _("risk")

    class Addressee(models.TextChoices):
        STATES = "states", _("States")
        COMPANIES = "companies", _("companies")
        CIVIL_SOCIETY = "civil-society", _("civil society")
        COURTS = "courts", _("courts")
        UN_BODIES = "un-bodies", _("UN bodies")
        INTERNATIONAL_ORGANISATIONS = "international-organisations", _("international organisations")
        ALL = "all", _("all")

    public_id = PublicIdField(_("public id"))
    #: The curator's handle, used where people write references by hand; readers see the public id.
    slug = models.SlugField(_("handle"), max_length=120, unique=True)
    statement = bounded_text(_("statement"), at_most=SENTENCE)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    as_of = PartialDateField(_("as of"))
    addressees = ArrayField(
        models.CharField(max_length=40, choices=Addressee),
        blank=True,
        default=list,
        verbose_name=_("addressed to"),
    )
    note = bounded_text(_("note"), at_most=PAGE, blank=True, default="")

    #: Set by `for_cards`.
    contradictions: int
    visible_attributions: "list[Attribution]"
    visible_evidence: list[Evidence]
    visible_verification: Verification | None
    visible_tags: list[ClaimTag]
    #: Set where claims are told to other programs.
    visible_law: "list[ProvisionCitation]"
    visible_relations: list[ClaimRelation]
    visible_relations_to_it: list[ClaimRelation]
    visible_positions: "list[PositionClaim]"

    objects: ClassVar = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-as_of", "slug"]
        indexes = Listed.indexes_with(
            # The desk's list, newest first.
            models.Index(name="claim_date", fields=["-as_of", "slug"]),
        )
        constraints = Curated.constraints_with(
            *bounded(statement=SENTENCE, note=PAGE),
            models.CheckConstraint(name="claim_has_statement", condition=~Q(statement="")),
            models.CheckConstraint(
                name="claim_addressees_known",
                condition=Q(
                    addressees__contained_by=[
                        "states",
                        "companies",
                        "civil-society",
                        "courts",
                        "un-bodies",
                        "international-organisations",
                        "all",
                    ]
                ),
            ),
        )

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim", kwargs={"public_id": display(self.public_id)})

    @property
    def addressee_labels(self) -> list[str]:
        return [str(self.Addressee(value).label) for value in self.addressees]


class AttributionQuerySet(models.QuerySet):
    """Claimants and reporters; visible only where the institution or person is."""

    def visible(self) -> Self:
        """In printed order, with the party."""
        published = Curated.Status.PUBLISHED
        return (
            self.filter(Q(institution__status=published) | Q(person__status=published))
            .select_related("institution", "person")
            .order_by("role", "position", "pk")
        )

    def by_claimant(self) -> models.QuerySet:
        """One row for each claimant of published claims: party columns and the number of `claims`, most first."""
        parties = ("institution__slug", "institution__name", "person__slug", "person__name")
        made = self.visible().filter(role=Attribution.Role.CLAIMANT, claim__status=Curated.Status.PUBLISHED)
        counted = made.order_by().values(*parties).annotate(claims=Count("claim", distinct=True))
        return counted.order_by("-claims", *parties)


class Attribution(models.Model):
    """Who makes a claim, or who reports that somebody else makes it."""

    class Role(models.TextChoices):
        CLAIMANT = "claimant", _("claimant")
        REPORTER = "reporter", _("reported by")

    claim = models.ForeignKey("kb.Claim", models.CASCADE, related_name="attributions")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.CLAIMANT)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    institution = models.ForeignKey(
        "kb.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions",
        verbose_name=_("institution"),
    )
    person = models.ForeignKey(
        "kb.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions",
        verbose_name=_("person"),
    )

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("claimant")
        verbose_name_plural = _("claimants")
        ordering = ["claim_id", "role", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="attribution_person_or_institution",
                condition=Q(person__isnull=False, institution__isnull=True)
                | Q(person__isnull=True, institution__isnull=False),
            ),
            models.UniqueConstraint(
                name="attribution_unique",
                fields=["claim", "role", "institution", "person"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.claimant)

    @property
    def claimant(self) -> "Institution | Person":
        """The institution or the person."""
        return self.institution or self.person  # type: ignore[return-value]  # the database keeps one of the two


class Quantity(models.Model):
    """A figure that a claim states."""

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        MORE_THAN = "more-than", _("more than")
        ABOUT = "about", _("about")
        UP_TO = "up-to", _("up to")
        AT_LEAST = "at-least", _("at least")
        LESS_THAN = "less-than", _("less than")

    claim = models.ForeignKey("kb.Claim", models.CASCADE, related_name="quantities")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    unit = bounded_text(_("unit"), at_most=LABEL)
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY)
    period = PartialDateField(_("period"))
    self_reported = models.BooleanField(_("reported by the body itself"), default=False)
    note = bounded_text(_("note"), at_most=REASON, blank=True, default="")

    class Meta:
        verbose_name = _("quantity")
        verbose_name_plural = _("quantities")
        ordering = ["claim_id", "position", "pk"]
        constraints = [
            *bounded(unit=LABEL, note=REASON),
            models.CheckConstraint(name="quantity_has_unit", condition=~Q(unit="")),
        ]

    def __str__(self) -> str:
        return f"{self.value.normalize():f} {self.unit}"
