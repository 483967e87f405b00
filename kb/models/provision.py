"""Provisions: the addressable parts of an instrument, and who cites them how."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import LABEL, REASON, TITLE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .listed import Listed
from .tag import ClaimTag, PassageTag

if TYPE_CHECKING:
    from .instrument import LegalInstrument

PROVISION_PATH = RegexValidator(
    r"^[0-9A-Za-z]+([-–][0-9A-Za-z]+)*(\.[0-9A-Za-z]+([-–][0-9A-Za-z]+)*)*$",
    _("Write the path with dots, such as 17 or 19.3.b."),
)


class ProvisionQuerySet(CuratedQuerySet):
    """Provisions; visible only with their instrument."""

    def published(self) -> Self:
        return super().published().filter(instrument__status=Curated.Status.PUBLISHED)

    def ended(self) -> Self:
        """Also the provisions of instruments that have ended."""
        with_instrument = Q(status=Curated.Status.PUBLISHED, instrument__status__in=Curated.ENDED)
        return self.filter(Q(status__in=Curated.ENDED) | with_instrument).filter(
            instrument__published_at__isnull=False
        )

    def called(self, text: str) -> Self:
        """Provisions that this site calls so, capitals apart: "ICCPR, Article 17" or "Article 17, ICCPR"."""
        short = NullIf(F("instrument__short_title"), Value(""), output_field=models.TextField())
        law = Coalesce(short, F("instrument__title"))
        names = {
            "law_first": Concat(law, Value(", "), F("label"), output_field=models.TextField()),
            "label_first": Concat(F("label"), Value(", "), law, output_field=models.TextField()),
        }
        written = " ".join(text.split())
        return self.alias(**names).filter(Q(law_first__iexact=written) | Q(label_first__iexact=written))

    def in_outline(self) -> Self:
        """In printed order, with `cited`: how many published citations name this very provision."""
        named = ProvisionCitation.objects.published().filter(provision=OuterRef("pk")).order_by()
        counted = named.annotate(one=models.Value(1)).values("one").annotate(n=Count("pk")).values("n")
        return self.annotate(cited=Coalesce(Subquery(counted), 0)).order_by("position", "path")


class Provision(Curated, Listed):
    """One article, paragraph or point of an instrument, with a gist in the curator's own words."""

    instrument = models.ForeignKey(
        "kb.LegalInstrument", models.PROTECT, related_name="provisions", verbose_name=_("instrument")
    )
    #: Named `parent` because the tree queries look for that name.
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    path = models.CharField(_("path"), max_length=60, validators=[PROVISION_PATH])
    position = models.PositiveIntegerField(_("position"), default=0)
    label = bounded_text(_("label as printed"), at_most=LABEL)
    heading = bounded_text(_("heading"), at_most=TITLE, blank=True, default="")
    gist = bounded_text(_("gist in own words"), at_most=REASON, blank=True, default="")
    official_url = models.URLField(_("official text"), max_length=500, blank=True, default="")

    #: Set by `in_outline`.
    cited: int
    #: Set where provisions are told to other programs.
    visible_parts: "list[Provision]"

    objects: ClassVar = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["instrument_id", "position", "path"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(label=LABEL, heading=TITLE, gist=REASON),
            models.UniqueConstraint(name="provision_path_unique", fields=["instrument", "path"]),
            models.CheckConstraint(name="provision_not_part_of_itself", condition=~Q(parent=F("pk"))),
            models.CheckConstraint(name="provision_has_label", condition=~Q(label="")),
        )

    def __str__(self) -> str:
        return f"{self.instrument.name}, {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("provision", kwargs={"slug": self.instrument.slug, "path": self.path})

    @property
    def key(self) -> str:
        """The value of the `provision` search parameter, such as iccpr:17."""
        return f"{self.instrument.slug}:{self.path}"


class ProvisionCitationQuerySet(CuratedQuerySet):
    """Citations of law; visible only when both ends are."""

    def published(self) -> Self:
        published = Curated.Status.PUBLISHED
        return (
            super()
            .published()
            .filter(instrument__status=published)
            .filter(Q(provision__isnull=True) | Q(provision__status=published))
            .filter(
                Q(claim__status=published)
                | Q(passage__status=published, passage__edition__document__status=published)
            )
        )

    def about(self, concepts: list[int]) -> Self:
        """Citations by claims and passages tagged with any of these concepts, by primary key."""
        claims = ClaimTag.objects.published().filter(concept__in=concepts).order_by()
        passages = PassageTag.objects.published().filter(concept__in=concepts).order_by()
        return self.filter(Q(claim__in=claims.values("claim")) | Q(passage__in=passages.values("passage")))

    def with_place(self) -> Self:
        """With the passage that cites, its document, and the provision that is cited."""
        return self.select_related("provision__instrument", "passage__edition__document")

    def rows(self) -> models.QuerySet:
        """As mappings of passage, law, relation and printed words, for pages with hundreds of passages."""
        columns = {
            "instrument_slug": F("instrument__slug"),
            "title": F("instrument__title"),
            "short_title": F("instrument__short_title"),
            "path": F("provision__path"),
            "label": F("provision__label"),
        }
        return self.order_by("pk").values("passage_id", "relation", "as_printed", **columns)


class ProvisionCitation(Curated):
    """A passage or a claim that refers to a provision, or to an instrument as a whole."""

    class Relation(models.TextChoices):
        CITES = "cites", _("cites")
        INTERPRETS = "interprets", _("interprets")
        IMPLEMENTS = "implements", _("implements")
        CRITICISES = "criticises", _("criticises")

    class Origin(models.TextChoices):
        CURATOR = "curator", _("entered by hand")
        PROGRAM = "program", _("recognised by the program")

    passage = models.ForeignKey(
        "kb.Passage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="provision_citations",
        verbose_name=_("passage"),
    )
    claim = models.ForeignKey(
        "kb.Claim",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="provision_citations",
        verbose_name=_("claim"),
    )
    instrument = models.ForeignKey(
        "kb.LegalInstrument", models.PROTECT, related_name="citations", verbose_name=_("instrument")
    )
    provision = models.ForeignKey(
        "kb.Provision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("provision"),
    )
    relation = models.CharField(_("relation"), max_length=20, choices=Relation, default=Relation.CITES)
    origin = models.CharField(_("origin"), max_length=20, choices=Origin, default=Origin.CURATOR)
    as_printed = bounded_text(_("as printed"), of_source=True, at_most=REASON, blank=True, default="")

    objects: ClassVar = ProvisionCitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation of law")
        verbose_name_plural = _("citations of law")
        ordering = ["pk"]
        indexes = Curated.indexes_of_link()
        constraints = Curated.constraints_with(
            *bounded(as_printed=REASON),
            models.CheckConstraint(
                name="provisioncitation_passage_or_claim",
                condition=Q(passage__isnull=False, claim__isnull=True)
                | Q(passage__isnull=True, claim__isnull=False),
            ),
            models.UniqueConstraint(
                name="provisioncitation_unique",
                fields=["passage", "claim", "instrument", "provision", "relation"],
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.provision or self.instrument}"

    @property
    def target(self) -> "Provision | LegalInstrument":
        """What is cited: the provision, or the instrument where no provision is named."""
        return self.provision or self.instrument
