"""How to cite one record: every style on a page, or one style as plain text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.citing import STYLES
from kb.exports.addresses import absolute_url, cite_path
from kb.exports.citation import citations_for, plain_citation
from kb.models import Addressed
from kb.representing.finding import find_record
from kb.web.elements.links import Link
from kb.web.serving.errors import bad_request
from kb.web.serving.own_parameters import takes

from .permanence import permanent


@require_safe
@permanent
@takes("style", "format")
def cite(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """`/cite/<kind>/<key>`, with `?style=` for one style and `&format=text` for that style as plain text."""
    style, form = request.GET.get("style", ""), request.GET.get("format", "html")
    if form not in ("html", "text") or (style and style not in STYLES):
        return bad_request(request)
    record = find_record(kind, key)
    if form == "text":
        content = f"{plain_citation(record, style or next(iter(STYLES)))}\n"
        return HttpResponse(content, content_type="text/plain; charset=utf-8")
    return render(request, "cite/cite.html", _context(record, style))


def _context(record: Addressed, style: str) -> dict[str, object]:
    citation = citations_for(record)
    address = cite_path(record)
    shown = [one for one in citation["styles"] if not style or one["key"] == style]
    return {
        "canonical_url": absolute_url(address),
        "breadcrumbs": [Link(str(record), record.get_absolute_url())],
        "title": _("How to cite: %(record)s") % {"record": record},
        "citation": {**citation, "styles": shown},
        "texts": [Link(one.label, f"{address}?style={key}&format=text") for key, one in STYLES.items()],
    }
