"""Two people, one record: an older form never overwrites a newer record; both texts are shown and chosen between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.forms import BaseForm, BaseInlineFormSet, BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kb import curation
from kb.curation import CurationError, StaleRecord, Verb
from kb.curation.revising import open_revision
from kb.history import done_to
from kb.models import Curated, HistoryEvent
from kb.representing import RecordMapping
from kb.representing.comparing import combine

from ..records.mapping_of_form import filled
from ..signed_in import account_of
from .text_choices import NO_ANSWERS, Answers, answers_in, compare, field_of, names_of

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin

#: The field by which the page of both texts answers.
ANSWER = "both_texts"
#: Fields of rows that hold no words: their order, and whether they go.
_OF_ROWS = {"ORDER", "DELETE"}
SALT = "kb.admin.conflicts"


@dataclass(frozen=True)
class Unread:
    """A field that could not be read as it was typed, and why."""

    label: str
    typed: str
    why: str


def sealed(mapping: RecordMapping) -> str:
    """The record as the form was opened on it, and when: by it is known later who changed what."""
    opened = {"record": filled(mapping), "at": timezone.now().isoformat()}
    return signing.dumps(opened, salt=SALT, compress=True)


def page(
    desk: "RecordAdmin",
    request: HttpRequest,
    object_id: str,
    stale: StaleRecord,
    why: str = "",
    unread: Sequence[Unread] = (),
    answers: Answers = NO_ANSWERS,
) -> HttpResponse:
    """The record as it is now beside what this person wanted, difference by difference; nothing is stored yet.

    Where he stored the very same himself meanwhile, as a form does that came twice, there is nothing to compare: the
    way to the record.
    """
    current, attempted = filled(stale.current), filled(stale.attempted)
    opened, opened_at = _opened(request)
    record = desk.model._default_manager.get(pk=object_id)
    saved = saved_since(record, opened_at)
    others = {event.actor for event in saved} - {request.user.get_username()}
    is_own = bool(saved) and not others
    compared = compare(current, attempted, opened)
    if is_own and not compared and not unread:
        messages.info(request, _("Saved already: this form came twice, and was stored once."))
        return HttpResponseRedirect(desk.url("change", record.pk))
    return TemplateResponse(
        request,
        "admin/both_texts.html",
        {
            **desk.admin_site.each_context(request),
            "title": _("You changed this record yourself while you were editing it here")
            if is_own
            else _("Somebody changed this record while you were editing it"),
            "opts": desk.opts,
            "record": record,
            "record_url": desk.url("change", record.pk, within=request),
            "version": stale.current_version,
            "proposal": stale.current_proposal,
            "answer": ANSWER,
            "attempted": signing.dumps(attempted, salt=SALT, compress=True),
            "opened": request.POST.get("opened", ""),
            "why": why or request.POST.get("why", ""),
            "fields": [field_of(desk, key, found, answers) for key, found in compared.items()],
            "unread": unread,
            "saved": saved,
            "other": others.pop() if len(others) == 1 else "",
            "missing": answers.missing,
        },
        status=422 if answers.missing else 409,
    )


def saved_since(record: Curated, at: datetime | None, most: int = 5) -> list[HistoryEvent]:
    """Who did what to the record after that time, newest first; the last event alone where no time is known."""
    events = HistoryEvent.objects.filter(done_to(record)).order_by("-pk")
    return list(events.filter(at__gte=at)[:most] if at else events[:1])


def unread(form: BaseForm, formsets: Sequence[BaseInlineFormSet]) -> list[Unread]:
    """The fields of the form that are wrong, with what was typed in them, and all that was typed in unreadable rows.

    Of rows that hang together none is part of the choice where one cannot be read: a row left out would seem deleted.
    """
    wrong = [_unread(field, "") for field in form if field.errors]
    return wrong + [
        _unread(field, f"{formset.model._meta.verbose_name if formset.model else ''} {number}")
        for formset in formsets
        for number, row in enumerate(formset.forms, start=1)
        if row.has_changed()
        for field in row.visible_fields()
        if field.name not in _OF_ROWS and (field.errors or field.value())
    ]


def _unread(field: BoundField, called: str) -> Unread:
    return Unread(
        f"{called} {field.label}".strip(), str(field.value() or ""), " ".join(map(str, field.errors))
    )


def _opened(request: HttpRequest) -> tuple[RecordMapping, datetime | None]:
    """The record as the form was opened on it, and when; nothing and None where the form does not say."""
    try:
        opened = signing.loads(request.POST.get("opened", ""), salt=SALT)
        return opened["record"], datetime.fromisoformat(opened["at"])
    except (signing.BadSignature, KeyError):
        return {}, None


def settle(desk: "RecordAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """Save what was chosen, difference by difference, over the version that was shown."""
    record = desk.get_object(request, object_id)
    if record is None or not desk.has_verb(request, record, Verb.EDIT):
        raise PermissionDenied
    try:
        attempted = signing.loads(request.POST.get("attempted", ""), salt=SALT)
        version = int(request.POST.get("version", ""))
    except (signing.BadSignature, ValueError) as error:
        raise BadRequest("The page of both texts was altered.") from error
    proposal = request.POST.get("proposal", "")
    current = filled(desk.present(record))
    if desk.seen(record) != (version, proposal):
        newer = StaleRecord(*desk.seen(record), current, attempted)
        return page(desk, request, object_id, newer)
    compared = compare(current, attempted, _opened(request)[0])
    answers = answers_in(request, compared)
    if answers.missing:
        same = StaleRecord(version, proposal, current, attempted)
        return page(desk, request, object_id, same, answers=answers)
    mapping = {
        key: combine(found, [answers.chosen[name] == "mine" for name in names_of(key, found)])
        for key, found in compared.items()
        if key in desk.shape_keys()
    }
    return _save(desk, request, record, mapping, attempted, answers)


def _save(
    desk: "RecordAdmin",
    request: HttpRequest,
    record: Curated,
    mapping: RecordMapping,
    attempted: RecordMapping,
    answers: Answers,
) -> HttpResponse:
    current = filled(desk.present(record))
    if all((value or None) == current.get(key) for key, value in mapping.items()):
        messages.info(request, _("You kept the text that is there. Nothing was changed."))
        return HttpResponseRedirect(desk.url("change", record.pk, within=request))
    version, proposal = desk.seen(record)
    why = request.POST.get("why", "")
    try:
        curation.edit(
            record=record,
            mapping=mapping,
            by=account_of(request),
            version=version,
            proposal=proposal,
            why=why,
        )
    except StaleRecord as again:
        newer = StaleRecord(again.current_version, again.current_proposal, again.current, attempted)
        return page(desk, request, record.pk, newer, why)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        same = StaleRecord(version, proposal, current, attempted)
        return page(desk, request, record.pk, same, why, answers=answers)
    messages.success(
        request,
        _(
            "Proposed: your text where you chose it. Readers keep the old words until somebody else publishes it."
        )
        if record.is_published and open_revision(record) is not None
        else _("Saved: your text where you chose it, the newer text elsewhere."),
    )
    return HttpResponseRedirect(desk.url("change", record.pk, within=request))
