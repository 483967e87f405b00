"""Concepts (SKOS): what a passage or a claim is about, in a tree of any depth, with labels in many languages."""

from typing import ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import LABEL, PARAGRAPH, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import LanguageField
from .listed import Listed
from .tag import ClaimTag, PassageTag


class ConceptQuerySet(CuratedQuerySet):
    """Concepts by scheme and place in the tree."""

    def called(self, text: str) -> Self:
        """Concepts with this label, preferred or alternative, in any language, capitals apart."""
        kinds = [ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.ALTERNATIVE]
        labels = ConceptLabel.objects.filter(text__iexact=" ".join(text.split()), kind__in=kinds)
        return self.filter(pk__in=labels.values("concept"))

    def in_scheme(self, slug: str) -> Self:
        return self.filter(scheme__slug=slug)

    def with_tagged(self) -> Self:
        """With `passage_ids` and `claim_ids`: the published records tagged with this very concept, by primary key."""
        passages = PassageTag.objects.published().filter(concept=OuterRef("pk")).order_by()
        claims = ClaimTag.objects.published().filter(concept=OuterRef("pk")).order_by()
        return self.annotate(
            passage_ids=ArraySubquery(passages.values("passage_id")),
            claim_ids=ArraySubquery(claims.values("claim_id")),
        )

    def with_record(self) -> Self:
        """With everything SKOS says of a concept, in the one query, as lists of mappings.

        `all_labels` (kind, language, text), `all_matches` (kind, uri), `visible_related` (scheme, slug, label).
        """
        own = {"concept": OuterRef("pk")}
        labels = ConceptLabel.objects.filter(**own).order_by("language", "pk")
        matches = ConceptMatch.objects.filter(**own).order_by("kind", "uri")
        related = Concept.objects.published().filter(related=OuterRef("pk")).order_by("label")
        return self.select_related("scheme").annotate(
            all_labels=ArraySubquery(
                labels.values(row=JSONObject(kind="kind", language="language", text="text"))
            ),
            all_matches=ArraySubquery(matches.values(row=JSONObject(kind="kind", uri="uri"))),
            visible_related=ArraySubquery(
                related.values(row=JSONObject(scheme="scheme__slug", slug="slug", label="label"))
            ),
        )


class Concept(Curated, Listed):
    """One SKOS concept; in a facet, a filter or a page it stands for itself and everything narrower."""

    scheme = models.ForeignKey("kb.Scheme", models.PROTECT, related_name="concepts", verbose_name=_("scheme"))
    slug = models.SlugField(_("slug"), max_length=100)
    #: Named `parent` because the tree queries look for that name; SKOS calls it broader.
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("broader")
    )
    notation = models.CharField(_("notation"), max_length=40, blank=True, default="")
    #: The English prefLabel, kept here too because every page and list needs it; equals the label row in "en".
    label = bounded_text(_("label"), at_most=LABEL)
    definition = bounded_text(_("definition"), at_most=PARAGRAPH, blank=True, default="")
    scope_note = bounded_text(_("scope note"), at_most=PARAGRAPH, blank=True, default="")
    related = models.ManyToManyField("self", blank=True, symmetrical=True, verbose_name=_("related"))

    #: Set by `with_tagged` and `with_record`.
    passage_ids: list[int]
    claim_ids: list[int]
    all_labels: list[dict[str, str]]
    all_matches: list[dict[str, str]]
    visible_related: list[dict[str, str]]
    #: Set where concepts are told to other programs.
    visible_narrower: "list[Concept]"

    objects: ClassVar = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["scheme_id", "label"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(label=LABEL, definition=PARAGRAPH, scope_note=PARAGRAPH),
            models.UniqueConstraint(name="concept_slug_unique_in_scheme", fields=["scheme", "slug"]),
            models.CheckConstraint(name="concept_not_broader_than_itself", condition=~Q(parent=F("pk"))),
            models.CheckConstraint(name="concept_has_label", condition=~Q(label="")),
        )

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("concept", kwargs={"scheme": self.scheme.slug, "slug": self.slug})


class ConceptLabel(models.Model):
    """A label of a concept in one language; negative labels look like the concept but are not it."""

    class Kind(models.TextChoices):
        PREFERRED = "pref", _("preferred label")
        ALTERNATIVE = "alt", _("alternative label")
        HIDDEN = "hidden", _("hidden label")
        NEGATIVE = "negative", _("negative label")

    concept = models.ForeignKey("kb.Concept", models.CASCADE, related_name="labels")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    language = LanguageField(_("language"))
    text = bounded_text(_("label"), at_most=LABEL)

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["concept_id", "kind", "language", "pk"]
        constraints = [
            *bounded(text=LABEL),
            models.UniqueConstraint(
                name="concept_one_preferred_label_per_language",
                fields=["concept", "language"],
                condition=Q(kind="pref"),
            ),
            models.UniqueConstraint(
                name="concept_label_kinds_disjoint", fields=["concept", "language", "text"]
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ConceptMatch(models.Model):
    """A mapping of a concept to a concept of another published thesaurus."""

    class Kind(models.TextChoices):
        EXACT = "exact", _("exact match")
        CLOSE = "close", _("close match")

    concept = models.ForeignKey("kb.Concept", models.CASCADE, related_name="matches")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    uri = models.URLField(_("URI"), max_length=500)

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["concept_id", "kind", "uri"]
        constraints = [models.UniqueConstraint(name="concept_match_unique", fields=["concept", "uri"])]

    def __str__(self) -> str:
        return self.uri
