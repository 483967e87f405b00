"""Where a base and a person say different things: both texts side by side, and one of them, or a third, chosen.

What was decided stands below, by whom and when; what was kept can be asked again, what was taken undone in the history.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kb.curation import CurationError, NotAllowed
from kb.curation.base_conflicts import (
    ask_again,
    is_text,
    keep_what_is_here,
    may_decide,
    record_of,
    take_from_base,
    write_instead,
)
from kb.curation.editing import publishes_alone
from kb.ingest.editions.binding import bind_document
from kb.models import BaseConflict, Curated, Evidence, Passage, Revision
from kb.representing import SHAPES

from ..records.values_in_words import lines, marked, words_for, words_for_kind
from ..signed_in import account_of
from ..site import desks

PER_PAGE = 20
#: How many of the last decisions are shown below.
DECIDED = 20


class ReasonForm(forms.Form):
    """Why readers see something else from now on."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=500)


class TextForm(ReasonForm):
    """A text of one's own in place of both."""

    text = forms.CharField(
        label=gettext_lazy("Another text"), widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    field_order = ("text", "why")


@desks.page("base/", name="base")
@require_safe
def view(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, record by record."""
    return _page(request)


@desks.page("base/<int:number>/<slug:action>/", name="base_act")
@require_http_methods(["POST"])
def act(request: HttpRequest, number: int, action: str) -> HttpResponse:
    """Decide about one difference and come back; a refusal says what to do."""
    if action not in ACTIONS:
        raise Http404
    conflicts = BaseConflict.objects.decided() if action == "ask" else BaseConflict.objects.to_decide()
    conflict = get_object_or_404(conflicts.select_related("entry"), pk=number)
    make_form, decide = ACTIONS[action]
    form = make_form(request.POST, prefix=f"{action}-{number}", auto_id=f"id_{action}_{number}_%s")
    if form.is_valid():
        try:
            messages.success(request, decide(request, conflict, form.cleaned_data))
            return HttpResponseRedirect(f"{reverse('admin:base')}?page={request.POST.get('page', '1')}")
        except CurationError as refusal:
            if action not in _SHOWN_AGAIN:
                messages.error(request, str(refusal))
            form.add_error(None, str(refusal))
    return _page(request, (number, action, form))


def _take(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    take_from_base(conflict=conflict, by=account_of(request), why=given["why"])
    _bind_again(conflict)
    return _("Taken from the base.") if conflict.field else _("Withdrawn, as the base did.")


def _keep(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    keep_what_is_here(conflict=conflict, by=account_of(request))
    return _("Kept as it is here. It is asked again only if the base says something else.")


def _write(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    write_instead(conflict=conflict, text=given["text"], by=account_of(request), why=given["why"])
    _bind_again(conflict)
    record = record_of(conflict)
    if record is not None and record.is_published and not publishes_alone(account_of(request)):
        return _("Your text is proposed: readers keep what is here until somebody else publishes it.")
    return _("Your text was saved in place of both.")


def _ask(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    ask_again(conflict=conflict, by=account_of(request))
    return _("It is asked again, above.")


def _bind_again(conflict: BaseConflict) -> None:
    """Other words may stand elsewhere in the exact text of the source."""
    model = SHAPES[conflict.entry.kind].model
    if model in (Evidence, Passage):
        record = model._default_manager.get(pk=conflict.entry.record_pk)
        passage = record.passage if isinstance(record, Evidence) else record
        bind_document(passage.edition.document)


type _Action = tuple[type[forms.Form], Callable[[HttpRequest, BaseConflict, dict[str, Any]], str]]
ACTIONS: dict[str, _Action] = {
    "take": (ReasonForm, _take),
    "keep": (forms.Form, _keep),
    "write": (TextForm, _write),
    "ask": (forms.Form, _ask),
}
#: Forms that come back with their refusal beside the field; others have no place for it.
_SHOWN_AGAIN = ("take", "write")


def _page(request: HttpRequest, answered: tuple[int, str, forms.Form] | None = None) -> HttpResponse:
    waiting = BaseConflict.objects.to_decide().select_related("entry__base")
    waiting = waiting.order_by("entry__kind", "entry__key", "field", "pk")
    shown = Paginator(waiting, PER_PAGE).get_page(request.POST.get("page") or request.GET.get("page"))
    decided = list(BaseConflict.objects.decided().select_related("entry", "decided_by")[:DECIDED])
    records = _records([*shown, *decided])
    proposals = _proposals(list(shown))
    rows = [
        _row(request, one, records[_place(one)], proposals.get(_place(one)), _bound(one, answered))
        for one in shown
    ]
    context = {
        **desks.each_context(request),
        "title": _("Where a base and people differ"),
        "rows": rows,
        "decided": [_decided(request, one, records[_place(one)]) for one in decided],
        "shown": shown,
    }
    return TemplateResponse(request, "admin/from_base.html", context, status=422 if answered else 200)


def _bound(conflict: BaseConflict, answered: tuple[int, str, forms.Form] | None) -> dict[str, forms.Form]:
    """The form that came back with a refusal, by its action."""
    return {answered[1]: answered[2]} if answered and answered[0] == conflict.pk else {}


type _Place = tuple[str, int]


def _place(conflict: BaseConflict) -> _Place:
    return conflict.entry.kind, conflict.entry.record_pk


def _records(conflicts: list[BaseConflict]) -> dict[_Place, Any]:
    """The records that the conflicts are about, in a few queries for each kind; None for those that are not here."""
    keys: dict[str, list[int]] = defaultdict(list)
    for conflict in conflicts:
        keys[conflict.entry.kind].append(conflict.entry.record_pk)
    found = {kind: SHAPES[kind].queryset().in_bulk(wanted) for kind, wanted in keys.items()}
    return {_place(one): found[one.entry.kind].get(one.entry.record_pk) for one in conflicts}


def _proposals(conflicts: list[BaseConflict]) -> dict[_Place, Revision]:
    """The changes that wait for the same records, with their fields."""
    keys = {conflict.entry.record_pk for conflict in conflicts}
    found = Revision.objects.open().filter(record_pk__in=keys).select_related("by")
    return {(one.kind, one.record_pk): one for one in found.prefetch_related("changes")}


def _proposed(proposal: Revision | None, field: str) -> list[str]:
    """What somebody proposes for this field, in lines."""
    changes = proposal.changes.all() if proposal else ()
    return next((lines(one.after_value) for one in changes if one.field == field), [])


def _decided(request: HttpRequest, conflict: BaseConflict, record: Curated) -> dict[str, object]:
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


def _row(
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
