"""What the API holds: every list and the search, with their parameters."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.representing import Service, taking_part
from kb.search.filters import PARAMETERS

from .answers import not_found, open_to_all, reading
from .filters import known_to


@reading
def overview(request: HttpRequest) -> dict[str, object]:
    """`/api/v1/`."""
    lists = {
        kind.plural: {
            "url": absolute_url(reverse("api-records", kwargs={"plural": kind.plural})),
            "parameters": known_to(name),
        }
        for name, kind in taking_part(Service.LISTED).items()
    }
    search = {"url": absolute_url(reverse("api-search")), "parameters": list(PARAMETERS)}
    return {
        "name": settings.SITE_NAME,
        "version": "v1",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "search": search,
        "lists": lists,
    }


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """404 as a problem document for every other address below the API."""
    return open_to_all(not_found())


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """`/api/` leads to what is the newest version now."""
    return open_to_all(HttpResponseRedirect(reverse("api")))
