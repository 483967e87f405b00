"""Persons: contributors to sources and claimants, with what they were where and when."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import NAME, PAGE, TITLE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import PartialDateField
from .institution import Institution
from .listed import Listed
from .names import Identifier, Name

if TYPE_CHECKING:
    from .document import Contribution


class PersonQuerySet(CuratedQuerySet):
    """People, alone or with everything a page says of them."""

    def called(self, text: str) -> Self:
        """People with this name, own or other, or with its two parts in either order, with a comma or without."""
        first, comma, last = (part.strip() for part in text.partition(","))
        words = " ".join(text.replace(",", " ").split())
        others = PersonName.objects.filter(text__iexact=" ".join(text.split())).values("person")
        own = Q(name__iexact=words) | Q(pk__in=others)
        if comma:
            own |= Q(name__iexact=f"{last} {first}")
        ordered = Concat(F("family"), Value(" "), F("given"), output_field=models.TextField())
        turned = Concat(F("given"), Value(" "), F("family"), output_field=models.TextField())
        parts = ~Q(family="") & ~Q(given="") & (Q(ordered__iexact=words) | Q(turned__iexact=words))
        return self.alias(ordered=ordered, turned=turned).filter(own | parts)

    def with_record(self) -> Self:
        """With names, numbers and affiliations, in the one query, as lists of mappings.

        `all_names` (kind, language, text), `all_identifiers` (scheme, value), `all_affiliations` (role, as_printed,
        start, end, slug, name, status): the institution is for readers only where its status is published.
        """
        own = {"person": OuterRef("pk")}
        affiliations = Affiliation.objects.filter(**own).order_by("start", "pk")
        where = {"slug": "institution__slug", "name": "institution__name", "status": "institution__status"}
        return self.annotate(
            all_names=_rows(PersonName.objects.filter(**own), kind="kind", language="language", text="text"),
            all_identifiers=_rows(PersonIdentifier.objects.filter(**own), scheme="scheme", value="value"),
            all_affiliations=_rows(
                affiliations, role="role", as_printed="as_printed", start="start", end="end", **where
            ),
        )

    def with_counts(self) -> Self:
        """With `claim_count` and `work_count`: published claims that the person makes, documents contributed to."""
        published = Curated.Status.PUBLISHED
        made = Q(attributions__role="claimant", attributions__claim__status=published)
        works = Q(contributions__document__status=published)
        return self.annotate(
            claim_count=Count("attributions__claim", filter=made, distinct=True),
            work_count=Count("contributions__document", filter=works, distinct=True),
        )

    def affiliated_with(self, institution: Institution) -> Self:
        """People who were something there, with `affiliation_rows` (role, as_printed, start, end)."""
        there = Affiliation.objects.filter(person=OuterRef("pk"), institution=institution).order_by(
            "start", "pk"
        )
        columns = {name: name for name in ("role", "as_printed", "start", "end")}
        people = self.filter(affiliations__institution=institution).distinct()
        return people.annotate(affiliation_rows=_rows(there, **columns)).order_by("family", "given", "name")


def _rows(rows: QuerySet, **columns: str) -> ArraySubquery:
    """The rows as a list of mappings."""
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


class Person(Curated, Listed):
    """One named person, known here only through published work."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = bounded_text(_("name as printed"), at_most=NAME)
    family = bounded_text(_("family name"), at_most=NAME, blank=True, default="")
    given = bounded_text(_("given name"), at_most=NAME, blank=True, default="")
    note = bounded_text(_("note"), at_most=PAGE, blank=True, default="")

    #: Set by `with_record`, `with_counts` and `affiliated_with`.
    all_names: list[dict[str, str]]
    all_identifiers: list[dict[str, str]]
    all_affiliations: list[dict[str, str]]
    claim_count: int
    work_count: int
    affiliation_rows: list[dict[str, str]]
    #: Set where people are told to other programs.
    visible_works: "list[Contribution]"

    objects: ClassVar = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family", "given", "name"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(name=NAME, family=NAME, given=NAME, note=PAGE),
            models.CheckConstraint(name="person_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", kwargs={"slug": self.slug})


class PersonName(Name):
    """Another name of a person, or the name in another script."""

    person = models.ForeignKey("kb.Person", models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            *bounded(text=TITLE),
            models.UniqueConstraint(name="person_name_unique", fields=["person", "language", "text"]),
        ]


class PersonIdentifier(Identifier):
    """How others identify a person."""

    class Scheme(models.TextChoices):
        WIKIDATA = "wikidata", _("Wikidata")
        ORCID = "orcid", _("ORCID")
        ISNI = "isni", _("ISNI")

    person = models.ForeignKey("kb.Person", models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *bounded(value=TITLE),
            models.UniqueConstraint(name="person_identifier_unique", fields=["scheme", "normal"]),
        ]


class Affiliation(models.Model):
    """What a person was at an institution, for as long as a source says so."""

    person = models.ForeignKey("kb.Person", models.CASCADE, related_name="affiliations")
    institution = models.ForeignKey("kb.Institution", models.PROTECT, related_name="affiliations")
    role = bounded_text(_("role"), at_most=TITLE, blank=True, default="")
    as_printed = bounded_text(_("as printed"), at_most=TITLE, blank=True, default="")
    start = PartialDateField(_("from"))
    end = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["person_id", "pk"]
        constraints = [
            *bounded(role=TITLE, as_printed=TITLE),
            models.UniqueConstraint(
                name="affiliation_unique", fields=["person", "institution", "role", "start"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.institution}" if self.role else str(self.institution)
