"""The history of a record: who changed what, when and why, field by field, and one step back from any change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import CurationError, Verb
from kb.curation.editing import publishes_alone
from kb.curation.revising import open_revision
from kb.history import FieldChange, events_about
from kb.models import Curated, HistoryChange, HistoryEvent, RevisionChange, User
from kb.representing import kind_of, model_of

from ..signed_in import account_of
from .confirmation import ask
from .values_in_words import marked, words_for, words_for_kind

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


PER_PAGE = 50
_GOES_BACK = gettext_lazy(
    "Proposed: readers keep the present words until somebody else publishes the way back to those before that change."
)


class ReasonForm(forms.Form):
    """Why a change is undone."""

    why = forms.CharField(label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 3, "cols": 60}))


def view(desk: "RecordAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """The record's own changes and those of the tags, evidence and citations that belong to it."""
    record = desk.get_object(request, object_id)
    if record is None:
        raise Http404
    pages = Paginator(events_about(record), PER_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    may_revert = desk.has_verb(request, record, Verb.REVERT)
    return TemplateResponse(
        request,
        "admin/record_history.html",
        {
            **desk.admin_site.each_context(request),
            "title": _("History"),
            "opts": desk.opts,
            "record": record,
            "record_url": desk.url("change", record.pk, within=request),
            "page": shown,
            "query": f"{kept}&" if (kept := desk.get_preserved_filters(request)) else "",
            "events": [told(event) | _revert(desk, request, record, event, may_revert) for event in shown],
        },
    )


def _revert(
    desk: "RecordAdmin", request: HttpRequest, record: Curated, event: HistoryEvent, may_revert: bool
) -> dict[str, object]:
    own = (event.kind, event.record_pk) == (desk.kind, record.pk)
    fields = {change.field for change in event.changes.all()} & set(desk.shape_keys())
    possible = may_revert and own and bool(fields) and event.verb not in (Verb.CREATE, Verb.DELETE)
    address = desk.url("revert", record.pk, event.pk, within=request) if possible else ""
    return {"own": own, "revert": address}


def told(event: HistoryEvent) -> dict[str, object]:
    """One event as pages show it; needs its changes, prefetched where there are many."""
    return {
        "event": event,
        "kind": words_for_kind(event.kind),
        "changes": field_changes(event.kind, event.changes.all()),
    }


def field_changes(kind: str, changes: Iterable[HistoryChange | RevisionChange]) -> list[dict[str, object]]:
    """Each changed field with its name and both values as lines."""
    try:
        model = model_of(kind)
    except KeyError:
        return []
    told_changes: list[dict[str, object]] = []
    for change in changes:
        pair = FieldChange(change.field, change.before, change.after)
        before, after = marked(pair.before_value, pair.after_value)
        told_changes.append({"label": words_for(model, change.field), "before": before, "after": after})
    return told_changes


def revert_view(desk: "RecordAdmin", request: HttpRequest, object_id: str, event_id: int) -> HttpResponse:
    """Show what a step back changes and ask why (GET), or take it (POST)."""
    record = desk.get_object(request, object_id)
    event = HistoryEvent.objects.filter(pk=event_id).prefetch_related("changes").first()
    if record is None or event is None or (event.kind, event.record_pk) != (kind_of(record), record.pk):
        raise Http404
    if not desk.has_verb(request, record, Verb.REVERT):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            curation.revert(record=record, event=event, by=account_of(request), why=form.cleaned_data["why"])
        except CurationError as refusal:
            form.add_error(None, str(refusal))
        else:
            waits = record.is_published and open_revision(record) is not None
            done = _("The record is again as it was before that change.")
            messages.success(request, _GOES_BACK if waits else done)
            return HttpResponseRedirect(desk.url("change", record.pk, within=request))
    return ask(
        desk,
        request,
        record,
        form,
        title=_("Go back to before this change"),
        explanation=_explanation(account_of(request), record),
        status=422 if form.errors else 200,
        button=_("Go back"),
        told=told(event),
    )


def _explanation(user: User, record: Curated) -> str:
    """What going back does, and when readers see it."""
    undone = _("Everything since is undone, too; the undoing is a change of its own.")
    if not record.is_published or publishes_alone(user):
        return undone
    return f"{undone} {_('Readers keep the present words until somebody else publishes it.')}"
