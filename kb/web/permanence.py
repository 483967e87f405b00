"""Addresses that answer for ever: 301 to what a record is now, 410 with the reason, one 404 for everything else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.identifying import MalformedPublicId, display, near_misses, parse
from kb.models import Curated, SlugRedirect

from .errors import error_page
from .presenting.endings import replacement_of, tombstone_of

type View = Callable[..., HttpResponse]


class Renamed(Exception):
    """The record has another address now; `address` holds the parts of it that differ."""

    def __init__(self, **address: str) -> None:
        super().__init__(address)
        self.address = address


class Ended(Exception):
    """The record was published and is no longer; its address answers with the reason."""

    def __init__(self, record: Curated) -> None:
        super().__init__(record)
        self.record = record


class Mistyped(Http404):
    """The address holds a public id with a slip in it; `meant` are the published records one slip away."""

    def __init__(self, meant: list[Any]) -> None:
        super().__init__("mistyped")
        self.meant = meant


def permanent(view: View) -> View:
    """Let a view's address answer as long as the site stands, whatever became of the record."""

    @wraps(view)
    def answer(request: HttpRequest, **address: str) -> HttpResponse:
        try:
            return view(request, **address)
        except Renamed as renamed:
            return _redirect(request, address | renamed.address)
        except Ended as ended:
            return _ending(ended.record)
        except Mistyped as mistyped:
            return _did_you_mean(mistyped.meant)

    return answer


def find(records: QuerySet[Any], *, kind: str, **address: str) -> Any:
    """The published one of the records at this address (`slug=` or `path=`). Raises Renamed, Ended or Http404.

    `kind` is the kind under which old slugs are kept (kb.curation.merging).
    """
    record = records.published().filter(**address).first()
    return record or refuse(records, kind=kind, **address)


def find_by_public_id(records: QuerySet[Any], text: str) -> Any:
    """The published one of the records with this public id. Raises Renamed, Ended, Mistyped or Http404."""
    public_id = canonical_id(records, text)
    record = records.published().filter(public_id=public_id).first()
    return record or refuse(records, public_id=public_id)


def canonical_id(records: QuerySet[Any], text: str) -> str:
    """The stored form of a public id in its one written form; raises Renamed for another form, Mistyped for a slip."""
    try:
        public_id = parse(text)
    except MalformedPublicId:
        raise Mistyped(_one_slip_away(records, text)) from None
    if text != display(public_id):
        raise Renamed(public_id=display(public_id))
    return public_id


def refuse(records: QuerySet[Any], *, kind: str = "", **address: str) -> NoReturn:
    """Raise what an address without a published record deserves.

    An unknown address and that of an unpublished record ask the database the same questions and get the same answer.
    """
    ended = records.ended().filter(published_at__isnull=False, **address).first()
    if ended is not None:
        raise Ended(ended)
    [(name, value)] = address.items()
    if kind and (moved := SlugRedirect.objects.filter(kind=kind, old_slug=value).first()):
        raise Renamed(**{name: moved.new_slug})
    raise Http404


def _one_slip_away(records: QuerySet[Any], text: str) -> list[Any]:
    candidates = near_misses(text)
    return list(records.published().filter(public_id__in=candidates)) if candidates else []


def _redirect(request: HttpRequest, address: dict[str, str]) -> HttpResponse:
    """301 to the same page at another address, query string kept."""
    match = request.resolver_match
    path = reverse(match.view_name, kwargs=address) if match else "/"
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _ending(record: Any) -> HttpResponse:
    """301 to what stands in for a superseded record; 410 with the reason for a withdrawn one."""
    replacement = replacement_of(record)
    if record.status == Curated.Status.SUPERSEDED and replacement is not None:
        return HttpResponsePermanentRedirect(replacement.get_absolute_url())
    tombstone = tombstone_of(record, replacement)
    return error_page(410, _("Withdrawn"), tombstone.reason, tombstone=tombstone, citation=tombstone.citation)


def _did_you_mean(records: list[Any]) -> HttpResponse:
    return error_page(
        404,
        _("There is nothing at this address"),
        _("Perhaps the address was copied with a slip."),
        suggestions=[{"label": str(record), "url": record.get_absolute_url()} for record in records],
    )
