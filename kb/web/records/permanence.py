"""Addresses that answer for ever: 301 to what a record is now, 410 with the reason, one 404 for everything else."""

from collections.abc import Callable, Collection, Sequence
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.models import Addressed, Curated, Edition
from kb.query.parameters import without_strangers
from kb.representing.finding import (
    Ended,
    Mistyped,
    NothingThere,
    Renamed,
    canonical_id,
    find,
    find_by_public_id,
    refuse,
    replacement_of,
)
from kb.web.serving.errors import error_page

from .endings import tombstone_of

__all__ = ["canonical_id", "find", "find_by_public_id", "permanent", "refuse"]

type View = Callable[..., HttpResponse]


def permanent(view: View) -> View:
    """Let a view's address answer as long as the site stands, whatever became of the record."""

    @wraps(view)
    def answer(request: HttpRequest, **address: str) -> HttpResponse:
        try:
            return view(request, **address)
        except Renamed as renamed:
            return _redirect(request, address | renamed.address, getattr(view, "takes", ()))
        except Ended as ended:
            return _ending(ended.record)
        except Mistyped as mistyped:
            return _did_you_mean(mistyped.meant)
        except NothingThere:
            raise Http404 from None

    return answer


def _redirect(request: HttpRequest, address: dict[str, str], taken: Collection[str]) -> HttpResponse:
    """301 to the same page at another address, with the parameters that it takes."""
    match = request.resolver_match
    path = reverse(match.view_name, kwargs=address) if match else "/"
    query = without_strangers(request.GET, taken).urlencode()
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _ending(record: Addressed | Edition) -> HttpResponse:
    """301 to what stands in for a superseded record; 410 with the reason for a withdrawn one."""
    replacement = replacement_of(record)
    if record.status == Curated.Status.SUPERSEDED and replacement is not None:
        return HttpResponsePermanentRedirect(replacement.get_absolute_url())
    tombstone = tombstone_of(record, replacement)
    return error_page(410, _("Withdrawn"), tombstone.reason, tombstone=tombstone, citation=tombstone.citation)


def _did_you_mean(records: Sequence[Addressed]) -> HttpResponse:
    return error_page(
        404,
        _("There is nothing at this address"),
        _("Perhaps the address was copied with a slip."),
        suggestions=[{"label": str(record), "url": record.get_absolute_url()} for record in records],
    )
