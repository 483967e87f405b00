"""The page that asks before something is done to a record: what it means, and a form for what it needs."""

from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kb.faults import Text
from kb.models import Curated

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


def ask(
    desk: "RecordAdmin",
    request: HttpRequest,
    record: Curated,
    form: Form,
    *,
    title: Text,
    explanation: Text,
    status: int,
    button: Text = "",
    **more: object,
) -> HttpResponse:
    """The page, as often as the form is not yet what it should be; `button` says something shorter than the title."""
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "explanation": explanation,
        "opts": desk.opts,
        "record": record,
        "record_url": desk.url("change", record.pk, within=request),
        "form": form,
        "action_label": button or title,
        **more,
    }
    return TemplateResponse(request, "admin/confirm.html", context, status=status)
