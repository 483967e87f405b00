"""The end of a record, for programs: 301 to what stands in for it, 410 with the reason, the date and the citation."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from kb.citing import STYLES, cite
from kb.exports.addresses import file_path, record_url
from kb.exports.citation import reference_for
from kb.models import Addressed, Curated, Edition
from kb.representing.finding import replacement_of, whose_end

from .problems import problem


def ending(record: Addressed | Edition) -> HttpResponse:
    """For a record that readers once saw."""
    replacement = replacement_of(record)
    if record.status == Curated.Status.SUPERSEDED and replacement is not None:
        return HttpResponsePermanentRedirect(file_path(replacement, "json"))
    ended = whose_end(record)
    cited = record.document if isinstance(record, Edition) else record
    reference = reference_for(cited, shown=record if isinstance(record, Edition) else None)
    return problem(
        410,
        _("Withdrawn"),
        ended.end_reason,
        url=record_url(cited),
        withdrawn=ended.ended_at.date().isoformat() if ended.ended_at else None,
        replaced_by=record_url(replacement) if replacement else None,
        citation={name: cite(reference.source, name, reference.pinpoint).text for name in STYLES},
    )
