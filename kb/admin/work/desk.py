"""The work desk: what waits for whoever sits at it, part by part."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..signed_in import account_of
from ..site import desks
from .what_waits import PARTS, carryings, counts_of, newest_in, rows_of

PER_PAGE = 50


@desks.page("work/", name="work")
def view(request: HttpRequest) -> HttpResponse:
    """One part of this person's work, newest first."""
    part = request.GET.get("part", "drafts")
    if part not in PARTS:
        raise Http404
    user = account_of(request)
    page = Paginator(newest_in(part, user), PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/work.html",
        {
            **desks.each_context(request),
            "title": _("Work"),
            "part": part,
            "part_title": PARTS[part],
            "parts": [
                (name, title, number)
                for (name, title), number in zip(PARTS.items(), counts_of(user).values(), strict=True)
            ],
            "carryings": carryings(),
            "page": page,
            "rows": rows_of(page),
        },
    )
