"""Wordings that look like instruments the base does not know, the most frequent first, to be decided once for all."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kb import curation
from kb.curation import CurationError
from kb.models import MentionPlace, UnresolvedMention

from .bounded_counts import BoundedPaginator
from .references.fields import SuggestInput
from .references.lookup import resolve
from .signed_in import account_of
from .site import desks

PER_PAGE = 50


@desks.page("mentions/", name="mentions")
@require_http_methods(["GET", "HEAD", "POST"])
def view(request: HttpRequest) -> HttpResponse:
    """The queue (GET); decide about one wording (POST)."""
    if request.method == "POST":
        _decide(request)
        return HttpResponseRedirect(reverse("admin:mentions"))
    waiting = UnresolvedMention.objects.filter(decision=UnresolvedMention.Decision.OPEN).by_frequency()
    shown = BoundedPaginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    places = _first_places(list(shown))
    field = SuggestInput("instrument").render("instrument", "", {"aria-label": _("Instrument")})
    rows = [{"mention": mention, "place": places.get(mention.pk)} for mention in shown]
    context = {
        **desks.each_context(request),
        "title": _("Instruments the base does not know"),
        "rows": rows,
        "field": field,
        "shown": shown,
    }
    return TemplateResponse(request, "admin/mentions.html", context)


def _first_places(mentions: list[UnresolvedMention]) -> dict[int, MentionPlace]:
    """For each wording a place where it stands, in one query."""
    first = MentionPlace.objects.filter(mention__in=mentions).order_by().values("mention")
    places = MentionPlace.objects.filter(pk__in=first.annotate(first=Min("pk")).values("first"))
    joined = places.select_related("passage__edition__document").defer("passage__edition__text")
    return {place.mention_id: place for place in joined}


def _decide(request: HttpRequest) -> None:
    """Resolve or dismiss, and say what came of it."""
    number = request.POST.get("mention", "")
    mention = get_object_or_404(
        UnresolvedMention, pk=int(number) if number.isascii() and number.isdigit() else 0
    )
    try:
        if "dismiss" in request.POST:
            curation.dismiss_mention(mention=mention, by=account_of(request))
            messages.success(request, _("Noted: “%(words)s” is none.") % {"words": mention.as_printed})
            return
        instrument = resolve("instrument", request.POST.get("instrument", "").strip())
        made = curation.resolve_mention(mention=mention, instrument=instrument, by=account_of(request))
    except (CurationError, ValidationError) as refusal:
        messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
        return
    said = ngettext("Suggested for %(n)d passage.", "Suggested for %(n)d passages.", made) % {"n": made}
    messages.success(request, f"{mention.as_printed} → {instrument}. {said}")
