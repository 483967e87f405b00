"""All drafts of one document submitted, or all that is submitted published: each record through its verb."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kb import curation
from kb.curation import CurationError, Verb, allowed_verbs
from kb.curation.seen_marks import marks, marks_of, refuse_unseen_along
from kb.models import (
    Claim,
    Concept,
    Curated,
    Document,
    Edition,
    Institution,
    LegalInstrument,
    Person,
    Provision,
    User,
)

from ..records.workflow import with_pages
from ..signed_in import account_of
from ..site import desks
from .document_records import Status, drafts_of, submitted_of
from .resting_on_older import resting_on_older
from .wordless_passages import silent_in

SALT = "kb.admin.in_bulk"
ACTIONS = ("submit-all", "publish-all")


class _Refused(NamedTuple):
    """A record of which nothing was done, why, and what stands in the way, with its page."""

    record: Curated
    why: str
    in_the_way: Sequence[dict[str, object]] = ()

    @property
    def url(self) -> str:
        return _address(self.record)


_FOUND: dict[str, Callable[[Document, User], list[Any]]] = {
    "submit-all": drafts_of,
    "publish-all": submitted_of,
}
_VERB = {"submit-all": Verb.SUBMIT, "publish-all": Verb.PUBLISH}


def view(request: HttpRequest, document: Document, action: str) -> HttpResponse:
    """List what would be done (GET), or do it and say what was refused and why (POST)."""
    user = account_of(request)
    # The marks are older than the list, never newer: what changes between them is asked about again.
    seen = {} if request.method == "POST" else _marks(_FOUND[action](document, user))
    records = _FOUND[action](document, user)
    done: list[Any] = []
    refused: list[_Refused] = []
    if request.method == "POST":
        done, refused = _all(action, records, user, _seen_in(request))
    return TemplateResponse(
        request,
        "admin/in_bulk.html",
        {
            **desks.each_context(request),
            "title": _title(action),
            "document": document,
            "desk_url": reverse("admin:passage_desk", args=[document.slug]),
            "action": action,
            "records": [] if request.method == "POST" else _listed(records, user, _VERB[action]),
            "seen": signing.dumps(seen, salt=SALT, compress=True),
            "answered": request.method == "POST",
            "done": done,
            "refused": refused,
        },
    )


def _marks(records: list[Curated]) -> dict[str, str]:
    """What is listed, as the person sees it: nothing else is done when the button is pressed."""
    return {key: mark for record in records for key, mark in marks_of(record).items()}


def _seen_in(request: HttpRequest) -> dict[str, str]:
    """The marks of the list that the button stood on; of a list that was altered nothing counts as seen."""
    try:
        seen: dict[str, str] = signing.loads(request.POST.get("seen", ""), salt=SALT)
        return seen
    except signing.BadSignature:
        return {}


def _title(action: str) -> str:
    if action == "submit-all":
        return _("Submit all my drafts of this document")
    return _("Publish all that is submitted of this document")


def _listed(records: list[Curated], user: User, verb: Verb) -> list[dict[str, object]]:
    return [
        {
            "record": record,
            "kind": record._meta.verbose_name,
            "url": _address(record),
            "passages": record.passages.filter(status=record.status).count()
            if isinstance(record, Edition)
            else 0,
            "silent": silent_in(record) if isinstance(record, Edition) else 0,
            "resting": resting_on_older(record).claims if isinstance(record, Edition) else 0,
            "allowed": verb in allowed_verbs(user, record),
        }
        for record in records
    ]


def _address(record: Curated) -> str:
    return reverse(f"admin:kb_{record._meta.model_name}_change", args=[record.pk])


def _all(
    action: str, records: list[Curated], user: User, seen: dict[str, str]
) -> tuple[list[Curated], list[_Refused]]:
    """Each record on its own, as it was seen: what one is refused for holds up only what rests on it."""
    done: list[Any] = []
    refused: list[_Refused] = []
    waiting: set[Curated] = set()
    start = Status.DRAFT if action == "submit-all" else Status.SUBMITTED
    for record in sorted(records, key=_is_named_alone):
        record.refresh_from_db(fields=["status"])
        if record.status != start:  # it went along with another
            done.append(record)
            continue
        if why := _waits(record, waiting):
            refused.append(_Refused(record, why))
            waiting.add(record)
            continue
        try:
            with transaction.atomic():
                bundle = refuse_unseen_along(record, seen)
                _use(action, record, user)
                seen |= marks(bundle)  # what this press itself has changed was seen
            done.append(record)
        except CurationError as refusal:
            refused.append(_Refused(record, str(refusal), with_pages(refusal.in_the_way)))
            waiting.add(record)
    return done, refused


def _waits(record: Curated, waiting: set[Curated]) -> str:
    """Why nothing is done with the record, after what was refused before it; empty where it can go."""
    if _is_named_alone(record):
        return _("What names it was refused, so it waits, too.")
    if waiting and not waiting.isdisjoint(_rests_on(record)):
        return _("What it rests on was refused, so it waits, too.")
    return ""


def _rests_on(record: Curated) -> Iterator[Curated]:
    """The claims, and the texts with their document, without which readers would not see the record."""
    if isinstance(record, Claim):
        passages = [
            one.passage for one in record.evidence.live().select_related("passage__edition__document")
        ]
    else:
        passage = getattr(record, "passage", None)
        passages = [passage] if passage else []
    for passage in passages:
        yield from (passage, passage.edition, passage.edition.document)
    for name in ("claim", "other"):
        if getattr(record, f"{name}_id", None):
            yield getattr(record, name)


def _is_named_alone(record: Curated) -> bool:
    """Whether it is on the list because another names it, and goes to readers only with that."""
    return isinstance(record, Institution | Person | Concept | LegalInstrument | Provision)


def _use(action: str, record: Curated, user: User) -> None:
    if isinstance(record, Edition):
        verb = curation.submit_edition if action == "submit-all" else curation.publish_edition
        verb(edition=record, by=user)
    else:
        plain = curation.submit if action == "submit-all" else curation.publish
        plain(record=record, by=user)
