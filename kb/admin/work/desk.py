"""The work desk: what waits for whoever sits at it, part by part."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from kb.faults import Text
from kb.models import User

from ..bounded_counts import BoundedPaginator
from ..signed_in import account_of
from ..site import desks
from .by_document import carryings, carryings_of, progress_of, with_newer_text, with_passages
from .what_waits import PARTS, counts_of, newest_in, rows_of

PER_PAGE = 50


@desks.page("work/", name="work")
def view(request: HttpRequest) -> HttpResponse:
    """One part of this person's work, newest first: the first that holds something, unless told."""
    user = account_of(request)
    parts = _with_something_first(user)
    part = request.GET.get("part", parts[0][0])
    if part not in PARTS:
        raise Http404
    page = BoundedPaginator(newest_in(part, user), PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/work.html",
        {
            **desks.each_context(request),
            "title": _("Work"),
            "part": part,
            "part_title": PARTS[part],
            "parts": parts,
            "carryings": carryings(),
            "page": page,
            "rows": rows_of(page),
        },
    )


def _with_something_first(user: User) -> list[tuple[str, Text, int | str]]:
    """The parts of a person's work by name, title and number; what has nothing comes last."""
    numbers = counts_of(user).values()
    parts = [(name, title, number) for (name, title), number in zip(PARTS.items(), numbers, strict=True)]
    return sorted(parts, key=lambda part: not part[2])


@desks.page("work/documents/", name="work_documents")
def all_documents(request: HttpRequest) -> HttpResponse:
    """How far the passages of every document are, the last first."""
    page = BoundedPaginator(with_passages(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Passages to read and tag"),
        "page": page,
        "documents": progress_of([one.pk for one in page]),
    }
    return TemplateResponse(request, "admin/all_documents.html", {**desks.each_context(request), **context})


@desks.page("work/newer-texts/", name="work_newer_texts")
def all_newer_texts(request: HttpRequest) -> HttpResponse:
    """What is left of every document of which a newer text came, the last first."""
    page = BoundedPaginator(with_newer_text(), PER_PAGE).get_page(request.GET.get("page"))
    rows = carryings_of([one.pk for one in page])
    context = {"title": _("Newer editions: what was said of the older text"), "page": page, "carryings": rows}
    return TemplateResponse(request, "admin/all_newer_texts.html", {**desks.each_context(request), **context})
