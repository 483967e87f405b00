"""The buttons of the workflow: what may be done now, a page that asks for the reason, and the verb itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import CurationError, Gone, Verb
from kb.curation.changing import lock
from kb.curation.merging import slug_column
from kb.curation.needed_records import awaited_by, going_along
from kb.curation.permissions import has_words_in
from kb.curation.seen_marks import mark_of, refuse_changed
from kb.curation.workflow import is_rested_on
from kb.faults import Text
from kb.models import Curated, Institution, Person, User
from kb.models.legible import legible
from kb.representing import handle

from ..forms.decisions import DecidingForm, refusal_of, told_in
from ..references.fields import HandleField
from ..references.lookup import SEARCHED
from ..signed_in import account_of
from . import ended_meanwhile

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


class VerbForm(DecidingForm):
    """What every verb is told: the mark of what the person looked at, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        validators=[legible],
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )


@dataclass(frozen=True)
class Step:
    """One verb as a button: its words, what it means, and whether one press is enough."""

    verb: Verb
    label: Text
    explanation: Text
    #: Submitting and publishing need no words, so the button itself does it.
    at_once: bool = False
    needs_why: bool = False


STEPS: dict[str, Step] = {
    step.verb.name.lower().replace("_", "-"): step
    for step in (
        Step(
            Verb.SUBMIT,
            gettext_lazy("Submit for review"),
            gettext_lazy("Another person looks at it and publishes it."),
            at_once=True,
        ),
        Step(
            Verb.PUBLISH,
            gettext_lazy("Publish"),
            gettext_lazy("Readers see the record from now on; its address answers for ever."),
            at_once=True,
        ),
        Step(
            Verb.SEND_BACK,
            gettext_lazy("Send back"),
            gettext_lazy("The record becomes a draft again; say what is missing."),
            needs_why=True,
        ),
        Step(
            Verb.WITHDRAW,
            gettext_lazy("Withdraw"),
            gettext_lazy("Readers no longer see the record; its address goes on answering with your reason."),
            needs_why=True,
        ),
        Step(
            Verb.MERGE,
            gettext_lazy("Merge into another"),
            gettext_lazy("What points at this record will point at the other, and its address leads there."),
            needs_why=True,
        ),
        Step(
            Verb.RENAME,
            gettext_lazy("Rename"),
            gettext_lazy("The address changes; if readers know the old one, it leads to the new one."),
        ),
        Step(
            Verb.DELETE,
            gettext_lazy("Delete"),
            gettext_lazy("Readers never saw it, so it is removed; its history stays."),
        ),
    )
}


def buttons(desk: "RecordAdmin", request: HttpRequest, record: Curated) -> list[dict[str, object]]:
    """The verbs that this person may use on this record now."""
    return [
        {"name": name, "step": step, "url": desk.url("verb", record.pk, name)}
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
        raise PermissionDenied
    form = _form(desk, step, record, request.POST if request.method == "POST" else None)
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
    page = _asked(desk, request, step, record, form, in_the_way)
    page.status_code = status
    return page


def _to_list(desk: "RecordAdmin", request: HttpRequest, gone: Gone) -> HttpResponse:
    messages.error(request, str(gone))
    return HttpResponseRedirect(desk.url("changelist"))


def _form(desk: "RecordAdmin", step: Step, record: Curated, data: QueryDict | None) -> VerbForm:
    form = VerbForm(data, initial={"seen": mark_of(record)})
    form.fields["why"].required = step.needs_why or (record.is_published and step.verb == Verb.RENAME)
    if step.verb == Verb.MERGE:
        form.fields["into"] = HandleField(kind=desk.kind, label=_("Into"))
    if step.verb == Verb.RENAME:
        column = slug_column(record)
        form.fields["slug"] = forms.CharField(
            label=_("New name in the address"), initial=getattr(record, column), max_length=120
        )
    if step.verb == Verb.WITHDRAW:
        if desk.kind in SEARCHED:
            form.fields["replaced_by"] = HandleField(
                kind=desk.kind, required=False, label=_("Replaced by (if anything)")
            )
        if is_rested_on(desk.model):
            form.fields["with_dependents"] = forms.BooleanField(required=False, label=_dependents(desk.model))
    form.order_fields(["into", "slug", "why", "replaced_by", "with_dependents"])
    return form


def _dependents(kind: type) -> str:
    if issubclass(kind, Institution | Person):
        return _("Withdraw the claims that it makes or reports, too")
    return _("Withdraw the claims that rest on this alone, too")


def _done(
    desk: "RecordAdmin", request: HttpRequest, step: Step, record: Curated, data: dict[str, Any]
) -> str:
    """Use the verb on what the person saw; the address to go on at."""
    with transaction.atomic():
        refuse_changed(record, data["seen"])
        current = lock(record)
        result = _USE[step.verb](current, account_of(request), data)
    messages.success(request, _("%(what)s: done.") % {"what": step.label})
    if step.verb == Verb.DELETE:
        return desk.url("changelist")
    return desk.url("change", (result or current).pk)


def _withdraw(record: Curated, by: User, data: dict[str, Any]) -> Curated:
    return curation.withdraw(
        record=record,
        by=by,
        why=data["why"],
        with_dependents=data.get("with_dependents", False),
        replaced_by=handle(data["replaced_by"]) if data.get("replaced_by") else "",
    )


_USE: dict[Verb, Callable[[Curated, User, dict[str, Any]], Curated | None]] = {
    Verb.SUBMIT: lambda record, by, data: curation.submit(record=record, by=by),
    Verb.PUBLISH: lambda record, by, data: curation.publish(record=record, by=by, why=data["why"]),
    Verb.SEND_BACK: lambda record, by, data: curation.send_back(record=record, by=by, why=data["why"]),
    Verb.WITHDRAW: _withdraw,
    Verb.MERGE: lambda record, by, data: curation.merge(
        record=record, into=data["into"], by=by, why=data["why"]
    ),
    Verb.RENAME: lambda record, by, data: curation.rename(
        record=record, slug=data["slug"], by=by, why=data["why"]
    ),
    Verb.DELETE: lambda record, by, data: curation.delete_draft(record=record, by=by),
}


def _asked(
    desk: "RecordAdmin",
    request: HttpRequest,
    step: Step,
    record: Curated,
    form: VerbForm,
    in_the_way: Sequence[Curated],
) -> HttpResponse:
    return TemplateResponse(
        request,
        "admin/confirm.html",
        {
            **desk.admin_site.each_context(request),
            "title": step.label,
            "explanation": step.explanation,
            "opts": desk.opts,
            "record": record,
            "record_url": desk.url("change", record.pk),
            "form": form,
            "in_the_way": with_pages(in_the_way),
            "action_label": step.label,
        },
    )
