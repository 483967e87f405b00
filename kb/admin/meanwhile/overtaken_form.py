"""A form that was opened on an older version of its record: what it says, as far as it can be read."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from kb.curation import StaleRecord
from kb.models import Curated
from kb.representing import RecordMapping

from ..records.mapping_of_form import mapping_of
from . import conflicts

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin


def overtaken(desk: "RecordAdmin", request: HttpRequest, object_id: str) -> HttpResponse | None:
    """The page of both texts where the record is no longer what the form was opened on."""
    record = desk.get_object(request, object_id)
    version = request.POST.get("version", "")
    if record is None or not version.isdecimal() or not desk.has_change_permission(request, record):
        return None
    seen = desk.seen(record)
    if seen == (int(version), request.POST.get("proposal", "")):
        return None
    attempted, unread = _attempted(desk, request, record)
    present = desk.present(record)
    stale = StaleRecord(*seen, present, {**present, **attempted})
    return conflicts.page(desk, request, object_id, stale, unread=unread)


def _attempted(
    desk: "RecordAdmin", request: HttpRequest, record: Curated
) -> tuple[RecordMapping, list[conflicts.Unread]]:
    """What the form says, as far as it can be read, and what cannot."""
    form = desk.get_form(request, record, change=True)(request.POST, request.FILES, instance=record)
    formsets, _inlines = desk._create_formsets(  # type: ignore[attr-defined]  # Django has it, the stubs not
        request, form.instance, change=True
    )
    form.full_clean()
    readable = [formset for formset in formsets if formset.is_valid()]
    read = mapping_of(form, readable)
    return {key: value for key, value in read.items() if key not in form.errors}, conflicts.unread(
        form, [formset for formset in formsets if formset not in readable]
    )
