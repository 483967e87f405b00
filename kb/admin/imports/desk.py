"""The import desk: a source that was brought is read in the background, looked at, and only then stored."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kb.curation import CurationError
from kb.extracting.parsed import ParsedEdition
from kb.ingest.background import jobs, workers
from kb.ingest.sources.file_store import DamagedFile
from kb.models import Document, Import, SourceFile

from ..forms import sent_twice
from ..signed_in import account_of
from ..site import desks
from ..sources.source_files import to_be_saved
from .forms import DescribeForm
from .import_page import State, described_as, describing, imports, page_of
from .preview import begins_undecided
from .typed_before import typed_in

TOO_LATE = gettext_lazy("The import has gone on meanwhile: look at where it stands now.")


@desks.page("imports/<int:number>/", name="import")
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Where one import stands; once it is read, the preview of what would be stored."""
    return page_of(request, get_object_or_404(imports(), pk=number))


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
    mapping = described_as(parsed, job)
    document = Document.objects.filter(pk=int(into)).first() if into and into.isdecimal() else None
    form = describing(parsed, job, request.POST)
    if into is None and begins_undecided(parsed, mapping, job):
        form.add_error(None, _("Say whether the base holds this source already, or it is a new document."))
    if document is None and not form.is_valid():
        choice = {"kept": request.POST.getlist("keep"), "accepted": accepted, "into": into}
        return page_of(request, job, form, choice)
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
    mapping = described_as(parsed, job)
    typed = typed_in(
        request.POST, parsed, describing(parsed, job, request.POST, initial=DescribeForm.of(mapping))
    )
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
