"""The passage desk: a document in reading order, and beside it all that is done to the current passage."""

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kb.curation import CurationError, Verb, allowed_verbs
from kb.models import (
    Carried,
    Document,
    Edition,
    Passage,
    PassageTag,
    Suggestion,
)

from ..claims import alike
from ..forms import sent_twice
from ..records import ended_meanwhile
from ..signed_in import account_of
from ..site import desks
from ..sources import edition_review, in_bulk
from ..sources.said_on_passages import with_what_is_said
from ..work.sent_back import sending_back_of
from ..work.what_waits import progress
from . import actions
from .forms import FORMS, forms_for

PER_PAGE = 40  # passages in the left pane; the pages follow the current passage


@desks.page("passages/<slug:slug>/", name="passage_desk")
@require_safe
def view(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk at one passage (`?at=<public id>`), or at the first that is not done."""
    document = get_object_or_404(Document, slug=slug)
    return page(request, document)


@desks.page("passages/<slug:slug>/<slug:action>/", name="passage_desk_act")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """Do one thing and come back; a refusal shows the desk again with what was typed and what to do."""
    document = get_object_or_404(Document, slug=slug)
    if action in in_bulk.ACTIONS:
        return in_bulk.view(request, document, action)
    if request.method != "POST" or action not in actions.ACTIONS:
        raise Http404
    try:
        passages = passages_of(edition_of(document, request.POST.get("edition", "")))
        passage = get_object_or_404(passages, public_id=request.POST.get("at", ""))
    except Http404:
        if (gone := _ended_meanwhile(request, document)) is None:
            raise
        return gone
    if action not in FORMS:
        return _done(request, document, passages, passage, action)
    return sent_twice.once(request, lambda: _done(request, document, passages, passage, action))


def _done(
    request: HttpRequest, document: Document, passages: QuerySet[Passage], passage: Passage, action: str
) -> HttpResponse:
    form = FORMS[action](request.POST, prefix=action) if action in FORMS else None
    if form is not None and not form.is_valid():
        _begin_at_the_first_error(form)
        return page(request, document, passage, action, form)
    try:
        said = actions.ACTIONS[action](request, passage, passages, form.cleaned_data if form else {})
    except CurationError as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(address(document, passage))
        form.add_error(None, str(refusal))
        request.refusal = refusal  # type: ignore[attr-defined]  # for the form that is shown again
        return page(request, document, passage, action, form)
    messages.success(request, said)
    on = _after(passages, passage) if "next" in request.POST else passage
    return HttpResponseRedirect(address(document, on or passage))


def _begin_at_the_first_error(form: forms.Form) -> None:
    """Let the browser go to the field that has to be mended: it stands far down in a pane of its own."""
    wrong = next((form.fields[name] for name in form.fields if name in form.errors), None)
    if wrong is not None:
        wrong.widget.attrs["autofocus"] = True


def _ended_meanwhile(request: HttpRequest, document: Document) -> HttpResponse | None:
    """What was typed about a passage that was withdrawn or discarded while it was typed; None where nothing was."""
    passage = Passage.objects.filter(
        edition__document=document, public_id=request.POST.get("at", "")[:20]
    ).first()
    ending = ended_meanwhile.ending_of(Passage, str(passage.pk) if passage else "", passage)
    if ending is None:
        return None
    back = address(document, None)
    return ended_meanwhile.page(desks, request, ending, back=back, is_list=True, opts=Passage._meta)


def address(document: Document, passage: Passage | None) -> str:
    """The desk at a passage."""
    desk = reverse("admin:passage_desk", args=[document.slug])
    edition = f"&edition={passage.edition.number}" if passage else ""
    return f"{desk}?at={passage.public_id}{edition}" if passage else desk


def edition_of(document: Document, number: str) -> Edition:
    """The edition asked for, or the newest that has not ended; 404 where there is none."""
    editions = Edition.objects.filter(document=document).select_related("document").defer("text")
    if number.isascii() and number.isdigit() and len(number) < 5:
        return get_object_or_404(editions, number=int(number))
    newest = editions.live().order_by("-number").first()
    if newest is None:
        raise Http404
    return newest


def passages_of(edition: Edition) -> QuerySet[Passage]:
    """What there is to read in the edition, in order, with tags, evidence and citations: four queries."""
    passages = Passage.objects.filter(edition=edition).live()
    passages = passages.select_related("edition__document", "section", "within")
    return with_what_is_said(passages).order_by("position", "pk")


def _after(passages: QuerySet[Passage], passage: Passage) -> Passage | None:
    return passages.filter(position__gt=passage.position).first()


def _first_undone(passages: QuerySet[Passage]) -> Passage | None:
    tagged = PassageTag.objects.live().values("passage")
    return passages.filter(nothing_to_tag=False).exclude(pk__in=tagged).first() or passages.first()


def _current(request: HttpRequest, passages: QuerySet[Passage]) -> Passage | None:
    wanted = request.GET.get("at", "").replace("-", "").upper()
    if wanted:
        return get_object_or_404(passages, public_id=wanted)
    return _first_undone(passages)


def page(
    request: HttpRequest,
    document: Document,
    current: Passage | None = None,
    action: str = "",
    bound: forms.Form | None = None,
) -> HttpResponse:
    """The two panes: passages with what they bear, and the forms for the current one."""
    number = (request.POST if request.method == "POST" else request.GET).get("edition", "")
    edition = edition_of(document, number)
    passages = passages_of(edition)
    current = current or _current(request, passages)
    before = passages.filter(position__lt=current.position).count() if current else 0
    pages = Paginator(passages, PER_PAGE)
    shown = pages.get_page(before // PER_PAGE + 1)
    listed = list(shown)
    selected = request.POST.getlist("passage") if bound is not None else []
    standing = edition_review.standing(account_of(request), edition)
    return TemplateResponse(
        request,
        "admin/passage_desk.html",
        {
            **desks.each_context(request),
            "title": document.title,
            "document": document,
            "desk_url": reverse("admin:passage_desk", args=[document.slug]),
            "document_url": reverse("admin:kb_document_change", args=[document.pk]),
            "edition": edition,
            "standing": standing,
            "editions": document.editions.defer("text").order_by("-number"),
            "passages": listed,
            "current": current,
            "sent_back": sending_back_of(current) if current and standing["held_back"].count else None,
            "tools": _tools(request, current),
            "forms": forms_for(current, bound, action),
            **alike.shown(request),
            "failed": action if bound is not None else "",
            "selected": selected,
            "progress": passages.order_by().aggregate(**progress(passages)),
            "neighbours": _neighbours(passages, current),
            "shown": shown,
            "page_links": _page_links(passages, shown),
        },
        status=422 if bound is not None else 200,
    )


def _neighbours(passages: QuerySet[Passage], current: Passage | None) -> dict[str, object]:
    if current is None:
        return {}
    plain = passages.prefetch_related(None)
    return {
        "previous": plain.filter(position__lt=current.position).order_by("-position").first(),
        "next": plain.filter(position__gt=current.position).first(),
    }


def _page_links(passages: QuerySet[Passage], shown: "Page[Passage]") -> dict[str, Passage | None]:
    """The passages by which the pages before and after are reached."""
    plain = passages.prefetch_related(None)
    start = shown.start_index() - 1
    return {
        "earlier": plain[start - 1] if shown.has_previous() else None,
        "later": plain[shown.end_index()] if shown.has_next() else None,
    }


def _tools(request: HttpRequest, current: Passage | None) -> dict[str, object]:
    """The current passage's links, each with how this person may take it away."""
    if current is None:
        return {}
    return {
        name: [_removable(request, link) for link in getattr(current, f"live_{name}")]
        for name in ("tags", "evidence", "citations")
    } | {"suggested": _suggested(current)}


def _suggested(current: Passage) -> list[Suggestion]:
    """What the program offers for this passage, the surest first; mentions of institutions are told, not decided.

    `is_first` is the one that the keys decide about.
    """
    found = current.suggestions.filter(decision=Suggestion.Decision.OPEN)
    joined = ("passage", "concept__scheme", "instrument", "provision__instrument", "institution")
    listed = list(found.select_related(*joined).order_by("-score", "start", "pk"))
    first = next((one for one in listed if not one.institution_id), None)
    for one in listed:
        one.is_first = one is first
    return listed


def _removable(request: HttpRequest, link: Carried) -> dict[str, object]:
    """A link that no reader saw is removed at once; a published one is withdrawn on a page that asks why."""
    verbs = allowed_verbs(account_of(request), link)
    name = f"admin:kb_{link._meta.model_name}"
    return {
        "link": link,
        "kind": link._meta.model_name,
        "url": reverse(f"{name}_change", args=[link.pk]),
        "remove": Verb.DELETE in verbs and link.published_at is None,
        "withdraw": reverse(f"{name}_verb", args=[link.pk, "withdraw"]) if Verb.WITHDRAW in verbs else "",
        "words": _("Remove"),
    }
