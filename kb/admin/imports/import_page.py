"""The page of one import: where it stands, and what would be stored of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kb.anchoring.fingerprint import is_comparable
from kb.extracting.parsed import ParsedEdition
from kb.ingest.background import jobs, queue, workers
from kb.ingest.sources.describing import describe, facts_of
from kb.models import Document, Import, Passage, Suggestion

from ..signed_in import account_of
from ..site import desks
from ..sources import edition_review
from .forms import DescribeForm
from .guesses import also_found
from .preview import preview
from .typed_before import begun_with, ticked_again

State = Import.State


def imports() -> QuerySet[Import]:
    """Imports without what was read, which can be large."""
    return Import.objects.select_related("by", "file", "document", "edition__document").defer(
        "parsed", "edition__text"
    )


def ahead_of_each() -> dict[int, int]:
    """How many imports are before each that waits; whoever looks makes sure that somebody works on them."""
    ahead = queue.ahead_of_each()
    if ahead:
        workers.start()
    return ahead


def _ahead(job: Import) -> int | None:
    """How many imports are before this one; None where it is worked on, or nothing is to be done."""
    return ahead_of_each().get(job.pk) if job.state in jobs.TO_DO else None


def page_of(
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
        mapping = described_as(parsed, job)
        page = request.GET.get("page", "")
        context |= preview(parsed, mapping, job.document, int(page) if page.isdecimal() else 1, job.sketch)
        context |= {
            "form": form or describing(parsed, job, initial=begun_with(job.typed, mapping)),
            "parsed": parsed,
        }
        context |= {"also_found": also_found(parsed, mapping), "note": mapping.get("note", "")}
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


def described_as(parsed: ParsedEdition, job: Import) -> dict[str, Any]:
    """What the new document would be: what a person said when it was brought, else what the source says."""
    return describe(parsed, name=job.given_name, url=job.url, given=job.described)


def describing(parsed: ParsedEdition, job: Import, *sent: Any, **begun: Any) -> DescribeForm:
    """The form of the new document, which says of what it found where it stands and what is a guess.

    What a person said when the source was brought is none of it.
    """
    found = facts_of(parsed, name=job.given_name)
    facts = {name: told for name, told in found.items() if name not in job.described}
    return DescribeForm(*sent, facts=facts, made=parsed.metadata.made, **begun)


def _stale(document: Document) -> int:
    """How many summaries of the document have fingerprints that no text of today can be recognised by."""
    marks = Passage.objects.filter(edition__document=document, text="").values_list("fingerprint", flat=True)
    return sum(not is_comparable(mark) for mark in marks)
