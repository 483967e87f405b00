"""Records as files for reference managers, at their own address: BibTeX, RIS, CSL-JSON."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kb.citing import FORMATS, export
from kb.exports.addresses import record_key
from kb.exports.citation import accessed_on, reference_for
from kb.models import Addressed, Document, Edition
from kb.representing.finding import find_at
from kb.web.serving.own_parameters import takes
from kb.web.sources.editions.which_edition import asked_for, readable_editions

from .permanence import permanent

_BY_EXTENSION = {one.extension: name for name, one in FORMATS.items()}


@require_safe
@permanent
@takes("edition")
def citation_file(request: HttpRequest, kind: str, extension: str, **address: str) -> HttpResponse:
    """`<address of a record>.bib`, `.ris` or `.csl.json`; of a document with `?edition=` for an older text."""
    record = find_at(kind, **address)
    shown = _shown(record, request.GET.get("edition", ""))
    name = _BY_EXTENSION[extension]
    content = export([reference_for(record, accessed_on(), shown)], name)
    file_name = f"{record_key(record).replace(':', '-')}.{extension}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=FORMATS[name].media_type, headers=headers)


def _shown(record: Addressed, number: str) -> Edition | None:
    if not isinstance(record, Document) or not number:
        return None
    return asked_for(record, readable_editions(record), number)
