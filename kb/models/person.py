"""Persons: contributors to sources and claimants, with what they were where and when."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .curated import Curated
from .fields import PartialDateField
from .names import Identifier, Name


class Person(Curated):
    """One named person, known here only through published work."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.TextField(_("name as printed"))
    family = models.TextField(_("family name"), blank=True, default="")
    given = models.TextField(_("given name"), blank=True, default="")
    note = models.TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family", "given", "name"]
        constraints = Curated.constraints_with(
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
            models.UniqueConstraint(name="person_name_unique", fields=["person", "language", "text"])
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
        constraints = [models.UniqueConstraint(name="person_identifier_unique", fields=["scheme", "normal"])]


class Affiliation(models.Model):
    """What a person was at an institution, for as long as a source says so."""

    person = models.ForeignKey("kb.Person", models.CASCADE, related_name="affiliations")
    institution = models.ForeignKey("kb.Institution", models.PROTECT, related_name="affiliations")
    role = models.TextField(_("role"), blank=True, default="")
    as_printed = models.TextField(_("as printed"), blank=True, default="")
    start = PartialDateField(_("from"))
    end = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="affiliation_unique", fields=["person", "institution", "role", "start"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.institution}" if self.role else str(self.institution)
