"""Institutions: the bodies that publish, host, issue law and make claims."""

from typing import ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import NAME, PAGE, TITLE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import PartialDateField
from .listed import Listed
from .names import Identifier, Name


class InstitutionQuerySet(CuratedQuerySet):
    """Institutions, also as a tree of parents, alone or with everything a page says of them."""

    def called(self, text: str) -> Self:
        """Institutions with this name, own or other, capitals apart."""
        written = " ".join(text.split())
        others = InstitutionName.objects.filter(text__iexact=written).values("institution")
        return self.filter(Q(name__iexact=written) | Q(pk__in=others))

    def with_record(self) -> Self:
        """With names, numbers, parts and relations to other published ones, in the one query, as lists of mappings.

        `all_names` (kind, language, text), `all_identifiers` (scheme, value), `visible_parts` (slug, name),
        `visible_relations` and `visible_relations_to_it` (kind, slug, name, start, end).
        """
        published = Curated.Status.PUBLISHED
        parts = Institution.objects.published().filter(parent=OuterRef("pk")).order_by("name")
        relations = InstitutionRelation.objects.order_by("start", "pk")
        there = relations.filter(institution=OuterRef("pk"), other__status=published)
        back = relations.filter(other=OuterRef("pk"), institution__status=published)
        dated = {"kind": "kind", "start": "start", "end": "end"}
        own = {"institution": OuterRef("pk")}
        return self.select_related("place__scheme", "parent").annotate(
            all_names=_rows(
                InstitutionName.objects.filter(**own), kind="kind", language="language", text="text"
            ),
            all_identifiers=_rows(
                InstitutionIdentifier.objects.filter(**own), scheme="scheme", value="value"
            ),
            visible_parts=_rows(parts, slug="slug", name="name"),
            visible_relations=_rows(there, slug="other__slug", name="other__name", **dated),
            visible_relations_to_it=_rows(back, slug="institution__slug", name="institution__name", **dated),
        )


def _rows(rows: QuerySet, **columns: str) -> ArraySubquery:
    """The rows as a list of mappings."""
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


class Institution(Curated, Listed):
    """One body, with its type, place and the body it belongs to."""

    class Type(models.TextChoices):
        UN = "un", _("United Nations body")
        TREATY_BODY = "treaty-body", _("treaty body")
        SPECIAL_PROCEDURE = "special-procedure", _("special procedure")
        REGIONAL = "regional", _("regional body")
        NATIONAL = "national", _("national authority")
        COURT = "court", _("court")
        LEGISLATURE = "legislature", _("legislature")
        PROCURATORATE = "procuratorate", _("procuratorate")
        ACADEMIC = "academic", _("academic institution")
        NGO = "ngo", _("civil society organisation")
        COMPANY = "company", _("company")
        FORUM = "forum", _("forum")
        MEETING = "meeting", _("meeting")
        BANK = "bank", _("bank")
        PUBLISHER = "publisher", _("publisher")
        PARTY = "party", _("political party")
        OTHER = "other", _("other body")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = bounded_text(_("name"), at_most=NAME)
    type = models.CharField(_("type"), max_length=20, choices=Type)
    place = models.ForeignKey(
        "kb.Concept",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions",
        verbose_name=_("place"),
    )
    #: Named `parent` because the tree queries look for that name.
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("belongs to")
    )
    url = models.URLField(_("official site"), max_length=500, blank=True, default="")
    note = bounded_text(_("note"), at_most=PAGE, blank=True, default="")

    #: Set by `with_record`.
    all_names: list[dict[str, str]]
    all_identifiers: list[dict[str, str]]
    visible_parts: list[dict[str, str]]
    visible_relations: list[dict[str, str]]
    visible_relations_to_it: list[dict[str, str]]

    objects: ClassVar = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(name=NAME, note=PAGE),
            models.CheckConstraint(name="institution_not_its_own_parent", condition=~Q(parent=F("pk"))),
            models.CheckConstraint(name="institution_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("institution", kwargs={"slug": self.slug})


class InstitutionName(Name):
    """A name of an institution in one language."""

    institution = models.ForeignKey("kb.Institution", models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            *bounded(text=TITLE),
            models.UniqueConstraint(
                name="institution_name_unique", fields=["institution", "language", "text"]
            ),
        ]


class InstitutionIdentifier(Identifier):
    """How others identify an institution."""

    class Scheme(models.TextChoices):
        WIKIDATA = "wikidata", _("Wikidata")
        ROR = "ror", _("ROR")
        ISNI = "isni", _("ISNI")

    institution = models.ForeignKey("kb.Institution", models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *bounded(value=TITLE),
            models.UniqueConstraint(name="institution_identifier_unique", fields=["scheme", "normal"]),
        ]


class InstitutionRelation(models.Model):
    """A dated relation between two institutions that the tree of parents does not say."""

    class Kind(models.TextChoices):
        PART_OF = "part-of", _("part of")
        SUCCEEDED_BY = "succeeded-by", _("succeeded by")
        MEMBER_OF = "member-of", _("member of")

    institution = models.ForeignKey("kb.Institution", models.CASCADE, related_name="relations")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    other = models.ForeignKey("kb.Institution", models.PROTECT, related_name="relations_to_it")
    start = PartialDateField(_("from"))
    end = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["institution_id", "kind", "other_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="institution_relation_unique", fields=["institution", "kind", "other", "start"]
            ),
            models.CheckConstraint(
                name="institution_relation_two_bodies", condition=~Q(institution=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other}"
