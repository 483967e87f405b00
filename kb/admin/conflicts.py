"""Two people, one record: an older form never overwrites a newer record; both texts are shown and chosen between."""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from kb import curation
from kb.curation import CurationError, StaleRecord, Verb
from kb.history.differences import canonical

from .drafting import filled
from .values import lines, words_for

#: The field by which the page of both texts answers.
ANSWER = "both_texts"
SALT = "kb.admin.conflicts"


def marks(mapping: dict[str, Any]) -> str:
    """A short mark per key, carried by the form, by which it is known later what the person changed."""
    return json.dumps({key: _mark(value) for key, value in filled(mapping).items()})


def _mark(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:12]


def page(desk: Any, request: HttpRequest, object_id: str, stale: StaleRecord, why: str = "") -> HttpResponse:
    """The record as it is now beside what this person wanted, field by field; nothing is stored yet."""
    current, attempted = filled(stale.current), filled(stale.attempted)
    opened = _opened(request)
    keys = [key for key in {**current, **attempted} if current.get(key) != attempted.get(key)]
    record = desk.model._default_manager.get(pk=object_id)
    return TemplateResponse(
        request,
        "admin/both_texts.html",
        {
            **desk.admin_site.each_context(request),
            "title": _("Somebody changed this record while you were editing it"),
            "opts": desk.opts,
            "record": record,
            "record_url": desk.url("change", record.pk),
            "version": stale.current_version,
            "answer": ANSWER,
            "attempted": signing.dumps(attempted, salt=SALT, compress=True),
            "opened": json.dumps(opened),
            "why": why or request.POST.get("why", ""),
            "fields": [_field(desk, key, current, attempted, opened) for key in keys],
        },
        status=409,
    )


def _opened(request: HttpRequest) -> dict[str, str]:
    try:
        opened = json.loads(request.POST.get("opened") or "{}")
    except ValueError:
        return {}
    return opened if isinstance(opened, dict) else {}


def _field(
    desk: Any, key: str, current: dict[str, Any], attempted: dict[str, Any], opened: dict[str, str]
) -> dict[str, Any]:
    mine = attempted.get(key)
    was = opened.get(key, "")
    i_changed = was != (_mark(mine) if key in attempted else "")
    return {
        "key": key,
        "label": words_for(desk.model, key),
        "theirs": lines(current.get(key)),
        "mine": lines(mine),
        "keep_mine": i_changed,
        "both_changed": i_changed and was != (_mark(current[key]) if key in current else ""),
    }


def settle(desk: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Save what was chosen, field by field, over the version that was shown."""
    record = desk.get_object(request, object_id)
    if record is None or not desk.has_verb(request, record, Verb.EDIT):
        raise PermissionDenied
    try:
        attempted = signing.loads(request.POST.get("attempted", ""), salt=SALT)
        version = int(request.POST.get("version", ""))
    except (signing.BadSignature, ValueError) as error:
        raise BadRequest("The page of both texts was altered.") from error
    chosen = {name.removeprefix("choose-") for name, value in request.POST.items() if value == "mine"}
    mapping = {key: attempted.get(key) for key in chosen & set(desk.shape_keys())}
    return _save(desk, request, record, mapping, attempted, version)


def _save(
    desk: Any,
    request: HttpRequest,
    record: Any,
    mapping: dict[str, Any],
    attempted: dict[str, Any],
    version: int,
) -> HttpResponse:
    if not mapping:
        messages.info(request, _("You kept the text that is there. Nothing was changed."))
        return HttpResponseRedirect(desk.url("change", record.pk))
    why = request.POST.get("why", "")
    try:
        columns = desk.changed_columns(record, {**filled(attempted), **mapping})
        curation.edit(record=record, mapping=mapping, by=request.user, version=version, why=why, **columns)
    except StaleRecord as again:
        newer = StaleRecord(again.current_version, again.current, attempted)
        return page(desk, request, record.pk, newer, why)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return page(desk, request, record.pk, StaleRecord(version, desk.present(record), attempted), why)
    messages.success(request, _("Saved: your text where you chose it, the newer text elsewhere."))
    return HttpResponseRedirect(desk.url("change", record.pk))
