"""The verbs of the workflow as a person meets them: the words of each button, what its form asks, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import Verb
from kb.curation.merging import slug_column
from kb.curation.seen_marks import mark_of
from kb.curation.workflow import is_rested_on
from kb.faults import Text
from kb.models import Curated, Institution, Person, User
from kb.representing import handle

from ..forms.decisions import VerbForm
from ..references.fields import HandleField
from ..references.lookup import SEARCHED

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


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
            gettext_lazy(
                "Its name changes, and the address of what is addressed by name; if readers know the old one, it "
                "leads to the new one."
            ),
        ),
        Step(
            Verb.DELETE,
            gettext_lazy("Delete"),
            gettext_lazy("Readers never saw it, so it is removed; its history stays."),
        ),
    )
}


def form_of(desk: "RecordAdmin", step: Step, record: Curated, data: QueryDict | None) -> VerbForm:
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


def _withdraw(record: Curated, by: User, data: dict[str, Any]) -> Curated:
    return curation.withdraw(
        record=record,
        by=by,
        why=data["why"],
        with_dependents=data.get("with_dependents", False),
        replaced_by=handle(data["replaced_by"]) if data.get("replaced_by") else "",
    )


USE: dict[Verb, Callable[[Curated, User, dict[str, Any]], Curated | None]] = {
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
