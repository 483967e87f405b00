"""Passages of an edition that are held back, or let go with it after all: those that are ticked on its page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb import curation
from kb.curation import CurationError
from kb.models import Edition
from kb.models.legible import illegible

from .edition_acts import address


def act(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """Hold back the passages that are ticked, or let them go with the edition after all."""
    if request.method != "POST":
        return HttpResponseRedirect(address(edition))
    ticked = request.POST.getlist("passage")
    typed = request.POST.get("why", "")
    why = typed.replace("\0", "")  # no address takes one
    page = {"page": request.POST["page"]} if request.POST.get("page", "").isdecimal() else {}
    if not ticked:
        messages.error(request, _("Tick the passages first."))
        return _back(edition, **page, why=why)
    if told := illegible(typed):
        messages.error(request, told)
        return _back(edition, **page, why=why, tick=ticked)
    try:
        count = ACTS[name](edition, request.user, ticked, why)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return _back(edition, **page, why=why, tick=ticked)
    messages.success(request, ngettext("%(n)d passage: done.", "%(n)d passages: done.", count) % {"n": count})
    return _back(edition, **page)


def _back(edition: Edition, **more: str | list[str]) -> HttpResponse:
    """To the passages of the edition, with what was ticked and typed where nothing was done."""
    query = urlencode({name: value for name, value in more.items() if value}, doseq=True)
    return HttpResponseRedirect(f"{address(edition)}{f'?{query}' if query else ''}#passages")


ACTS: dict[str, Callable[[Edition, Any, list[str], str], int]] = {
    "hold-back": lambda edition, by, ticked, why: curation.hold_back_passages(
        edition=edition, public_ids=ticked, by=by, why=why
    ),
    "release": lambda edition, by, ticked, why: curation.release_passages(
        edition=edition, public_ids=ticked, by=by
    ),
}
