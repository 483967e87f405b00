"""The public change log of the whole base, newest first."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.history import visible_events
from kb.models import HistoryEvent
from kb.representing import Service, taking_part
from kb.web.serving.own_parameters import takes

from .change_log import entries, pages_of, public_names

#: How many changes a page looks at.
CHANGES = 100


@require_safe
@takes("before")
def changes(request: HttpRequest) -> HttpResponse:
    """`/changes/`, with `?before=` the digest of a change for those older than it."""
    path, before = reverse("changes"), request.GET.get("before", "")
    events = list(_events(before)[: CHANGES + 1])
    shown = events[:CHANGES]
    older = f"{path}?before={shown[-1].digest}" if len(events) > CHANGES else ""
    context = {
        "canonical_url": absolute_url(f"{path}?before={before}" if before else path),
        "entries": entries(shown, pages_of(shown, taking_part(Service.ADDRESSED)), public_names(shown)),
        "older": older,
        "newest": path if before else "",
    }
    return render(request, "changes/changes.html", context)


def _events(before: str) -> QuerySet[HistoryEvent]:
    """Those older than the one with this digest, which must be one that readers see; all of them for none."""
    events = visible_events()
    if not before:
        return events
    last = events.filter(digest=before).values_list("pk", flat=True).first()
    if last is None:
        raise Http404
    return events.filter(pk__lt=last)
