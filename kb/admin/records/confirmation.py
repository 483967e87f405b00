"""The page that asks before something is done to a record: what it means, and a form for what it needs."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kb.curation import Verb
from kb.faults import Text
from kb.models import Curated

from ..forms.decisions import refusal_of
from ..signed_in import account_of

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


def ask(
    desk: "RecordAdmin",
    request: HttpRequest,
    record: Curated,
    form: Form | None,
    *,
    title: Text,
    explanation: Text,
    status: int,
    button: Text = "",
    **more: object,
) -> HttpResponse:
    """The page, as often as the form is not yet what it should be; `button` says something shorter than the title.

    Without a form it says why nothing can be done: `refusal`.
    """
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


def refuse(
    desk: "RecordAdmin", request: HttpRequest, record: Curated, verb: Verb, *, title: Text, explanation: Text
) -> HttpResponse:
    """Why this person may not do this to this record now; PermissionDenied where their role or the desk never does."""
    user = account_of(request)
    refusal = refusal_of(user, verb, record)
    if refusal is None or refusal_of(user, verb) is not None:
        raise PermissionDenied
    words = {"title": title, "explanation": explanation}
    return ask(desk, request, record, None, **words, status=403, refusal=refusal)
