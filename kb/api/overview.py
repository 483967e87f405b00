"""What the API holds: every list and the search, with their parameters."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kb.exports.addresses import absolute_url
from kb.representing import Service, taking_part
from kb.search.filters import PARAMETERS

from .answers import not_found, reading
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
    response = not_found()
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
