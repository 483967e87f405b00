"""The law that the base knows, by form; with a question or a filter, the search among instruments and provisions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import LegalInstrument
from kb.query.parameters import without_strangers
from kb.search.filters import PARAMETERS
from kb.web.elements.works import shelves
from kb.web.search.search_page import instruments as searched

#: How many the shelves hold; beyond that only the search shows all.
MOST = 400


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """`/instruments/`."""
    if without_strangers(request.GET, PARAMETERS):
        return searched(request)
    found = list(LegalInstrument.objects.published().in_list().order_by("title")[: MOST + 1])
    path = reverse("instruments")
    context = {
        "section": "instruments",
        "canonical_url": absolute_url(path),
        "action": path,
        "shelves": shelves(found[:MOST]),
        "total": len(found),
        "is_cut": len(found) > MOST,
        "search_url": f"{path}?sort=newest",
    }
    return render(request, "instruments/instruments.html", context)
