"""Where a base and a person say different things: both texts side by side, and one of them, or a third, chosen.

What was decided stands below, by whom and when; what was kept can be asked again, what was taken undone in the history.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kb.curation import CurationError
from kb.curation.base_conflicts import ask_again, keep_what_is_here, record_of, take_from_base, write_instead
from kb.curation.editing import publishes_alone
from kb.ingest.editions.binding import bind_document
from kb.models import BaseConflict, Evidence, Passage
from kb.representing import SHAPES

from ..bounded_counts import BoundedPaginator
from ..signed_in import account_of
from ..site import desks
from .differences import ReasonForm, TextForm, decided_row, place_of, proposals_for, records_of, row_of

PER_PAGE = 20
#: How many of the last decisions are shown below.
DECIDED = 20


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
    shown = BoundedPaginator(waiting, PER_PAGE).get_page(request.POST.get("page") or request.GET.get("page"))
    decided = list(BaseConflict.objects.decided().select_related("entry", "decided_by")[:DECIDED])
    records = records_of([*shown, *decided])
    proposals = proposals_for(list(shown))
    rows = [
        row_of(request, one, records[place_of(one)], proposals.get(place_of(one)), _bound(one, answered))
        for one in shown
    ]
    context = {
        **desks.each_context(request),
        "title": _("Where a base and people differ"),
        "rows": rows,
        "decided": [decided_row(request, one, records[place_of(one)]) for one in decided],
        "shown": shown,
    }
    return TemplateResponse(request, "admin/from_base.html", context, status=422 if answered else 200)


def _bound(conflict: BaseConflict, answered: tuple[int, str, forms.Form] | None) -> dict[str, forms.Form]:
    """The form that came back with a refusal, by its action."""
    return {answered[1]: answered[2]} if answered and answered[0] == conflict.pk else {}
