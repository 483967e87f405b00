"""Passages: the addressable stretches of an edition that claims rest on."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.identifying import display

from .bounds import NAME, PARAGRAPH, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .document import Document
from .evidence import Evidence
from .fields import LanguageField, PublicIdField
from .listed import Listed
from .provision import ProvisionCitation
from .tag import PassageTag

if TYPE_CHECKING:
    from .history_event import HistoryEvent

#: Dashes standing alone are not words, as kb.anchoring.excerpts counts them.
AT_MOST_TEN_WORDS = r"^\s*([-–—…]+\s+)*(\S+(\s+[-–—…]+)*(\s+|$)){1,10}$"

#: As kb.anchoring.fingerprint writes them, and as they were written before they carried a version.
FINGERPRINT = r"^(v[1-9][0-9]{0,3}:)?[0-9a-f]{64}$"


class PassageQuerySet(CuratedQuerySet):
    """Passages; visible only with their document."""

    def published(self) -> Self:
        return super().published().filter(edition__document__status=Curated.Status.PUBLISHED)

    def ended(self) -> Self:
        """Also the passages of documents that have ended."""
        with_document = Q(status=Curated.Status.PUBLISHED, edition__document__status__in=Curated.ENDED)
        return self.filter(Q(status__in=Curated.ENDED) | with_document).filter(
            edition__document__published_at__isnull=False
        )

    def in_reading_order(self) -> Self:
        return self.order_by("edition", "position")

    def about(self, concepts: list[int]) -> Self:
        """Passages tagged with any of these concepts, by primary key."""
        tags = PassageTag.objects.published().filter(concept__in=concepts).order_by()
        return self.filter(pk__in=tags.values("passage"))

    def with_document(self) -> Self:
        return self.select_related("edition__document")

    def around(self, passage: "Passage", reach: int) -> Self:
        """At most `reach` passages before and as many after the passage in its edition, in one query.

        Selections are parts of the passages around them and do not count.
        """
        here = self.filter(edition=passage.edition_id).exclude(kind=Passage.Kind.SELECTION).order_by()
        before = here.filter(position__lt=passage.position).order_by("-position")[:reach]
        after = here.filter(position__gt=passage.position).order_by("position")[:reach]
        return before.union(after).order_by("position")

    def joined_by_notes(self, passage: "Passage") -> Self:
        """The notes whose markers stand in the passage, and the passages in which it is noted."""
        ends = NoteMarker.objects.filter(Q(passage=passage) | Q(note=passage))
        joined = Q(pk__in=ends.values("note")) | Q(pk__in=ends.values("passage"))
        return self.filter(joined).exclude(pk=passage.pk).in_reading_order()

    def joined_by_selection(self, passage: "Passage") -> Self:
        """The passage it was selected in, and the selections made in it."""
        return self.filter(Q(pk=passage.within_id) | Q(within=passage)).in_reading_order()

    def with_notes(self) -> Self:
        """With `note_ids`, the passages that are its notes, and the paragraph it is bound to."""
        notes = NoteMarker.objects.filter(passage=OuterRef("pk")).order_by("position").values("note_id")
        return self.select_related("bound_to__edition").annotate(note_ids=ArraySubquery(notes))

    def for_reading(self) -> Self:
        """With what stands beside a passage, in three queries more.

        Sets `visible_evidence` (with claims), `visible_tags`, `visible_citations`, and `note_ids`: the passages that
        are its notes.
        """
        citations = ProvisionCitation.objects.published().select_related(
            "instrument", "provision__instrument"
        )
        return (
            self.with_notes()
            .select_related("section", "bound_to")
            .prefetch_related(
                Prefetch("evidence", Evidence.objects.published().with_claim(), to_attr="visible_evidence"),
                Prefetch("tags", PassageTag.objects.published().with_concept(), to_attr="visible_tags"),
                Prefetch("provision_citations", citations, to_attr="visible_citations"),
            )
        )


class Passage(Curated, Listed):
    """A paragraph, list item, note, table row or quotation of an edition, with an id that never changes.

    In a summary edition it stands for a paragraph that is not shipped: the summary is the curator's own, the anchor
    phrase (at most ten words) and the fingerprint say exactly which paragraph it stands for. In a text edition it is a
    stretch of the edition's text, by offsets in code points.
    """

    class Kind(models.TextChoices):
        PARAGRAPH = "paragraph", _("paragraph")
        LIST_ITEM = "list-item", _("list item")
        NOTE = "note", _("note")
        TABLE_ROW = "table-row", _("table row")
        BLOCK_QUOTATION = "block-quotation", _("block quotation")
        SELECTION = "selection", _("selection")

    public_id = PublicIdField(_("public id"))
    edition = models.ForeignKey(
        "kb.Edition",
        models.PROTECT,
        related_name="passages",
        verbose_name=_("edition"),
        db_index=False,  # two indexes begin with it
    )
    section = models.ForeignKey(
        "kb.Section",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name=_("section"),
    )
    #: For a curator's selection: the passage it was selected in.
    within = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="selections",
        verbose_name=_("selected in"),
    )
    path = models.CharField(
        _("path"), max_length=60, help_text=_("Unique in the edition, such as 4 or rec.3.1.")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PARAGRAPH)
    number = models.TextField(_("number as printed"), blank=True, default="")
    page = models.TextField(_("page"), blank=True, default="")
    language = LanguageField(_("language"), default="en")
    summary = bounded_text(_("summary in own words"), at_most=PARAGRAPH, blank=True, default="")
    anchor = bounded_text(
        _("anchor phrase"),
        of_source=True,
        at_most=NAME,
        blank=True,
        default="",
        help_text=_(
            "At most ten consecutive words of the paragraph, by which a reader finds it in the source."
        ),
    )
    #: With the version of its normalisation (see kb.anchoring.fingerprint); without one it is of the first.
    fingerprint = models.CharField(_("fingerprint"), max_length=70, blank=True, default="")
    text = models.TextField(_("exact text"), blank=True, default="")
    start = models.PositiveIntegerField(_("begins at"), null=True, blank=True)
    end = models.PositiveIntegerField(_("ends at"), null=True, blank=True)
    #: The paragraph of an imported edition whose fingerprint this summary carries.
    bound_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="summaries", verbose_name=_("bound to")
    )
    nothing_to_tag = models.BooleanField(_("read, nothing to tag"), default=False)

    #: Set by `with_notes` and `for_reading`.
    note_ids: list[int]
    visible_evidence: list[Evidence]
    visible_tags: list[PassageTag]
    visible_citations: list[ProvisionCitation]
    #: Set at the desk where its edition is reviewed.
    sending_back: "HistoryEvent | None"
    is_held_back: bool

    objects: ClassVar = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["edition_id", "position"]
        constraints = Curated.constraints_with(
            *bounded(summary=PARAGRAPH, anchor=NAME),
            models.UniqueConstraint(name="passage_path_unique", fields=["edition", "path"]),
            models.CheckConstraint(name="passage_says_something", condition=~Q(summary="") | ~Q(text="")),
            models.CheckConstraint(
                name="passage_summary_is_anchored",
                condition=~Q(text="") | (~Q(anchor="") & Q(fingerprint__regex=FINGERPRINT)),
            ),
            models.CheckConstraint(
                name="passage_anchor_at_most_ten_words",
                condition=Q(anchor="") | Q(anchor__regex=AT_MOST_TEN_WORDS),
            ),
            models.CheckConstraint(
                name="passage_offsets_in_order",
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
            ),
            models.CheckConstraint(name="passage_not_bound_to_itself", condition=~Q(bound_to=F("pk"))),
        )
        indexes = Listed.indexes_with(
            # Binding summaries to paragraphs, and paragraphs of another edition to these.
            models.Index(name="passage_fingerprint", fields=["fingerprint"]),
            # A text from a place on: the reading page, what stands around a passage, the passage desk and its list.
            models.Index(name="passage_in_reading_order", fields=["edition", "position"]),
            # The desk's list of one kind, and of what holds nothing to tag: few among very many paragraphs.
            models.Index(
                name="passage_other_kind",
                fields=["kind", "edition", "position"],
                condition=~Q(kind="paragraph"),
            ),
            models.Index(
                name="passage_nothing_to_tag",
                fields=["edition", "position"],
                condition=Q(nothing_to_tag=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition.document} § {self.number or self.path}"

    def get_absolute_url(self) -> str:
        return reverse("passage", kwargs={"public_id": display(self.public_id)})

    @property
    def is_summary(self) -> bool:
        """Whether readers see a curator's summary rather than the source's own words."""
        return self.text == ""

    @property
    def readable_text(self) -> str:
        """The exact words, as far as the document's rights let readers see them; otherwise empty."""
        policy = self.edition.document.text_policy
        return self.readable(
            policy, self.kind, self.text, self.bound_to.text if self.bound_to and self.is_bound else ""
        )

    @classmethod
    def readable(cls, policy: str, kind: str, text: str, bound_text: str) -> str:
        """What of a passage's own text, or of the words it is bound to, a document's rights let readers see."""
        if policy == Document.TextPolicy.FULL:
            return text or bound_text
        is_excerpt = policy == Document.TextPolicy.EXCERPTS and kind == cls.Kind.SELECTION
        return (text or bound_text) if is_excerpt else ""

    @property
    def is_bound(self) -> bool:
        """Whether the words it stands for were found in a published imported edition."""
        return self.bound_to is not None and self.bound_to.is_published

    @property
    def body(self) -> str:
        """What there is to read: the exact text, or the summary that stands for it."""
        return self.text or self.summary


class NoteMarker(models.Model):
    """The link from a passage to a note whose marker stands in it."""

    passage = models.ForeignKey("kb.Passage", models.CASCADE, related_name="note_markers")
    note = models.ForeignKey("kb.Passage", models.PROTECT, related_name="marked_in")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("note marker")
        verbose_name_plural = _("note markers")
        ordering = ["passage_id", "position"]
        constraints = [
            models.UniqueConstraint(name="notemarker_unique", fields=["passage", "note"]),
            models.CheckConstraint(name="notemarker_two_passages", condition=~Q(passage=F("note"))),
        ]

    def __str__(self) -> str:
        return self.note.number or self.note.path
