"""The import desk: sources are brought, read in the background, looked at, and only then stored."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kb.anchoring.fingerprint import is_comparable
from kb.curation import CurationError
from kb.extracting.parsed import ParsedEdition, Refused
from kb.faults import fault_of
from kb.ingest.background import jobs, queue, workers
from kb.ingest.sources.describing import describe
from kb.ingest.sources.fetching import fetch
from kb.ingest.sources.file_store import DamagedFile
from kb.models import Document, Import, Passage, SourceFile, Suggestion, UnresolvedMention

from ..forms import sent_twice
from ..signed_in import account_of
from ..site import desks
from ..sources import edition_review
from ..sources.source_files import to_be_saved
from .forms import BringForm, DescribeForm
from .preview import begins_undecided, preview
from .typed_before import begun_with, ticked_again, typed_in

logger = logging.getLogger(__name__)

State = Import.State
MOST = 50  # imports on the list
TOO_LATE = gettext_lazy("The import has gone on meanwhile: look at where it stands now.")


def imports() -> QuerySet[Import]:
    """Imports without what was read, which can be large."""
    return Import.objects.select_related("by", "file", "document", "edition__document").defer(
        "parsed", "edition__text"
    )


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
    listed, ahead = list(imports()[:MOST]), _ahead_of_each()
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


def _ahead_of_each() -> dict[int, int]:
    """How many imports are before each that waits; whoever looks makes sure that somebody works on them."""
    ahead = queue.ahead_of_each()
    if ahead:
        workers.start()
    return ahead


def _ahead(job: Import) -> int | None:
    """How many imports are before this one; None where it is worked on, or nothing is to be done."""
    return _ahead_of_each().get(job.pk) if job.state in jobs.TO_DO else None


def _fetched(address: str) -> tuple[bytes, str, str]:
    """Bytes, name and final address of what stands there."""
    fetched = fetch(address)
    return fetched.data, fetched.name, fetched.url


@desks.page("imports/<int:number>/", name="import")
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Where one import stands; once it is read, the preview of what would be stored."""
    return _page(request, get_object_or_404(imports(), pk=number))


def _page(
    request: HttpRequest, job: Import, form: DescribeForm | None = None, choice: dict[str, Any] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        **desks.each_context(request),
        "title": str(job),
        "job": job,
        "refresh": 1 if job.state in jobs.TO_DO else 0,
        "ahead": _ahead(job),
        "choice": choice or {"kept": job.kept, **job.typed},
    }
    if job.state == State.READY:
        parsed = ParsedEdition.from_json(job.parsed or {})
        mapping = _described(parsed, job)
        page = request.GET.get("page", "")
        context |= preview(parsed, mapping, job.document, int(page) if page.isdecimal() else 1, job.sketch)
        context |= {"form": form or DescribeForm(initial=begun_with(job.typed, mapping)), "parsed": parsed}
        if choice is None:
            context["choice"]["accepted"] = ticked_again(job.typed, parsed)
        if (into := context["choice"].get("into")) is not None:
            context["chosen"] = into
        context["policy"] = _policy(context["chosen"] or "", context["form"])
    if job.state == State.STORED and job.edition is not None:
        passages = Passage.objects.filter(edition=job.edition)
        context["told"] = {
            "passages": passages.count(),
            "bound": Passage.objects.filter(bound_to__in=passages).count(),
            "stale": _stale(job.edition.document),
            "suggestions": Suggestion.objects.filter(passage__in=passages).count(),
            "earlier": job.edition.document.editions.texts_in_use()
            .filter(number__lt=job.edition.number)
            .exists(),
        }
        context["standing"] = edition_review.standing(account_of(request), job.edition)
    return TemplateResponse(
        request, "admin/import.html", context, status=422 if form is not None and form.errors else 200
    )


def _policy(into: str, form: DescribeForm) -> str:
    """What readers may see of it as things are chosen now, in words; "" where that is the full text."""
    document = Document.objects.filter(pk=int(into)).first() if into.isdecimal() else None
    chosen = document.text_policy if document else form["text_policy"].value()
    if chosen not in Document.TextPolicy.values or chosen == Document.TextPolicy.FULL:
        return ""
    return str(Document.TextPolicy(chosen).label)


