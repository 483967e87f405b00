"""The change of a published record that waits: what it says, who may publish it, sending it back, giving it up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import CurationError
from kb.curation.editing import publishes_alone
from kb.curation.revising import has_words_of, open_revision, writers_of
from kb.models import Curated, Revision, User

from ..forms.decisions import DecidingForm
from ..signed_in import account_of
from .confirmation import ask
from .histories import field_changes

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


class AnswerForm(DecidingForm):
    """The wording that the person looked at, and what they say to it."""

    token = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("What is missing"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )


@dataclass(frozen=True)
class Answer:
    """One thing to do with a proposed change: its words, what it means, whether it needs a sentence."""

    label: Any
    explanation: Any
    use: Callable[[Revision, User, dict[str, Any]], Any]
    done: Any
    needs_why: bool = False


ANSWERS: dict[str, Answer] = {
    "publish": Answer(
        gettext_lazy("Publish this change"),
        gettext_lazy("Readers see the new words from now on."),
        lambda revision, by, data: curation.publish_revision(revision=revision, by=by, token=data["token"]),
        gettext_lazy("Published: readers see the new words."),
    ),
    "send-back": Answer(
        gettext_lazy("Send it back"),
        gettext_lazy("Readers keep the old words; its author sees what is missing."),
        lambda revision, by, data: curation.send_back_revision(
            revision=revision, by=by, token=data["token"], why=data["why"]
        ),
        gettext_lazy("Sent back. Readers keep the old words."),
        needs_why=True,
    ),
    "drop": Answer(
        gettext_lazy("Drop this change"),
        gettext_lazy("Readers keep the old words; what was proposed stays in the history."),
        lambda revision, by, data: curation.drop_revision(revision=revision, by=by, token=data["token"]),
        gettext_lazy("Dropped. What was proposed stays in the history."),
    ),
}


def shown(desk: "RecordAdmin", request: HttpRequest, record: Curated) -> dict[str, object]:
    """The record's open revision for its page: what would change, and what this person may do about it."""
    revision = open_revision(record)
    if revision is None:
        return {}
    return {
        "it": revision,
        "changes": field_changes(revision.kind, revision.changes.all()),
        "is_mine": has_words_of(revision, account_of(request)),
        "writers": sorted(writers_of(revision) - {str(revision.by)}),
        "answers": [
            {
                "answer": ANSWERS[name],
                "url": desk.url("proposal", record.pk, name, within=request),
                "at_once": not ANSWERS[name].needs_why,
            }
            for name in _open_to(account_of(request), revision)
        ],
    }


def _open_to(user: User, revision: Revision) -> list[str]:
    """The answers that this person may give now."""
    is_mine, has_mine = revision.by_id == user.pk, has_words_of(revision, user)
    is_reviewer = user.role != User.Role.CURATOR
    waits = revision.state == Revision.State.WAITING
    may = {
        "publish": is_reviewer and waits and (not has_mine or publishes_alone(user)),
        "send-back": is_reviewer and waits and not is_mine,
        "drop": is_mine or is_reviewer,
    }
    return [name for name in ANSWERS if may[name]]


def view(desk: "RecordAdmin", request: HttpRequest, object_id: str, action: str) -> HttpResponse:
    """Ask (GET) or answer (POST) one thing about the record's open revision; a refusal says what to do."""
    record = desk.get_object(request, object_id)
    if record is None or action not in ANSWERS:
        raise Http404
    if not desk.has_change_permission(request, record):
        raise PermissionDenied
    back = HttpResponseRedirect(desk.url("change", record.pk, within=request))
    revision = open_revision(record)
    if revision is None:
        messages.error(request, _("There is no proposed change any more: somebody has answered it."))
        return back
    answer = ANSWERS[action]
    form = AnswerForm(request.POST or None, initial={"token": revision.token})
    form.fields["why"].required = answer.needs_why
    if not answer.needs_why:
        del form.fields["why"]
    if request.method == "POST" and form.is_valid():
        try:
            answer.use(revision, account_of(request), form.cleaned_data)
        except CurationError as refusal:
            messages.error(request, str(refusal))
            return back
        messages.success(request, answer.done)
        return back
    words = {"title": answer.label, "explanation": answer.explanation}
    return ask(desk, request, record, form, **words, status=422 if form.errors else 200)
