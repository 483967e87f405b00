"""The two panes of the passage desk: passages with what they bear, and what can be done to the current one."""

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.curation import Verb, allowed_verbs
from kb.models import Carried, Document, Edition, Passage, PassageTag, Suggestion

from ..claims import alike
from ..signed_in import account_of
from ..site import desks
from ..sources import edition_review
from ..sources.said_on_passages import with_what_is_said
from ..work.by_document import progress
from ..work.sent_back import sending_back_of
from .forms import forms_for

PER_PAGE = 40  # passages in the left pane; the pages follow the current passage


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
