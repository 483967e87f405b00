"""The claims desk: claims with their evidence, tags, relations and verification."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.models import Attribution, Claim, ClaimRelation, ClaimTag, Curated, Evidence, Quantity, Verification
from kb.representing import RecordMapping, References, shape_of
from kb.representing.column_codecs import items_of

from ..law.forms import OptionalLawForm
from ..passages.claim_form import unused_slug
from ..records.desk import RecordAdmin
from ..records.forms import PartyForm, RecordForm
from ..records.numbered_lists import NumberedList
from ..records.record_page import Panel
from ..records.row_inlines import rows
from ..signed_in import account_of
from ..site import desks
from .alike import seen_in
from .filters import ClaimFilters, ClaimRelationFilters, ClaimTagFilters, EvidenceFilters, VerificationFilters
from .quotation_form import QuotationForm


class ClaimForm(RecordForm):
    """A claim; its handle may be left to the program, as at the passage desk, until the claim is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "The name in its address: Latin letters, digits and hyphens; empty to have it made from the statement."
            )


@admin.register(Claim, site=desks)
class ClaimAdmin(NumberedList, RecordAdmin):
    """One proposition each, with who makes it and what it rests on."""

    mergeable = renameable = True
    form = ClaimForm
    inlines = (rows(Attribution, form=PartyForm, joined=("institution", "person")), rows(Quantity))
    panels = (
        Panel("evidence", "claim", ("passage__edition__document",)),
        Panel("tags", "claim", ("claim", "concept"), called="concept"),
        Panel("provision_citations", "claim", ("instrument", "provision__instrument")),
        Panel("relations", "claim", ("claim", "other"), title=gettext_lazy("how it stands to other claims")),
        Panel(
            "relations_to_it", "other", ("claim", "other"), title=gettext_lazy("how other claims stand to it")
        ),
    )
    list_display = ("statement", "kind", "as_of", "status", "updated_at")
    filters = ClaimFilters
    search_fields = ("statement", "slug", "note", "evidence__quote")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        self._show_what_is_alike(request, mapping)
        slug = mapping["slug"] or unused_slug("", str(mapping["statement"]))
        return super().create_record(request, form, {**mapping, "slug": slug})

    def change_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> None:
        claim = Claim.objects.get(pk=form.instance.pk)
        present = shape_of(claim).read_again(claim)
        if any(
            (mapping.get(key) or None) != (present.get(key) or None) for key in ("statement", "claimants")
        ):
            self._show_what_is_alike(request, mapping, besides=claim)
        super().change_record(request, form, mapping)

    def _show_what_is_alike(
        self, request: HttpRequest, mapping: RecordMapping, besides: Claim | None = None
    ) -> None:
        """Raise AlikeClaims for claims like this that the person has not been shown."""
        references = References()
        claimants = [references.find_party(str(handle)) for handle in items_of(mapping.get("claimants"))]
        curation.refuse_unseen(
            str(mapping["statement"] or ""), claimants, seen=seen_in(request), besides=besides
        )

    def desk_links(self, record: Claim) -> list[tuple[str, str]]:  # type: ignore[override]  # no other lie here
        """To the verification, which a claim has at most one of."""
        present = Verification.objects.filter(claim=record).first()
        desk = desks.desk_of(Verification)
        if present:
            return [(desk.url("change", present.pk), _("Verification: %s") % present.get_outcome_display())]
        return [(f"{desk.url('add')}?claim={record.slug}", _("Compare with the primary text"))]


@admin.register(Evidence, site=desks)
class EvidenceAdmin(RecordAdmin):
    """The exact words that claims rest on; where they stand is found, and told if they stand nowhere."""

    fixed = ("claim",)
    permanent = ("passage",)
    form = QuotationForm
    fields = ("claim", "passage", "role", "quote", "in_word", "prefix", "suffix", "note")
    list_display = ("quote", "role", "claim", "passage", "status", "updated_at")
    filters = EvidenceFilters
    search_fields = ("quote", "claim__statement", "passage__summary")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        words = ("claim", "passage", "role", "quote", "prefix", "suffix", "note", "in_word")
        return curation.add_evidence(
            **{name: form.cleaned_data[name] for name in words}, by=account_of(request)
        )


@admin.register(ClaimTag, site=desks)
class ClaimTagAdmin(RecordAdmin):
    """What claims are about."""

    fixed = ("claim",)
    permanent = ("concept",)
    fields = ("claim", "concept")
    list_display = ("concept", "claim", "status", "updated_at")
    filters = ClaimTagFilters
    search_fields = ("claim__statement", "concept__label")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        data = form.cleaned_data
        (made,) = curation.tag(targets=[data["claim"]], concepts=[data["concept"]], by=account_of(request))
        return made


@admin.register(ClaimRelation, site=desks)
class ClaimRelationAdmin(RecordAdmin):
    """Which claims contradict, qualify, restate or narrow which, and why."""

    fixed = ("claim", "kind", "other")
    permanent = ()
    fields = ("claim", "kind", "other", "reason")
    list_display = ("claim", "kind", "other", "status", "updated_at")
    filters = ClaimRelationFilters
    search_fields = ("claim__statement", "other__statement", "reason")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        words = ("claim", "kind", "other", "reason")
        return curation.relate_claims(
            **{name: form.cleaned_data[name] for name in words}, by=account_of(request)
        )


@admin.register(Verification, site=desks)
class VerificationAdmin(RecordAdmin):
    """What the primary text says about a claim."""

    form = OptionalLawForm
    fixed = ("claim",)
    permanent = ()
    fields = ("claim", "outcome", "law", "passage", "note", "checked")
    list_display = ("claim", "outcome", "checked", "status", "updated_at")
    filters = VerificationFilters
    search_fields = ("claim__statement", "note")

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        return curation.verify(claim=form.cleaned_data["claim"], mapping=mapping, by=account_of(request))
