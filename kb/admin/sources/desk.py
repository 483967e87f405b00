"""The sources desk: documents, their editions (read only) and their passages with tags."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import Verb
from kb.ingest.sources.file_store import DamagedFile
from kb.models import (
    AccessPoint,
    Contribution,
    Curated,
    Document,
    DocumentIdentifier,
    Edition,
    Passage,
    PassageTag,
)
from kb.representing import RecordMapping

from ..records.desk import RecordAdmin
from ..records.forms import PartyForm
from ..records.numbered_lists import NumberedList
from ..records.record_page import Panel
from ..records.row_inlines import rows
from ..signed_in import account_of
from ..site import desks
from . import edition_acts, edition_review, held_passages
from .filters import DocumentFilters, EditionFilters, PassageFilters, PassageTagFilters, language_in_words
from .source_files import to_be_saved


@admin.register(Document, site=desks)
class DocumentAdmin(RecordAdmin):
    """The bibliographic records of published sources."""

    renameable = True
    inlines = (
        rows(Contribution, form=PartyForm, joined=("person", "institution")),
        rows(DocumentIdentifier),
        rows(AccessPoint),
    )
    list_display = ("title", "kind", "date", "in_language", "text_policy", "status", "updated_at")
    filters = DocumentFilters
    search_fields = ("title", "slug", "subtitle", "identifiers__value", "container")

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def in_language(self, document: Document) -> str:
        return language_in_words(document.language)

    def record_context(self, request: HttpRequest, record: Curated) -> dict[str, object]:
        """With its editions, each to be submitted, published, sent back or withdrawn as a whole."""
        editions = (
            Edition.objects.filter(document=record.pk)
            .defer("text", "sketch")
            .select_related("document")
            .order_by("-number")
        )
        standings = [edition_review.standing(account_of(request), edition) for edition in editions]
        return {**super().record_context(request, record), "editions": standings}

    def desk_links(self, record: Document) -> list[tuple[str, str]]:  # type: ignore[override]  # no other lie here
        return [
            (reverse("admin:passage_desk", args=[record.slug]), _("Work on its passages")),
            (reverse("admin:carryings", args=[record.slug]), _("Carried to the newest edition")),
        ]


@admin.register(Edition, site=desks)
class EditionAdmin(RecordAdmin):
    """Editions are never edited, a changed source is a new one; here each is reviewed as a whole."""

    permanent = ()
    list_display = ("document", "number", "basis", "label", "media_type", "size", "status", "created_at")
    filters = EditionFilters
    ordering = ("document__title", "-number")
    search_fields = ("document__title", "label", "sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("text", "sketch")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Curated | None = None) -> bool:
        return False

    def has_verb(self, request: HttpRequest, record: Curated, verb: Verb) -> bool:
        """Its verbs are those of the review page."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return edition_review.view(self, request, self._edition(request, object_id))

    def verb_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        edition = self._edition(request, object_id)
        if verb in held_passages.ACTS:
            return held_passages.act(request, edition, verb)
        return edition_acts.act(self, request, edition, verb)

    def get_urls(self) -> list[URLPattern]:
        source = path(
            "<path:object_id>/source/", self.admin_site.admin_view(self.source_view), name="kb_edition_source"
        )
        return [source, *super().get_urls()]

    def source_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The file that the edition was read from."""
        edition = self._edition(request, object_id)
        if edition.file is None or request.method not in ("GET", "HEAD"):
            raise Http404
        try:
            return to_be_saved(edition.file)
        except DamagedFile as damaged:
            messages.error(request, _("The kept file is gone or has changed: %s") % damaged)
            return HttpResponseRedirect(edition_acts.address(edition))

    def _edition(self, request: HttpRequest, object_id: str) -> Edition:
        edition: Edition | None = self.get_object(request, object_id)
        if edition is None:
            raise Http404
        return edition


@admin.register(Passage, site=desks)
class PassageAdmin(NumberedList, RecordAdmin):
    """Paragraphs, list items, notes and quotations; best worked on at the passage desk of their document."""

    fixed = ("edition", "section", "position")
    permanent = ("path",)
    fields = (
        "edition", "section", "position", "path", "kind", "number", "page", "language", "summary", "anchor",
        "fingerprint", "nothing_to_tag",
    )  # fmt: skip
    panels = (
        Panel("tags", "passage", ("passage__edition__document", "concept"), called="concept"),
        Panel("evidence", "passage", ("claim",), called="claim"),
        Panel("provision_citations", "passage", ("instrument", "provision__instrument")),
    )
    list_display = ("__str__", "kind", "in_short", "nothing_to_tag", "status", "updated_at")
    filters = PassageFilters
    search_fields = ("summary", "text", "anchor", "path", "number", "edition__document__title")

    @admin.display(description=_("text"))
    def in_short(self, passage: Passage) -> str:
        return passage.body[:140]

    def columns(self, form: ModelForm) -> dict[str, Any]:
        """At the place given, or after all others of the edition."""
        columns = super().columns(form)
        if not columns["position"]:
            last = Passage.objects.filter(edition=columns["edition"]).aggregate(last=Max("position"))["last"]
            columns["position"] = 0 if last is None else last + 1
        return columns

    def desk_links(self, record: Passage) -> list[tuple[str, str]]:  # type: ignore[override]  # no other lie here
        address = reverse("admin:passage_desk", args=[record.edition.document.slug])
        return [(f"{address}?at={record.public_id}", _("Work on it among its neighbours"))]


@admin.register(PassageTag, site=desks)
class PassageTagAdmin(RecordAdmin):
    """What passages are about."""

    fixed = ("passage",)
    permanent = ("concept",)
    fields = ("passage", "concept")
    list_display = ("concept", "passage", "status", "updated_at")
    filters = PassageTagFilters
    search_fields = ("passage__summary", "passage__edition__document__title", "concept__label")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        data = form.cleaned_data
        (made,) = curation.tag(targets=[data["passage"]], concepts=[data["concept"]], by=account_of(request))
        return made