def _described(parsed: ParsedEdition, job: Import) -> dict[str, Any]:
    """What the new document would be: what a person said when it was brought, else what the source says."""
    return describe(parsed, name=job.given_name, url=job.url, given=job.described)


def _stale(document: Document) -> int:
    """How many summaries of the document have fingerprints that no text of today can be recognised by."""
    marks = Passage.objects.filter(edition__document=document, text="").values_list("fingerprint", flat=True)
    return sum(not is_comparable(mark) for mark in marks)


@desks.page("imports/<int:number>/<slug:action>/", name="import_act")
@require_POST
def act(request: HttpRequest, number: int, action: str) -> HttpResponse:
    """Do one thing to the import and come back to it."""
    job = get_object_or_404(imports(), pk=number)
    if action not in ACTIONS:
        raise Http404
    try:
        return sent_twice.once(request, lambda: ACTIONS[action](request, job))
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return _back(job)


def _back(job: Import) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:import", args=[job.pk]))


def _store(request: HttpRequest, job: Import) -> HttpResponse:
    """Have it stored, as a new document described by the form or as a new edition of one that is there."""
    if job.state != State.READY:
        return _too_late(request, job)
    parsed = ParsedEdition.from_json(job.parsed or {})
    accepted = [int(one) for one in request.POST.getlist("accept") if one.isdecimal()]
    into = request.POST.get("into")
    mapping = _described(parsed, job)
    document = Document.objects.filter(pk=int(into)).first() if into and into.isdecimal() else None
    form = DescribeForm(request.POST)
    if into is None and begins_undecided(parsed, mapping, job):
        form.add_error(None, _("Say whether the base holds this source already, or it is a new document."))
    if document is None and not form.is_valid():
        choice = {"kept": request.POST.getlist("keep"), "accepted": accepted, "into": into}
        return _page(request, job, form, choice)
    described = {} if document else form.described(mapping)
    known = [index for index in accepted if index < len(parsed.proposals)]
    if not jobs.choose(job, by=account_of(request), accepted=known, document=document, described=described):
        return _too_late(request, job)
    workers.start()
    return _back(job)


def _read_again(request: HttpRequest, job: Import) -> HttpResponse:
    """Read the file anew, keeping in what is ticked, and keeping what was typed."""
    if job.state != State.READY:
        return _too_late(request, job)
    kept = [] if "afresh" in request.POST else request.POST.getlist("keep")
    parsed = ParsedEdition.from_json(job.parsed or {})
    typed = typed_in(request.POST, parsed, _described(parsed, job))
    if set(kept) == set(job.kept):
        jobs.note_typed(job, by=account_of(request), typed=typed)
        messages.info(request, _("Nothing was ticked differently: the reading stands."))
    elif not jobs.read_again(job, by=account_of(request), kept=kept, typed=typed):
        return _too_late(request, job)
    else:
        workers.start()
    return _back(job)


def _cancel(request: HttpRequest, job: Import) -> HttpResponse:
    """Give it up before it is stored."""
    if not jobs.cancel(job, by=account_of(request)):
        return _too_late(request, job)
    messages.success(request, _("Cancelled. Nothing of it is kept."))
    return HttpResponseRedirect(reverse("admin:imports"))


def _forget(request: HttpRequest, job: Import) -> HttpResponse:
    """Take it off the list; what came of it stays."""
    if not jobs.forget(job, by=account_of(request)):
        return _too_late(request, job)
    messages.success(request, _("Taken off the list."))
    return HttpResponseRedirect(reverse("admin:imports"))


def _too_late(request: HttpRequest, job: Import) -> HttpResponse:
    messages.error(request, TOO_LATE)
    return _back(job)


ACTIONS: dict[str, Callable[[HttpRequest, Import], HttpResponse]] = {
    "store": _store,
    "read-again": _read_again,
    "cancel": _cancel,
    "forget": _forget,
}


@desks.page("imports/<int:number>/source/", name="import_source")
@require_safe
def source(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes as they came, to be saved and never shown in the browser."""
    job = get_object_or_404(imports(), pk=number, file__isnull=False)
    kept: SourceFile = job.file  # type: ignore[assignment]  # asked for just now
    try:
        return to_be_saved(kept)
    except DamagedFile as damaged:
        messages.error(request, _("The kept file is gone or has changed: %s") % damaged)
        return _back(job)
