"""The sources desk: documents, their editions (read only) and their passages with tags."""

from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kb import curation
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

from .record_admin import Panel, RecordAdmin
from .record_forms import PartyForm
from .rows import rows
from .site import desks


@admin.register(Document, site=desks)
class DocumentAdmin(RecordAdmin):
    """The bibliographic records of published sources."""

    renameable = True
    inlines = (
        rows(Contribution, form=PartyForm, joined=("person", "institution")),
        rows(DocumentIdentifier),
        rows(AccessPoint),
    )
    list_display = ("title", "kind", "date", "language", "text_policy", "status", "updated_at")
    list_filter = ("status", "kind", "language", "text_policy")
    search_fields = ("title", "slug", "subtitle", "identifiers__value", "container")

    def desk_links(self, record: Any) -> list[tuple[str, str]]:
        return [
            (reverse("admin:passage_desk", args=[record.slug]), _("Work on its passages")),
            (reverse("admin:carryings", args=[record.slug]), _("Carried to the newest edition")),
        ]


@admin.register(Edition, site=desks)
class EditionAdmin(admin.ModelAdmin):
    """Editions are never edited: a changed source is a new edition."""

    change_form_template = "admin/record_form.html"
    change_list_template = "admin/record_list.html"
    actions = None
    show_full_result_count = False
    list_select_related = ("document",)
    list_display = ("document", "number", "basis", "label", "media_type", "size", "created_at")
    list_filter = ("basis",)
    search_fields = ("document__title", "label", "sha256")


@admin.register(Passage, site=desks)
class PassageAdmin(RecordAdmin):
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
    list_filter = (
        "status",
        "kind",
        "nothing_to_tag",
        ("edition__document", admin.RelatedOnlyFieldListFilter),
        ("tags__concept", admin.RelatedOnlyFieldListFilter),
    )
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

    def desk_links(self, record: Any) -> list[tuple[str, str]]:
        address = reverse("admin:passage_desk", args=[record.edition.document.slug])
        return [(f"{address}?at={record.public_id}", _("Work on it among its neighbours"))]


@admin.register(PassageTag, site=desks)
class PassageTagAdmin(RecordAdmin):
    """What passages are about."""

    fixed = ("passage",)
    permanent = ("concept",)
    fields = ("passage", "concept")
    list_display = ("concept", "passage", "status", "updated_at")
    list_filter = ("status", ("concept", admin.RelatedOnlyFieldListFilter))
    search_fields = ("passage__summary", "passage__edition__document__title", "concept__label")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: dict[str, Any]) -> Curated:
        data = form.cleaned_data
        (made,) = curation.tag(targets=[data["passage"]], concepts=[data["concept"]], by=request.user)
        return made
