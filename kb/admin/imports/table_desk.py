"""Tables of claims and evidence, and files of Web Annotations: brought, looked at row by row, then confirmed."""

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kb.curation import CurationError

from ..signed_in import account_of
from ..site import desks
from .exchanges import ANNOTATIONS, MOST_ROWS, TABLES, Exchange, Told

#: What one request can store while a person waits; the commands take files of any size.
MOST_BYTES = 500_000
MOST_SHOWN = 200


class FileForm(forms.Form):
    """The file as it is brought."""

    file = forms.FileField()

    def __init__(self, exchange: Exchange, *args: Any) -> None:
        super().__init__(*args)
        self.fields["file"].label = exchange.field_label
        self.fields["file"].widget.attrs["accept"] = exchange.accept
        self.fields["file"].help_text = _(
            "At most %(rows)d rows and %(size)d KB; the command takes larger files."
        ) % {
            "rows": MOST_ROWS,
            "size": MOST_BYTES // 1000,
        }

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is too large for this page: import it with the command."))
        return file


class ContentForm(forms.Form):
    """The same file again, sent back by the page that showed what it would become."""

    name = forms.CharField(required=False, max_length=200)
    content = forms.CharField(max_length=MOST_BYTES * 2)

    def clean_content(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["content"], altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(_("The file did not come back whole: choose it again.")) from error


@desks.page("imports/tables/", name="tables")
@require_http_methods(["GET", "HEAD", "POST"])
def bring_table(request: HttpRequest) -> HttpResponse:
    """The form (GET); what a table would become, and storing it (POST)."""
    return _exchange(request, TABLES)


@desks.page("imports/annotations/", name="annotations")
@require_http_methods(["GET", "HEAD", "POST"])
def bring_annotations(request: HttpRequest) -> HttpResponse:
    """The form (GET); what annotations would become, and storing them (POST)."""
    return _exchange(request, ANNOTATIONS)


def _exchange(request: HttpRequest, exchange: Exchange) -> HttpResponse:
    if request.method != "POST":
        return _page(request, exchange, FileForm(exchange))
    confirmed = "content" in request.POST
    again = ContentForm(request.POST)
    form = FileForm(exchange, request.POST, request.FILES)
    if confirmed and not again.is_valid():
        messages.error(request, _("The file did not come back whole: choose it again."))
        return HttpResponseRedirect(reverse(f"admin:{exchange.name}"))
    if not confirmed and not form.is_valid():
        return _page(request, exchange, form, status=422)
    file = None if confirmed else form.cleaned_data["file"]
    data = again.cleaned_data["content"] if file is None else file.read()
    name = again.cleaned_data["name"] if file is None else file.name or ""
    try:
        told = exchange.bring(data, account_of(request), not confirmed)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse(f"admin:{exchange.name}"))
    if told.stored:
        messages.success(request, _("Stored: %(counts)s.") % {"counts": _in_words(told)})
        return HttpResponseRedirect(reverse(f"admin:{exchange.name}"))
    status = 422 if told.wrong and not told.storable else 200
    return _page(request, exchange, FileForm(exchange), told, name[:200], data, status=status)


def _page(
    request: HttpRequest,
    exchange: Exchange,
    form: FileForm,
    told: Told | None = None,
    name: str = "",
    data: bytes = b"",
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        **desks.each_context(request),
        "title": exchange.title,
        "exchange": exchange,
        "form": form,
        "told": told,
        "name": name,
    }
    if told is not None:
        more = max(0, len(told.rows) - MOST_SHOWN)
        context |= {
            "counts": _in_words(told),
            "rows": told.rows[:MOST_SHOWN],
            "more": ngettext("and %(n)d more row", "and %(n)d more rows", more) % {"n": more} if more else "",
            "content": base64.b64encode(data, altchars=b"-_").decode() if told.storable else "",
        }
    return TemplateResponse(request, "admin/exchange.html", context, status=status)


def _in_words(told: Told) -> str:
    return ", ".join(f"{number} {end}" for end, number in told.counts)
