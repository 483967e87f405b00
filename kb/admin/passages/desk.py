"""The passage desk: each thing that is done to a passage, with what is shown before and after."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kb.curation import CurationError
from kb.models import Document, Passage

from ..forms import sent_twice
from ..meanwhile import ended_meanwhile
from ..site import desks
from ..sources import in_bulk
from . import actions
from .forms import FORMS
from .page import edition_of, page, passages_of


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


def _after(passages: QuerySet[Passage], passage: Passage) -> Passage | None:
    return passages.filter(position__gt=passage.position).first()
