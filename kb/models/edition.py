"""Editions: one text of a document as it was read, its outline, and what cleaning took away."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from .bounds import NAME, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .passage import Passage


class EditionQuerySet(CuratedQuerySet):
    """Editions; visible only with their document, and worth reading where they hold something published."""

    def published(self) -> Self:
        return super().published().filter(document__status=Curated.Status.PUBLISHED)

    def readable(self) -> Self:
        """Newest first, with `cleaned`: what cleaning removed, as mappings of reason, hint, text and note."""
        removed = Removal.objects.filter(edition=OuterRef("pk")).order_by("position", "pk")
        columns = {name: name for name in ("reason", "hint", "text", "note")}
        return (
            self.filter(Exists(Passage.objects.published().filter(edition=OuterRef("pk"))))
            .annotate(cleaned=ArraySubquery(removed.values(removal=JSONObject(**columns))))
            .order_by("-number")
        )

    def in_use(self) -> Self:
        """Those that have not ended, of documents that have not."""
        return self.live().exclude(document__status__in=Curated.ENDED)

    def texts_in_use(self) -> Self:
        """Imported texts in use, newest first."""
        return self.in_use().filter(basis=Edition.Basis.TEXT).order_by("-number")

    def texts_seen(self) -> Self:
        """Imported texts of which readers see some passage, newest first."""
        shown = Passage.objects.filter(edition=OuterRef("pk"), status=Curated.Status.PUBLISHED)
        return self.filter(Exists(shown), basis=Edition.Basis.TEXT).order_by("-number")

    def withheld(self) -> "models.QuerySet[Passage]":
        """Passages of these documents' texts that readers do not see, though their edition was published.

        What another passage stands in for is not among them.
        """
        stands = (Curated.Status.PUBLISHED, Curated.Status.SUPERSEDED)
        hidden = Passage.objects.filter(edition__in=self.filter(published_at__isnull=False)).exclude(text="")
        found: models.QuerySet[Passage] = hidden.exclude(status__in=stands)
        return found

    def seen_before(self) -> Self:
        """What readers saw once and no longer do: the edition ended, or its passages did one by one."""
        seen = Passage.objects.filter(edition=OuterRef("pk"), published_at__isnull=False)
        gone = self.filter(Exists(seen), published_at__isnull=False)
        return gone.exclude(Exists(seen.filter(status=Curated.Status.PUBLISHED))).select_related("document")


def with_editions_gone[T: models.QuerySet[Any]](documents: T) -> T:
    """The documents with `editions_gone`: number, ended_at (ISO 8601 or None) and why of what readers saw once."""
    gone = Edition.objects.seen_before().filter(document=OuterRef("pk")).order_by("-number")
    row = JSONObject(number="number", ended_at="ended_at", why="end_reason")
    return documents.annotate(editions_gone=ArraySubquery(gone.values(edition=row)))


class Edition(Curated):
    """One text of a document; never edited, a changed source is a new edition.

    It goes to readers as one thing: its passages are submitted, published and withdrawn with it, but for those that a
    reviewer holds back. A *summary* edition holds curators' summaries of a text that may not be shipped; its checksum
    is that of the source file the summaries were made from. A *text* edition holds the imported text itself.
    """

    class Basis(models.TextChoices):
        SUMMARY = "summary", _("summaries in our own words")
        TEXT = "text", _("imported text")

    document = models.ForeignKey(
        "kb.Document", models.PROTECT, related_name="editions", verbose_name=_("document")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.SUMMARY)
    label = bounded_text(_("label"), at_most=NAME, blank=True, default="")
    sha256 = models.CharField(_("SHA-256 of the source file"), max_length=64, blank=True, default="")
    media_type = models.CharField(_("media type"), max_length=100, blank=True, default="")
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    #: The original bytes, where they were imported.
    file = models.ForeignKey(
        "kb.SourceFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("source file"),
    )
    extractor = models.TextField(_("extracted with"), blank=True, default="")
    #: The cleaned text, empty for a summary edition; passages give their offsets in it, in code points.
    text = models.TextField(_("clean text"), blank=True, default="")
    #: What likeness to other texts is judged by (kb.anchoring.resemblance); empty for a summary edition.
    sketch = ArrayField(
        models.BigIntegerField(), verbose_name=_("sketch"), blank=True, default=list, editable=False
    )
    note = models.TextField(_("note"), blank=True, default="")

    #: Set by `readable`.
    cleaned: list[dict[str, str]]

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["document_id", "-number"]
        constraints = Curated.constraints_with(
            *bounded(label=NAME),
            models.UniqueConstraint(name="edition_number_unique", fields=["document", "number"]),
            models.UniqueConstraint(
                name="edition_one_summary_per_document", fields=["document"], condition=Q(basis="summary")
            ),
            models.CheckConstraint(
                name="edition_sha256_is_hex", condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="edition_summary_ships_no_text", condition=~Q(basis="summary") | Q(text="")
            ),
        )
        indexes = Curated.indexes_of_link(
            # Texts that are like a new one, by what they share of its runs of words.
            GinIndex(name="edition_sketch", fields=["sketch"]),
            # The newest texts that follow an older one, on the desks' first page.
            models.Index(name="edition_newer_text", fields=["id"], condition=Q(basis="text", number__gt=1)),
        )

    def __str__(self) -> str:
        return self.label or f"{self.document} ({self.number})"


class Removal(models.Model):
    """Something that cleaning left out of an edition, why, and (for imported text) what it was and where."""

    class Reason(models.TextChoices):
        SITE_CHROME = "site-chrome", _("page furniture")
        REPEATED_TITLE = "repeated-title", _("title printed again")
        PULL_QUOTE = "pull-quote", _("pull quote repeating the text")
        PAGE_BREAK = "page-break", _("page break inside a paragraph")
        RUNNING_HEAD = "running-head", _("running head or foot")
        FOOTER = "footer", _("footer")
        LIST_NUMBERING = "list-numbering", _("list mark")
        MARKUP = "markup", _("leftover markup")
        SOFT_HYPHEN = "soft-hyphen", _("soft hyphen")
        LIGATURE = "ligature", _("ligature written as letters")
        HYPHENATION = "hyphenation", _("word divided at the end of a line")
        OTHER = "other", _("other")

    edition = models.ForeignKey("kb.Edition", models.CASCADE, related_name="removals")
    #: Names it stably for the same source bytes, so that reading them again can keep it in; empty in summary editions.
    key = models.TextField(_("key"), blank=True, default="")
    position = models.PositiveIntegerField(_("position"), default=0)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    #: At most ten words by which the place is recognised; the whole text only for imported editions.
    hint = models.TextField(_("how to recognise it"), blank=True, default="")
    text = models.TextField(_("what was removed"), blank=True, default="")
    start = models.PositiveIntegerField(_("where in the source"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ["edition_id", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.hint}"


class Section(models.Model):
    """A heading in an edition's outline."""

    edition = models.ForeignKey("kb.Edition", models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    path = models.CharField(_("path"), max_length=60)
    position = models.PositiveIntegerField(_("position"), default=0)
    number = models.TextField(_("number as printed"), blank=True, default="")
    heading = models.TextField(_("heading"))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition_id", "position"]
        constraints = [
            models.UniqueConstraint(name="section_path_unique", fields=["edition", "path"]),
            models.CheckConstraint(name="section_not_part_of_itself", condition=~Q(parent=F("pk"))),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()
