"""Each difference between a base and what stands here as the page shows it, with the forms that decide about it."""

from collections import defaultdict
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import NotAllowed
from kb.curation.base_conflicts import is_text, may_decide
from kb.models import BaseConflict, Curated, Revision
from kb.representing import SHAPES

from ..records.values_in_words import lines, marked, words_for, words_for_kind
from ..signed_in import account_of


class ReasonForm(forms.Form):
    """Why readers see something else from now on."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=500)


class TextForm(ReasonForm):
    """A text of one's own in place of both."""

    text = forms.CharField(
        label=gettext_lazy("Another text"), widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    field_order = ("text", "why")


type Place = tuple[str, int]


def place_of(conflict: BaseConflict) -> Place:
    return conflict.entry.kind, conflict.entry.record_pk


def records_of(conflicts: list[BaseConflict]) -> dict[Place, Any]:
    """The records that the conflicts are about, in a few queries for each kind; None for those that are not here."""
    keys: dict[str, list[int]] = defaultdict(list)
    for conflict in conflicts:
        keys[conflict.entry.kind].append(conflict.entry.record_pk)
    found = {kind: SHAPES[kind].queryset().in_bulk(wanted) for kind, wanted in keys.items()}
    return {place_of(one): found[one.entry.kind].get(one.entry.record_pk) for one in conflicts}


def proposals_for(conflicts: list[BaseConflict]) -> dict[Place, Revision]:
    """The changes that wait for the same records, with their fields."""
    keys = {conflict.entry.record_pk for conflict in conflicts}
    found = Revision.objects.open().filter(record_pk__in=keys).select_related("by")
    return {(one.kind, one.record_pk): one for one in found.prefetch_related("changes")}


def _proposed(proposal: Revision | None, field: str) -> list[str]:
    """What somebody proposes for this field, in lines."""
    changes = proposal.changes.all() if proposal else ()
    return next((lines(one.after_value) for one in changes if one.field == field), [])


def decided_row(request: HttpRequest, conflict: BaseConflict, record: Curated) -> dict[str, object]:
    shape = SHAPES[conflict.entry.kind]
    was_kept = conflict.decision == BaseConflict.Decision.REJECTED
    return {
        "conflict": conflict,
        "record": record,
        "label": words_for(shape.model, conflict.field) if conflict.field else "",
        "url": _page_of(conflict, record),
        "may_ask": was_kept and _may_decide(request, record),
    }


def _page_of(conflict: BaseConflict, record: Curated) -> str:
    if record is None:
        return ""
    return reverse(f"admin:kb_{record._meta.model_name}_change", args=[record.pk])


def row_of(
    request: HttpRequest,
    conflict: BaseConflict,
    record: Curated,
    proposal: Revision | None,
    bound: dict[str, forms.Form],
) -> dict[str, object]:
    entry, shape = conflict.entry, SHAPES[conflict.entry.kind]
    here = shape.read(record).get(conflict.field) if record is not None and conflict.field else None
    mine, theirs = marked(here, conflict.base_value)
    may_decide = _may_decide(request, record)
    usual = {"why": _("As the base has it.")} if conflict.field else {"why": _why_it_ended(conflict)}
    writable = may_decide and not _has_ended(record) and proposal is None and is_text(conflict, record, here)
    return {
        "conflict": conflict,
        "record": record,
        "kind": words_for_kind(entry.kind),
        "label": words_for(shape.model, conflict.field),
        "url": _page_of(conflict, record),
        "proposal": proposal,
        "proposed": _proposed(proposal, conflict.field),
        "here": mine,
        "base": theirs,
        "may_decide": may_decide,
        "take": bound.get("take") or _form(ReasonForm, "take", conflict, usual),
        "may_take": may_decide and not _has_ended(record),
        "write": (bound.get("write") or _form(TextForm, "write", conflict, {"text": str(here or "")}))
        if writable
        else None,
        "is_writing": "write" in bound,
    }


def _form(make: type[forms.Form], action: str, conflict: BaseConflict, initial: dict[str, str]) -> forms.Form:
    return make(initial=initial, prefix=f"{action}-{conflict.pk}", auto_id=f"id_{action}_{conflict.pk}_%s")


def _why_it_ended(conflict: BaseConflict) -> str:
    return (
        (conflict.base_value or {}).get("reason", "")
        if conflict.because == conflict.Because.ENDED_THERE
        else ""
    )


def _has_ended(record: Curated | None) -> bool:
    return record is None or record.has_ended


def _may_decide(request: HttpRequest, record: Curated | None) -> bool:
    user = account_of(request)
    try:
        may_decide(user, record)
    except NotAllowed:
        return False
    return True
