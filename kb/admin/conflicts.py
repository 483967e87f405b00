"""Two people, one record: an older form never overwrites a newer record; both texts are shown and chosen between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from kb import curation
from kb.curation import CurationError, StaleRecord, Verb
from kb.representing.comparing import Part, combine, parts

from .drafting import filled
from .values import lines, words_for

#: The field by which the page of both texts answers.
ANSWER = "both_texts"
#: Fields of rows that hold no words: their order, and whether they go.
_OF_ROWS = {"ORDER", "DELETE"}
SALT = "kb.admin.conflicts"


@dataclass(frozen=True)
class Difference:
    """One place where the two texts part; `name` is the field of the page that says which one stands."""

    name: str
    part: Part

    @property
    def theirs(self) -> list[str]:
        return lines(self.part.theirs)

    @property
    def mine(self) -> list[str]:
        return lines(self.part.mine)


@dataclass(frozen=True)
class Stretch:
    """What stands between two differences, or one of them."""

    same: list[str]
    difference: Difference | None = None


@dataclass(frozen=True)
class Unread:
    """A field that could not be read as it was typed, and why."""

    label: str
    typed: str
    why: str


def sealed(mapping: dict[str, Any]) -> str:
    """The record as the form was opened on it, carried by the form: by it is known later who changed what."""
    return signing.dumps(filled(mapping), salt=SALT, compress=True)


def page(
    desk: Any,
    request: HttpRequest,
    object_id: str,
    stale: StaleRecord,
    why: str = "",
    unread: Sequence[Unread] = (),
) -> HttpResponse:
    """The record as it is now beside what this person wanted, difference by difference; nothing is stored yet."""
    current, attempted = filled(stale.current), filled(stale.attempted)
    opened = _opened(request)
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
            "proposal": stale.current_proposal,
            "answer": ANSWER,
            "attempted": signing.dumps(attempted, salt=SALT, compress=True),
            "opened": request.POST.get("opened", ""),
            "why": why or request.POST.get("why", ""),
            "fields": [
                _field(desk, key, found, request)
                for key, found in _compared(current, attempted, opened).items()
            ],
            "unread": unread,
        },
        status=409,
    )


def unread(form: Any, formsets: Sequence[Any]) -> list[Unread]:
    """The fields of the form that are wrong, with what was typed in them, and all that was typed in unreadable rows.

    Of rows that hang together none is part of the choice where one cannot be read: a row left out would seem deleted.
    """
    wrong = [_unread(field, "") for field in form if field.errors]
    return wrong + [
        _unread(field, f"{formset.model._meta.verbose_name} {number}")
        for formset in formsets
        for number, row in enumerate(formset.forms, start=1)
        if row.has_changed()
        for field in row.visible_fields()
        if field.name not in _OF_ROWS and (field.errors or field.value())
    ]


def _unread(field: Any, called: str) -> Unread:
    return Unread(f"{called} {field.label}".strip(), str(field.value() or ""), " ".join(field.errors))


def _opened(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.POST.get("opened", ""), salt=SALT)
    except signing.BadSignature:
        return {}


def _compared(
    current: dict[str, Any], attempted: dict[str, Any], opened: dict[str, Any]
) -> dict[str, list[Part]]:
    """The parts of every key that differs."""
    keys = [key for key in {**current, **attempted} if current.get(key) != attempted.get(key)]
    return {key: parts(current.get(key), attempted.get(key), opened.get(key)) for key in keys}


def _field(desk: Any, key: str, found: list[Part], request: HttpRequest) -> dict[str, Any]:
    names = _names(key, found)
    stretches = [
        Stretch([], Difference(next(names), part)) if part.differs else Stretch(lines(part.theirs))
        for part in found
    ]
    return {
        "label": words_for(desk.model, key),
        "is_text": any(isinstance(part.theirs or part.mine, str) for part in found),
        "stretches": stretches,
        "both_changed": any(part.whose == "both" for part in found),
    }


def _names(key: str, found: list[Part]) -> Any:
    return (f"choose-{key}-{number}" for number in range(1, sum(part.differs for part in found) + 1))


def settle(desk: Any, request: HttpRequest, object_id: str) -> HttpResponse:
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
    compared = _compared(current, attempted, _opened(request))
    mapping = {
        key: combine(found, [request.POST.get(name) == "mine" for name in _names(key, found)])
        for key, found in compared.items()
        if key in desk.shape_keys()
    }
    return _save(desk, request, record, mapping, attempted)


def _save(
    desk: Any, request: HttpRequest, record: Any, mapping: dict[str, Any], attempted: dict[str, Any]
) -> HttpResponse:
    current = filled(desk.present(record))
    if all((value or None) == current.get(key) for key, value in mapping.items()):
        messages.info(request, _("You kept the text that is there. Nothing was changed."))
        return HttpResponseRedirect(desk.url("change", record.pk))
    version, proposal = desk.seen(record)
    why = request.POST.get("why", "")
    try:
        curation.edit(
            record=record, mapping=mapping, by=request.user, version=version, proposal=proposal, why=why
        )
    except StaleRecord as again:
        newer = StaleRecord(again.current_version, again.current_proposal, again.current, attempted)
        return page(desk, request, record.pk, newer, why)
    except CurationError as refusal:
        messages.error(request, str(refusal))
        return page(desk, request, record.pk, StaleRecord(version, proposal, current, attempted), why)
    messages.success(request, _("Saved: your text where you chose it, the newer text elsewhere."))
    return HttpResponseRedirect(desk.url("change", record.pk))
