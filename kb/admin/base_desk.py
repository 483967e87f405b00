"""Where a base and a person say different things: both texts side by side, and one of them, or a third, chosen."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
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

from kb.anchoring import segments
from kb.anchoring.differing import differing
from kb.curation import CurationError, NotAllowed, Verb, WrongStatus, may
from kb.curation.settling import is_text, keep_what_is_here, take_from_base, write_instead
from kb.ingest.binding import bind_document
from kb.models import BaseConflict, Evidence, Passage
from kb.representing import SHAPES

from .site import desks
from .values import lines, words_for, words_for_kind

PER_PAGE = 20


@dataclass(frozen=True)
class Piece:
    """A piece of one text, and whether the other text lacks it."""

    text: str
    differs: bool


class ReasonForm(forms.Form):
    """Why readers see something else from now on."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=500)


class TextForm(ReasonForm):
    """A text of one's own in place of both."""

    text = forms.CharField(
        label=gettext_lazy("Another text"), widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    field_order = ("text", "why")


@require_safe
def view(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, record by record."""
    return _page(request)


@require_http_methods(["POST"])
def act(request: HttpRequest, number: int, action: str) -> HttpResponse:
    """Decide about one difference and come back; a refusal says what to do."""
    if action not in ACTIONS:
        raise Http404
    conflict = get_object_or_404(BaseConflict.objects.to_decide().select_related("entry"), pk=number)
    make_form, decide = ACTIONS[action]
    form = make_form(request.POST, prefix=f"{action}-{number}", auto_id=f"id_{action}_{number}_%s")
    if form.is_valid():
        try:
            messages.success(request, decide(request, conflict, form.cleaned_data))
            return HttpResponseRedirect(f"{reverse('admin:base')}?page={request.POST.get('page', '1')}")
        except CurationError as refusal:
            form.add_error(None, str(refusal))
    return _page(request, (number, action, form))


def _take(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    take_from_base(conflict=conflict, by=request.user, why=given["why"])
    _bind_again(conflict)
    return _("Taken from the base.") if conflict.field else _("Withdrawn, as the base did.")


def _keep(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    keep_what_is_here(conflict=conflict, by=request.user)
    return _("Kept as it is here. It is asked again only if the base says something else.")


def _write(request: HttpRequest, conflict: BaseConflict, given: dict[str, Any]) -> str:
    write_instead(conflict=conflict, text=given["text"], by=request.user, why=given["why"])
    _bind_again(conflict)
    return _("Your text was saved in place of both.")


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
}


def _page(request: HttpRequest, answered: tuple[int, str, forms.Form] | None = None) -> HttpResponse:
    waiting = BaseConflict.objects.to_decide().select_related("entry__base")
    waiting = waiting.order_by("entry__kind", "entry__key", "field", "pk")
    shown = Paginator(waiting, PER_PAGE).get_page(request.POST.get("page") or request.GET.get("page"))
    records = _records(list(shown))
    rows = [
        _row(request, one, records[one.entry.kind].get(one.entry.record_pk), _bound(one, answered))
        for one in shown
    ]
    context = {
        **desks.each_context(request),
        "title": _("Where a base and people differ"),
        "rows": rows,
        "shown": shown,
    }
    return TemplateResponse(request, "admin/from_base.html", context, status=422 if answered else 200)


def _bound(conflict: BaseConflict, answered: tuple[int, str, forms.Form] | None) -> dict[str, forms.Form]:
    """The form that came back with a refusal, by its action."""
    return {answered[1]: answered[2]} if answered and answered[0] == conflict.pk else {}


def _records(conflicts: list[BaseConflict]) -> dict[str, dict[int, Any]]:
    """The records that the conflicts are about, by kind and key, in a few queries for each kind."""
    keys: dict[str, list[int]] = defaultdict(list)
    for conflict in conflicts:
        keys[conflict.entry.kind].append(conflict.entry.record_pk)
    return {kind: SHAPES[kind].queryset().in_bulk(wanted) for kind, wanted in keys.items()}


def _row(
    request: HttpRequest, conflict: BaseConflict, record: Any, bound: dict[str, forms.Form]
) -> dict[str, Any]:
    entry, shape = conflict.entry, SHAPES[conflict.entry.kind]
    here = shape.read(record).get(conflict.field) if record is not None and conflict.field else None
    mine, theirs = _compared(here, conflict.base_value)
    may_decide = _may_decide(request, record)
    usual = {"why": _("As the base has it.")} if conflict.field else {"why": _why_it_ended(conflict)}
    writable = may_decide and not _has_ended(record) and is_text(conflict, record, here)
    return {
        "conflict": conflict,
        "record": record,
        "kind": words_for_kind(entry.kind),
        "label": words_for(shape.model, conflict.field),
        "url": reverse(f"admin:kb_{shape.model._meta.model_name}_change", args=[entry.record_pk])
        if record is not None
        else "",
        "here": mine,
        "base": theirs,
        "may_decide": may_decide,
        "take": bound.get("take") or _form(ReasonForm, "take", conflict, usual),
        "may_take": may_decide and not _has_ended(record),
        "write": (bound.get("write") or _form(TextForm, "write", conflict, {"text": here or ""}))
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


def _has_ended(record: Any) -> bool:
    return record is None or record.has_ended


def _may_decide(request: HttpRequest, record: Any) -> bool:
    user: Any = request.user
    try:
        may(user, Verb.EDIT, record if not _has_ended(record) else None)
    except (NotAllowed, WrongStatus):
        return False
    return True


def _compared(here: Any, base: Any) -> tuple[list[Piece], list[Piece]]:
    """Both values in pieces: of texts the words that the other lacks are marked, of lists the lines."""
    mine, theirs = lines(here), lines(base)
    if isinstance(here or "", str) and isinstance(base or "", str):
        one, other = "\n".join(mine), "\n".join(theirs)
        gone, come = differing(one, other)
        return _pieces(one, gone), _pieces(other, come)
    return _marked(mine, theirs), _marked(theirs, mine)


def _marked(mine: list[str], theirs: list[str]) -> list[Piece]:
    pieces = []
    for number, line in enumerate(mine):
        pieces += [Piece("\n", differs=False)] if number else []
        pieces.append(Piece(line, differs=line not in theirs))
    return pieces


def _pieces(text: str, differs: list[tuple[int, int]]) -> list[Piece]:
    return [
        Piece(text[one.start : one.end], differs=bool(one.ranges)) for one in segments(len(text), differs)
    ]
