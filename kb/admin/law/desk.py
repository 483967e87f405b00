"""The law desk: instruments, their provisions, and who cites them how."""

from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.forms import ModelForm
from django.http import HttpRequest

from kb import curation
from kb.models import (
    Curated,
    InstrumentEvent,
    InstrumentIdentifier,
    InstrumentName,
    InstrumentParty,
    LegalInstrument,
    Provision,
    ProvisionCitation,
)
from kb.representing import RecordMapping

from ..records.desk import RecordAdmin
from ..records.record_page import Panel
from ..records.row_inlines import rows
from ..signed_in import account_of
from ..site import desks
from .filters import CitationFilters, InstrumentFilters, ProvisionFilters
from .forms import LawForm


@admin.register(LegalInstrument, site=desks)
class InstrumentAdmin(RecordAdmin):
    """Treaties, statutes, resolutions and other texts that bind or guide."""

    mergeable = renameable = True
    inlines = (
        rows(InstrumentName),
        rows(InstrumentIdentifier),
        rows(InstrumentEvent),
        rows(InstrumentParty, joined=("place__scheme",)),
    )
    panels = (Panel("provisions", "instrument", ("instrument",), most=400),)
    list_display = ("title", "short_title", "form", "binding", "jurisdiction", "status", "updated_at")
    filters = InstrumentFilters
    search_fields = ("title", "short_title", "slug", "names__text", "identifiers__value")


@admin.register(Provision, site=desks)
class ProvisionAdmin(RecordAdmin):
    """Articles, paragraphs and points; the path says under which other provision each stands."""

    fixed = ("instrument",)
    permanent = ("path",)
    mergeable = renameable = True
    fields = ("instrument", "path", "label", "heading", "gist", "official_url")
    list_display = ("label", "path", "instrument", "heading", "status", "updated_at")
    filters = ProvisionFilters
    ordering = ("instrument__title", "position", "path")
    search_fields = ("label", "path", "heading", "gist", "instrument__title", "instrument__short_title")

    def columns(self, form: ModelForm) -> dict[str, Any]:
        """The parent that the path implies, and a place after all others of the instrument."""
        instrument = form.cleaned_data["instrument"]
        present = Provision.objects.filter(instrument=instrument)
        last = present.aggregate(last=Max("position"))["last"]
        parent = present.filter(path=form.cleaned_data["path"].rpartition(".")[0]).first()
        return {"instrument": instrument, "parent": parent, "position": 0 if last is None else last + 1}


@admin.register(ProvisionCitation, site=desks)
class ProvisionCitationAdmin(RecordAdmin):
    """Passages and claims that refer to law."""

    form = LawForm
    permanent = ()
    fixed = ("passage", "claim")
    fields = ("passage", "claim", "law", "relation", "as_printed")
    list_display = ("__str__", "passage", "claim", "relation", "origin", "status", "updated_at")
    filters = CitationFilters
    search_fields = ("as_printed", "instrument__title", "claim__statement", "passage__summary")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        data = form.cleaned_data
        return curation.cite_provision(
            source=data["passage"] or data["claim"],
            instrument=form.instance.instrument,
            provision=form.instance.provision,
            relation=data["relation"],
            as_printed=data["as_printed"],
            by=account_of(request),
        )
