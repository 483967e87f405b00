"""A whole edition to decide about: what reading left out, its outline, its passages, and what may be done to it now."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kb import curation
from kb.curation import CurationError, Verb, allowed_verbs
from kb.curation.permissions import has_words_in
from kb.curation.seen_marks import mark_of, refuse_changed
from kb.ingest.background import edition_steps
from kb.models import Curated, Edition, EditionStep, HistoryEvent, Passage, Removal, User
from kb.models.legible import illegible, legible

from ..forms.decisions import DecidingForm, refusal_of, told_in
from ..records.workflow import with_pages
from ..signed_in import account_of
from ..site import desks
from ..work.sent_back import HeldBack, held_back_in, sending_back_of, sendings_back
from .resting_on_older import RestingOnOlder, resting_on_older
from .said_on_passages import Said, said_on, with_what_is_said
from .wordless_passages import silent_in

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin


PER_PAGE = 150  # passages shown at once
Status = Curated.Status


class ActForm(DecidingForm):
    """What an act is told: the mark of the edition as the person looked at it, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        validators=[legible],
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )
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


class Standing(TypedDict):
    """Where an edition stands, and what may be done to it, as pages show it."""

    edition: Edition
    seen_mark: str
    url: str
    counts: list[tuple[str, int]]
    acts: list[dict[str, object]]
    sent_back: HistoryEvent | None
    held_back: HeldBack
    said: Said
    silent: int
    resting: RestingOnOlder
    carryings_url: str
    submit_all: str
    publish_all: str
    step: EditionStep | None
    waits_for_another: bool


def standing(user: User, edition: Edition) -> Standing:
    """Where the edition stands and what this person may do to it, for any page that shows it."""
    step = edition_steps.under_way(edition)
    acts = {} if step and step.state == step.State.WAITING else ACTS
    counted = dict(edition.passages.order_by().values_list("status").annotate(Count("pk")))
    return {
        "edition": edition,
        "seen_mark": mark_of(edition),
        "url": address(edition),
        "counts": [(str(Status(name).label), counted[name]) for name in Status.values if name in counted],
        "acts": [
            {
                "act": act,
                "url": reverse("admin:kb_edition_verb", args=[edition.pk, name]),
                "main": act.at_once,
            }
            for name, act in acts.items()
            if act.verb in allowed_verbs(user, edition) and _fits(act, edition)
        ],
        "sent_back": sending_back_of(edition),
        "held_back": held_back_in(edition),
        "said": said_on(edition, user),
        "silent": silent_in(edition),
        "resting": resting_on_older(edition),
        "carryings_url": reverse("admin:carryings", args=[edition.document.slug]),
        "submit_all": _in_bulk(edition, "submit-all"),
        "publish_all": _in_bulk(edition, "publish-all") if user.role != User.Role.CURATOR else "",
        "step": step,
        "waits_for_another": edition.status == Status.SUBMITTED and has_words_in(user, edition),
    }


def _in_bulk(edition: Edition, action: str) -> str:
    """The page that lists what was said on the document's passages, and takes it along."""
    return reverse("admin:passage_desk_act", args=[edition.document.slug, action])


def _fits(act: Act, edition: Edition) -> bool:
    """Curators' summaries are not discarded or submitted as a whole: they were never a file."""
    return edition.basis == Edition.Basis.TEXT or act.verb in (Verb.WITHDRAW, Verb.PUBLISH, Verb.SEND_BACK)


def address(edition: Edition) -> str:
    """The page where the edition is decided about."""
    return reverse("admin:kb_edition_change", args=[edition.pk])


