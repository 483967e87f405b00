"""The workflow of a record: which buttons there are now, and the page that asks before a verb is used."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.curation import CurationError, Gone, Verb
from kb.curation.changing import lock
from kb.curation.needed_records import awaited_by, going_along
from kb.curation.permissions import has_words_in
from kb.curation.seen_marks import refuse_changed
from kb.models import Curated, User

from ..forms.decisions import refusal_of, told_in
from ..meanwhile import ended_meanwhile
from ..signed_in import account_of
from .confirmation import ask, refuse
from .verbs import STEPS, USE, Step, form_of

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


def buttons(desk: "RecordAdmin", request: HttpRequest, record: Curated) -> list[dict[str, object]]:
    """The verbs that this person may use on this record now."""
    return [
        {"name": name, "step": step, "url": desk.url("verb", record.pk, name, within=request)}
        for name, step in STEPS.items()
        if desk.has_verb(request, record, step.verb)
    ]


def listed_along(record: Curated) -> list[dict[str, object]]:
    """What goes to readers with this record, each with its page and with what readers must see before it."""
    return [{**row, "after": with_pages(awaited_by(along))} for along, row in _paged(going_along(record))]


def with_pages(records: Iterable[Curated]) -> list[dict[str, object]]:
    """Records as rows of a list, each with its kind and the address of its page."""
    return [row for _record, row in _paged(records)]


def _paged(records: Iterable[Curated]) -> Iterator[tuple[Curated, dict[str, object]]]:
    for one in records:
        url = reverse(f"admin:kb_{one._meta.model_name}_change", args=[one.pk])
        yield one, {"record": one, "kind": one._meta.verbose_name, "url": url}


def waits_for_another(user: User, record: Curated) -> bool:
    """Whether the person could publish this, were its last words, or its submission, not their own."""
    return (
        record.status == Curated.Status.SUBMITTED
        and user.role != User.Role.CURATOR
        and not settings.ONE_PERSON_MAY_PUBLISH
        and has_words_in(user, record)
    )


def view(desk: "RecordAdmin", request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Ask (GET) or do (POST) one verb; a refusal is shown with what to do about it, and nothing is stored."""
    step = STEPS.get(name)
    record = desk.get_object(request, object_id)
    if step is None or record is None:
        raise Http404
    if request.method != "POST" and not desk.has_verb(request, record, step.verb):
        return refuse(desk, request, record, step.verb, title=step.label, explanation=step.explanation)
    form = form_of(desk, step, record, request.POST if request.method == "POST" else None)
    in_the_way: Sequence[Curated] = ()
    status = 422 if form.is_bound else 200
    if form.is_bound and not form.is_valid():
        if refusal := refusal_of(account_of(request), step.verb, record):
            status = told_in(form, refusal)
    elif request.method == "POST":
        try:
            return HttpResponseRedirect(_done(desk, request, step, record, form.cleaned_data))
        except Gone as gone:
            return ended_meanwhile.of_desk(desk, request, object_id) or _to_list(desk, request, gone)
        except CurationError as refused:
            in_the_way = refused.in_the_way
            status = told_in(form, refused)
    words = {"title": step.label, "explanation": step.explanation}
    return ask(desk, request, record, form, **words, status=status, in_the_way=with_pages(in_the_way))


def _to_list(desk: "RecordAdmin", request: HttpRequest, gone: Gone) -> HttpResponse:
    messages.error(request, str(gone))
    return HttpResponseRedirect(desk.url("changelist", within=request))


def _done(
    desk: "RecordAdmin", request: HttpRequest, step: Step, record: Curated, data: dict[str, Any]
) -> str:
    """Use the verb on what the person saw; the address to go on at."""
    with transaction.atomic():
        refuse_changed(record, data["seen"])
        current = lock(record)
        result = USE[step.verb](current, account_of(request), data)
    messages.success(request, _("%(what)s: done.") % {"what": step.label})
    if step.verb == Verb.DELETE:
        return desk.url("changelist", within=request)
    return desk.url("change", (result or current).pk, within=request)
