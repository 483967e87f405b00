"""What may be done to a whole edition: each act in words, asked for where one press is not enough, and done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kb import curation
from kb.curation import CurationError, Verb, allowed_verbs
from kb.curation.seen_marks import mark_of, refuse_changed
from kb.ingest.background import edition_steps
from kb.models import Curated, Edition, User

from ..forms.decisions import VerbForm, refusal_of, told_in
from ..records.confirmation import ask, refuse
from ..records.workflow import with_pages
from ..signed_in import account_of

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin


class ActForm(VerbForm):
    """What an act is told, and whether what rests on the edition goes with it."""

    with_dependents = forms.BooleanField(
        required=False, label=gettext_lazy("Withdraw the claims that rest on this alone, too")
    )


@dataclass(frozen=True)
class Act:
    """One thing to do to a whole edition: the verb it needs, its words, and whether one press is enough."""

    verb: Verb
    label: Any
    explanation: Any
    use: Callable[[Edition, User, dict[str, Any]], Any]
    at_once: bool = False
    fields: tuple[str, ...] = ()


ACTS: dict[str, Act] = {
    "submit": Act(
        Verb.SUBMIT,
        gettext_lazy("Submit the whole edition"),
        gettext_lazy("Another person looks at it and publishes it, with its document and all its passages."),
        lambda edition, by, data: curation.submit_edition(edition=edition, by=by),
        at_once=True,
    ),
    "publish": Act(
        Verb.PUBLISH,
        gettext_lazy("Publish the whole edition"),
        gettext_lazy("Readers see it, but for passages that are held back; its addresses answer for ever."),
        lambda edition, by, data: curation.publish_edition(edition=edition, by=by, why=data.get("why", "")),
        at_once=True,
    ),
    "send-back": Act(
        Verb.SEND_BACK,
        gettext_lazy("Send it back"),
        gettext_lazy("It becomes a draft again, and its curator sees what is missing."),
        lambda edition, by, data: curation.send_back_edition(edition=edition, by=by, why=data["why"]),
        fields=("why",),
    ),
    "withdraw": Act(
        Verb.WITHDRAW,
        gettext_lazy("Withdraw the whole edition"),
        gettext_lazy(
            "Readers no longer see its passages; their addresses go on answering with your reason. Nothing brings this "
            "edition back: to show the same text again, import its file again, and it becomes a new edition."
        ),
        lambda edition, by, data: curation.withdraw_edition(
            edition=edition, by=by, why=data["why"], with_dependents=data["with_dependents"]
        ),
        fields=("why", "with_dependents"),
    ),
    "delete": Act(
        Verb.DELETE,
        gettext_lazy("Discard it"),
        gettext_lazy(
            "The text and its passages are removed: no reader saw them. The document's record and its history stay."
        ),
        lambda edition, by, data: curation.discard_edition(edition=edition, by=by),
    ),
}


def fits(act: Act, edition: Edition) -> bool:
    """Curators' summaries are not discarded or submitted as a whole: they were never a file."""
    return edition.basis == Edition.Basis.TEXT or act.verb in (Verb.WITHDRAW, Verb.PUBLISH, Verb.SEND_BACK)


def address(edition: Edition) -> str:
    """The page where the edition is decided about."""
    return reverse("admin:kb_edition_change", args=[edition.pk])


def act(desk: "RecordAdmin", request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """Ask (GET) or do (POST) one thing to the whole edition."""
    if name not in ACTS or not fits(ACTS[name], edition):
        raise Http404
    wanted = ACTS[name]
    if request.method != "POST" and wanted.verb not in allowed_verbs(account_of(request), edition):
        return refuse(desk, request, edition, wanted.verb, title=wanted.label, explanation=wanted.explanation)
    form = _form(wanted, edition, request)
    in_the_way: Sequence[Curated] = ()
    status = 422 if form.is_bound else 200
    if form.is_bound and not form.is_valid():
        if refusal := refusal_of(account_of(request), wanted.verb, edition):
            status = told_in(form, refusal)
    elif request.method == "POST":
        try:
            return _done(request, wanted, edition, form.cleaned_data)
        except CurationError as refused:
            in_the_way = refused.in_the_way
            status = told_in(form, refused)
    words = {"title": wanted.label, "explanation": wanted.explanation}
    return ask(desk, request, edition, form, **words, status=status, in_the_way=with_pages(in_the_way))


def _form(wanted: Act, edition: Edition, request: HttpRequest) -> ActForm:
    form = ActForm(request.POST if request.method == "POST" else None, initial={"seen": mark_of(edition)})
    for name in ("why", "with_dependents"):
        if name not in wanted.fields:
            del form.fields[name]
    if "why" in form.fields:
        form.fields["why"].required = True
    return form


def _done(request: HttpRequest, wanted: Act, edition: Edition, data: dict[str, Any]) -> HttpResponse:
    name = next(name for name, one in ACTS.items() if one is wanted)
    if name in edition_steps.ACTS and edition_steps.is_large(edition):
        more = {key: data[key] for key in wanted.fields}
        edition_steps.begin(edition=edition, act=name, by=account_of(request), seen=data["seen"], **more)
        return HttpResponseRedirect(address(edition))
    with transaction.atomic():
        refuse_changed(edition, data["seen"])
        moved = wanted.use(edition, account_of(request), data)
    if wanted.verb == Verb.DELETE:
        messages.success(request, _("Discarded. The document's record stays."))
        return HttpResponseRedirect(reverse("admin:kb_document_change", args=[edition.document_id]))
    words = ngettext("%(what)s: done, with %(n)d passage.", "%(what)s: done, with %(n)d passages.", moved)
    messages.success(request, words % {"what": wanted.label, "n": moved})
    return HttpResponseRedirect(address(edition))
