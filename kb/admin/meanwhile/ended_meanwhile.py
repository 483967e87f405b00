"""A form about a record that was ended or deleted while somebody typed: the words are shown, to be copied."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.core import signing
from django.db.models.options import Options
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from kb.curation import Verb
from kb.models import Curated, HistoryEvent, Passage
from kb.representing import kind_of

from ..forms.kept_words import fields_sent, holds_words
from ..forms.names import typed_words
from ..records.values_in_words import lines, words_for
from . import conflicts

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin


_ENDING = (Verb.WITHDRAW, Verb.MERGE, Verb.DELETE)


@dataclass(frozen=True)
class Ending:
    """How a record ended: a title, who did it and when as the history has it (if it has), and why."""

    title: str
    event: HistoryEvent | None
    why: str
    record: Curated | None = None


def ending_of(model: type[Curated], key: str, record: Curated | None) -> Ending | None:
    """The end of the record; None for one that goes on. `record` is None for one that is not there (any more)."""
    if record is not None and not record.has_ended:
        return None
    event = _event(model, key, record)
    if record is None:
        return Ending(_("The record is no longer there"), event, event.why if event else "")
    merged = record.status == Curated.Status.SUPERSEDED
    title = _("Another record stands in for this one now") if merged else _("The record was withdrawn")
    return Ending(title, event, record.end_reason, record)


def _event(model: type[Curated], key: str, record: Curated | None) -> HistoryEvent | None:
    """Where the history tells it; that of a passage may be told of its whole edition."""
    told = HistoryEvent.objects.filter(verb__in=_ENDING)
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    found = told.filter(kind=kind_of(model), record_pk=number).first()
    if found is None and isinstance(record, Passage):
        return told.filter(kind=kind_of(record.edition), record_pk=record.edition_id).first()
    return found


def page(
    site: AdminSite, request: HttpRequest, ending: Ending, *, back: str, is_list: bool, opts: "Options[Any]"
) -> HttpResponse | None:
    """409 with who ended the record, why, and all that was typed; None where the form holds no words."""
    fields = fields_sent(request)
    if not holds_words(fields):
        return None
    context = {
        **site.each_context(request),
        "title": ending.title,
        "opts": opts,
        "ending": ending,
        "typed": _chosen_between(opts, request) or typed_words(site, request, request.path, fields),
        "back": back,
        "is_list": is_list,
    }
    return TemplateResponse(request, "admin/ended_meanwhile.html", context, status=409)


def of_desk(desk: "RecordAdmin", request: HttpRequest, object_id: str) -> HttpResponse | None:
    """The page for a form of a record's desk; None where the record goes on, or nothing was typed."""
    record = desk.get_object(request, object_id)
    ending = ending_of(desk.model, object_id, record)
    if ending is None or not desk.has_change_permission(request):
        return None
    back = desk.url("changelist", within=request)
    if record is not None:
        back = desk.url("change", record.pk, within=request)
    return page(desk.admin_site, request, ending, back=back, is_list=record is None, opts=desk.opts)


def _chosen_between(opts: "Options[Any]", request: HttpRequest) -> list[tuple[str, str]]:
    """What the page of both texts carries of one's own; nothing for another form."""
    try:
        attempted = signing.loads(request.POST.get("attempted", ""), salt=conflicts.SALT)
    except signing.BadSignature:
        return []
    why = request.POST.get("why", "").strip()
    told = [(words_for(opts.model, key), "\n".join(lines(value))) for key, value in attempted.items()]
    return [*told, *([(_("Why"), why)] if why else [])]