def view(desk: "RecordAdmin", request: HttpRequest, edition: Edition) -> HttpResponse:
    """The whole edition, page by page."""
    held = edition.passages.all() if edition.has_ended else edition.passages.live()
    passages = with_what_is_said(held.select_related("section").order_by("position", "pk"))
    shown = Paginator(passages, PER_PAGE).get_page(request.GET.get("page"))
    stands = standing(account_of(request), edition)
    reasons = sendings_back(shown)
    for passage in shown:
        passage.sending_back = reasons.get(("passage", passage.pk))
    reviewing = Verb.SEND_BACK in allowed_verbs(account_of(request), edition) and bool(stands["acts"])
    releasing = edition.is_published and bool(stands["publish_all"]) and bool(stands["held_back"].count)
    return TemplateResponse(
        request,
        "admin/edition.html",
        {
            **desks.each_context(request),
            "title": _("Edition %(number)d of %(title)s")
            % {"number": edition.number, "title": edition.document},
            "opts": desk.opts,
            "record": edition,
            "standing": stands,
            "refresh": 1 if stands["step"] and stands["step"].state == "waiting" else 0,
            "facts": _facts(edition),
            "removed": _removed(edition),
            "outline": list(edition.sections.order_by("position")),
            "shown": shown,
            "reviewing": reviewing,
            "releasing": releasing,
            "ticked": request.GET.getlist("tick"),
            "why": request.GET.get("why", ""),
            "public_address": _public_address(edition),
            "desk_url": f"{reverse('admin:passage_desk', args=[edition.document.slug])}?edition={edition.number}",
        },
    )


def _public_address(edition: Edition) -> str:
    """Where readers have this edition; "" where they do not."""
    if not edition.is_published or not edition.document.is_published:
        return ""
    return f"{edition.document.get_absolute_url()}?edition={edition.number}"


def _facts(edition: Edition) -> list[tuple[str, Any]]:
    facts = [
        (_("What readers may see"), edition.document.get_text_policy_display()),
        (_("Read from"), edition.media_type),
        (_("Read with"), edition.extractor),
        (_("Size in bytes"), edition.size),
        (_("SHA-256"), edition.sha256),
        (_("Summaries bound to its words"), Passage.objects.filter(bound_to__edition=edition).count()),
        (_("Corrections not made"), edition.corrections.filter(decision="open").count()),
    ]
    return [(label, value) for label, value in facts if value]


def _removed(edition: Edition) -> list[tuple[str, list[Removal]]]:
    """What cleaning left out, by reason, the most frequent first."""
    groups: dict[str, list[Removal]] = defaultdict(list)
    for one in edition.removals.order_by("position", "pk"):
        groups[str(one.get_reason_display())].append(one)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def act(desk: "RecordAdmin", request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """Ask (GET) or do (POST) one thing to the whole edition, or to the passages ticked on its page."""
    if name in _SINGLE:
        return _single(request, edition, name)
    if name not in ACTS or not _fits(ACTS[name], edition):
        raise Http404
    wanted = ACTS[name]
    if request.method != "POST" and wanted.verb not in allowed_verbs(account_of(request), edition):
        raise PermissionDenied
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
    context = {
        **desks.each_context(request),
        "title": wanted.label,
        "explanation": wanted.explanation,
        "opts": desk.opts,
        "record": edition,
        "record_url": address(edition),
        "form": form,
        "in_the_way": with_pages(in_the_way),
        "action_label": wanted.label,
    }
    return TemplateResponse(request, "admin/confirm.html", context, status=status)


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


def _single(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """Hold back the passages that are ticked, or let them go with the edition after all."""
    if request.method != "POST":
        return HttpResponseRedirect(address(edition))
    ticked = request.POST.getlist("passage")
    typed = request.POST.get("why", "")
    why = typed.replace("\0", "")  # no address takes one
    page = {"page": request.POST["page"]} if request.POST.get("page", "").isdecimal() else {}
    if not ticked:
        messages.error(request, _("Tick the passages first."))
        return _back(edition, **page, why=why)
    if told := illegible(typed):
        messages.error(request, told)
        return _back(edition, **page, why=why, tick=ticked)
    try:
        count = _SINGLE[name](edition, request.user, ticked, why)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return _back(edition, **page, why=why, tick=ticked)
    messages.success(request, ngettext("%(n)d passage: done.", "%(n)d passages: done.", count) % {"n": count})
    return _back(edition, **page)


def _back(edition: Edition, **more: str | list[str]) -> HttpResponse:
    """To the passages of the edition, with what was ticked and typed where nothing was done."""
    query = urlencode({name: value for name, value in more.items() if value}, doseq=True)
    return HttpResponseRedirect(f"{address(edition)}{f'?{query}' if query else ''}#passages")


_SINGLE: dict[str, Callable[[Edition, Any, list[str], str], int]] = {
    "hold-back": lambda edition, by, ticked, why: curation.hold_back_passages(
        edition=edition, public_ids=ticked, by=by, why=why
    ),
    "release": lambda edition, by, ticked, why: curation.release_passages(
        edition=edition, public_ids=ticked, by=by
    ),
}
