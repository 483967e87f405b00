"""The page where sources are brought: each begins an import of its own, or is refused with the reason."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kb.curation import CurationError
from kb.extracting.parsed import Refused
from kb.faults import fault_of
from kb.ingest.background import jobs, workers
from kb.ingest.sources.fetching import fetch
from kb.models import Import, UnresolvedMention

from ..forms import sent_twice
from ..signed_in import account_of
from ..site import desks
from .forms import BringForm
from .import_page import ahead_of_each, imports

logger = logging.getLogger(__name__)
MOST = 50  # imports on the list


@desks.page("imports/", name="imports")
@require_http_methods(["GET", "HEAD", "POST"])
def view(request: HttpRequest) -> HttpResponse:
    """What was brought lately, and the form to bring more (GET); begin an import for each source (POST)."""
    return sent_twice.once(request, lambda: _brought(request))


def _brought(request: HttpRequest) -> HttpResponse:
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if request.method == "POST" and form.is_valid():
        begun = _begin(request, form)
        workers.start()
        if begun and not form.errors:
            one = reverse("admin:import", args=[begun[0].pk])
            return HttpResponseRedirect(one if len(begun) == 1 else reverse("admin:imports"))
    return TemplateResponse(
        request,
        "admin/imports.html",
        {
            **desks.each_context(request),
            "title": _("Import sources"),
            "form": form,
            "imports": _lately(),
            "mentions": UnresolvedMention.objects.filter(decision=UnresolvedMention.Decision.OPEN).count(),
            "refresh": 2 if Import.objects.filter(state__in=jobs.TO_DO).exists() else 0,
        },
        status=_status_of(form),
    )


def _status_of(form: BringForm) -> int:
    """200, 422 for what cannot be brought, or that of a fault of the machine."""
    return form.fault.status if form.fault else 422 if form.errors else 200


def _lately() -> list[Import]:
    """What was brought last, each with its place in the queue."""
    listed, ahead = list(imports()[:MOST]), ahead_of_each()
    for job in listed:
        job.ahead = ahead.get(job.pk)
    return listed


def _begin(request: HttpRequest, form: BringForm) -> list[Import]:
    """Begin an import for each source; what is refused at once is said on the form."""
    begun: list[Import] = []
    for name, data, described in form.brought():
        field = "files" if form.cleaned_data["files"] else "text"
        begun += _begin_one(request, form, field, name, partial(_given, data, name), described)
    if address := form.cleaned_data.get("address"):
        begun += _begin_one(request, form, "address", address, lambda: _fetched(address))
    return begun


def _given(data: bytes, name: str) -> tuple[bytes, str, str]:
    """What was brought as a file or as a text: it has no address."""
    return data, name, ""


def _begin_one(
    request: HttpRequest,
    form: BringForm,
    field: str,
    called: str,
    bring: Callable[[], tuple[bytes, str, str]],
    described: Mapping[str, Any] | None = None,
) -> list[Import]:
    try:
        data, name, url = bring()
        document = form.cleaned_data["document"]
        job = jobs.begin(
            data, name=name, url=url, by=account_of(request), document=document, described=described
        )
    except (Refused, CurationError) as refused:
        form.add_error(field, f"{called}: {refused}")
        return []
    except Exception as error:  # of several files some may be begun: each is answered for, and the form stays
        fault = fault_of(error)
        if fault is None:
            raise
        logger.warning("A source could not be kept.", exc_info=error)
        form.fault = fault
        form.add_error(field, f"{called}: {fault.title}. {fault.advice}")
        return []
    return [job]


def _fetched(address: str) -> tuple[bytes, str, str]:
    """Bytes, name and final address of what stands there."""
    fetched = fetch(address)
    return fetched.data, fetched.name, fetched.url
