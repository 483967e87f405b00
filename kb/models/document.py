"""Documents: the bibliographic records of published sources, with who made them and where they can be had."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import NAME, PAGE, PARAGRAPH, REASON, SENTENCE, TITLE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import LanguageField, PartialDateField
from .institution import Institution
from .listed import Listed
from .names import Identifier

if TYPE_CHECKING:
    from .edition import Edition


class DocumentQuerySet(CuratedQuerySet):
    """Documents, alone or with the whole bibliographic record."""

    def with_record(self) -> Self:
        """With contributors, publishers, hosts and access points, in four queries more, and `known_as`.

        `known_as` are the identifiers as mappings of scheme and value. `publishers` and `hosts` hold only the published
        ones; a contributor's person or institution may not be published: then only the printed name is for readers.
        """
        institutions = Institution.objects.published()
        identifiers = DocumentIdentifier.objects.filter(document=OuterRef("pk")).order_by("pk")
        rows = identifiers.values(row=JSONObject(scheme="scheme", value="value"))
        return (
            self.select_related("event_place__scheme")
            .annotate(known_as=ArraySubquery(rows))
            .prefetch_related(
                "access_points",
                Prefetch("contributions", Contribution.objects.select_related("person", "institution")),
                Prefetch("publishers", institutions),
                Prefetch("hosts", institutions),
            )
        )


class Document(Curated, Listed):
    """One published source."""

    class Kind(models.TextChoices):
        JOURNAL_ARTICLE = "journal-article", _("journal article")
        CONFERENCE_PAPER = "conference-paper", _("conference paper")
        SPEECH = "speech", _("speech")
        CONFERENCE_REPORT = "conference-report", _("conference report")
        CONCEPT_NOTE = "concept-note", _("concept note")
        RESOLUTION = "resolution", _("resolution")
        JUDGMENT = "judgment", _("judgment")
        GENERAL_COMMENT = "general-comment", _("general comment")
        STATUTE = "statute", _("statute text")
        REPORT = "report", _("report")
        GUIDELINE = "guideline", _("guideline")
        WEB_PAGE = "web-page", _("web page")
        DATA_SET = "data-set", _("data set")

    class TextPolicy(models.TextChoices):
        FULL = "full", _("the full text may be shown")
        EXCERPTS = "excerpts", _("only curated excerpts may be shown")
        SUMMARIES = "summaries", _("only summaries in our own words may be shown")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = bounded_text(_("title"), at_most=TITLE)
    subtitle = bounded_text(_("subtitle"), at_most=TITLE, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    language = LanguageField(_("language"), default="en")
    date = PartialDateField(_("date"))
    date_note = bounded_text(_("what the date is"), at_most=SENTENCE, blank=True, default="")
    abstract = bounded_text(_("abstract in own words"), at_most=PAGE, blank=True, default="")
    publishers = models.ManyToManyField(
        "kb.Institution", blank=True, related_name="documents_published", verbose_name=_("published by")
    )
    hosts = models.ManyToManyField(
        "kb.Institution", blank=True, related_name="documents_hosted", verbose_name=_("hosted by")
    )
    event_name = bounded_text(_("event"), at_most=TITLE, blank=True, default="")
    event_place = models.ForeignKey(
        "kb.Concept",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("place of the event"),
    )
    event_start = PartialDateField(_("event began"))
    event_end = PartialDateField(_("event ended"))
    container = bounded_text(
        _("part of"), at_most=TITLE, blank=True, default="", help_text=_("Journal, series or larger report.")
    )
    rights = bounded_text(_("rights statement"), at_most=PARAGRAPH, blank=True, default="")
    text_policy = models.CharField(
        _("what readers may see"), max_length=10, choices=TextPolicy, default=TextPolicy.SUMMARIES
    )
    note = bounded_text(_("note"), at_most=PAGE, blank=True, default="")

    #: Set by `with_record`.
    known_as: list[dict[str, str]]
    #: Set by `with_editions_gone` (kb.models.edition).
    editions_gone: list[dict[str, Any]]
    #: Set where documents are told to other programs.
    readable_editions: "list[Edition]"
    #: Set where documents are cited.
    cited_contributions: list[Any]
    cited_publishers: list[str]
    cited_identifiers: list[dict[str, str]]
    cited_access: list[dict[str, str]]
    cited_texts: list[int]
    cited_place: str
    cited_place_status: str

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-date", "title"]
        indexes = Listed.indexes_with(
            # Documents in a language, and which languages there are (the desk's list offers those).
            models.Index(name="document_language", fields=["language"]),
        )
        constraints = Curated.constraints_with(
            *bounded(
                title=TITLE,
                subtitle=TITLE,
                date_note=SENTENCE,
                abstract=PAGE,
                event_name=TITLE,
                container=TITLE,
                rights=PARAGRAPH,
                note=PAGE,
            ),
            models.CheckConstraint(name="document_has_title", condition=~Q(title="")),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", kwargs={"slug": self.slug})


class Contribution(models.Model):
    """Who contributed to a document, in printed order, as printed."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("author")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")
        SPEAKER = "speaker", _("speaker")

    document = models.ForeignKey("kb.Document", models.CASCADE, related_name="contributions")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.AUTHOR)
    person = models.ForeignKey(
        "kb.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("person"),
    )
    institution = models.ForeignKey(
        "kb.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("institution"),
    )
    name_as_printed = bounded_text(_("name as printed"), at_most=NAME, blank=True, default="")
    affiliation_as_printed = bounded_text(_("affiliation as printed"), at_most=TITLE, blank=True, default="")

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["document_id", "position", "pk"]
        constraints = [
            *bounded(name_as_printed=NAME, affiliation_as_printed=TITLE),
            models.CheckConstraint(
                name="contribution_person_or_institution",
                condition=Q(person__isnull=False, institution__isnull=True)
                | Q(person__isnull=True, institution__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name_as_printed or str(self.person or self.institution)

    @property
    def public_name(self) -> str:
        """The name as printed, else that of a person or institution that readers can see; "" where neither is there."""
        party = self.person or self.institution
        return self.name_as_printed or (party.name if party is not None and party.is_published else "")


class DocumentIdentifier(Identifier):
    """How others identify a document."""

    class Scheme(models.TextChoices):
        DOI = "doi", _("DOI")
        UN_SYMBOL = "un-symbol", _("UN symbol")
        ECLI = "ecli", _("ECLI")
        NEUTRAL_CITATION = "neutral-citation", _("neutral citation")
        CASE_NUMBER = "case-number", _("case number")
        ISBN = "isbn", _("ISBN")
        REPORT_NUMBER = "report-number", _("report number")
        URL_ID = "url-id", _("identifier in the address")
        RECORD_ID = "record-id", _("identifier in the collection it came from")

    document = models.ForeignKey("kb.Document", models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *bounded(value=TITLE),
            models.UniqueConstraint(
                name="document_identifier_unique", fields=["document", "scheme", "normal"]
            ),
        ]
        indexes = [models.Index(name="document_identifier_normal", fields=["normal"])]


class AccessPoint(models.Model):
    """One way to reach a source."""

    document = models.ForeignKey("kb.Document", models.CASCADE, related_name="access_points")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    url = models.URLField(_("address"), max_length=1000, blank=True, default="")
    archive_url = models.URLField(_("archived copy"), max_length=1000, blank=True, default="")
    captured = PartialDateField(_("archived on"))
    accessed = PartialDateField(_("read on"))
    offline_place = bounded_text(_("library and shelf mark"), at_most=TITLE, blank=True, default="")
    note = bounded_text(_("note"), at_most=REASON, blank=True, default="")

    class Meta:
        verbose_name = _("access point")
        verbose_name_plural = _("access points")
        ordering = ["document_id", "position", "pk"]
        constraints = [
            *bounded(offline_place=TITLE, note=REASON),
            models.CheckConstraint(
                name="accesspoint_leads_somewhere",
                condition=~Q(url="") | ~Q(archive_url="") | ~Q(offline_place=""),
            ),
            models.CheckConstraint(
                name="accesspoint_capture_has_archive", condition=Q(captured="") | ~Q(archive_url="")
            ),
        ]

    def __str__(self) -> str:
        return self.url or self.archive_url or self.offline_place
