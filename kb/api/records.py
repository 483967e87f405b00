"""Records one by one and in lists, at the addresses of the API and, with ".json", at their own."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from kb.exports.addresses import absolute_url
from kb.exports.representations import represent
from kb.models import Addressed
from kb.query.parameters import without_strangers
from kb.representing import Service, model_of, taking_part
from kb.representing.finding import find_at, find_record

from .answers import reading
from .cursors import page_after
from .filters import known_to, narrowed, read_page, refuse_what_the_search_takes

type Data = dict[str, object]

_KINDS = {kind.plural: name for name, kind in taking_part(Service.LISTED).items()}


@reading
def records(request: HttpRequest, plural: str) -> Data:
    """`/api/v1/<kind>/`: the published records of a kind, in the order in which they came to readers."""
    kind = _kind(plural)
    refuse_what_the_search_takes(request.GET, kind)
    parameters = without_strangers(request.GET, known_to(kind))
    cursor, limit = read_page(parameters, kind)
    found = narrowed(model_of(kind)._default_manager.published(), parameters, kind)
    keys, following = page_after(found, cursor, limit)
    return {"kind": plural, "results": represent(kind, keys), "next": _next(parameters, plural, following)}


@reading
def record(request: HttpRequest, plural: str, key: str) -> Data:
    """`/api/v1/<kind>/<id>/`."""
    return _one(_kind(plural), find_record(_kind(plural), key))


@reading
def record_at_address(request: HttpRequest, kind: str, **address: str) -> Data:
    """`<address of a record>.json`."""
    return _one(kind, find_at(kind, **address))


def _kind(plural: str) -> str:
    if plural not in _KINDS:
        raise Http404
    return _KINDS[plural]


def _one(kind: str, record: Addressed) -> Data:
    return represent(kind, [record.pk])[0]


def _next(parameters: QueryDict, plural: str, following: str) -> str | None:
    """The address of the next page with the same filters, None at the end."""
    if not following:
        return None
    kept = {name: value for name, value in parameters.items() if name != "cursor"}
    path = reverse("api-records", kwargs={"plural": plural})
    return absolute_url(f"{path}?{urlencode({**kept, 'cursor': following})}")
