"""A whole edition to decide about: what reading left out, its outline, its passages, and what may be done to it now."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypedDict

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.curation import Verb, allowed_verbs
from kb.curation.permissions import has_words_in
from kb.curation.seen_marks import mark_of
from kb.ingest.background import edition_steps
from kb.models import Curated, Edition, EditionStep, HistoryEvent, Passage, Removal, User

from ..signed_in import account_of
from ..site import desks
from ..work.sent_back import HeldBack, held_back_in, sending_back_of, sendings_back
from .edition_acts import ACTS, address, fits
from .resting_on_older import RestingOnOlder, resting_on_older
from .said_on_passages import Said, said_on, with_what_is_said
from .wordless_passages import silent_in

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin

PER_PAGE = 150  # passages shown at once
Status = Curated.Status


class Standing(TypedDict):
    """Where an edition stands, and what may be done to it, as pages show it."""

    edition: Edition
    seen_mark: str
    url: str
    counts: list[tuple[str, int]]
    acts: list[dict[str, object]]
    sent_back: HistoryEvent | None
    held_back: HeldBack
    said: Said
    silent: int
    resting: RestingOnOlder
    carryings_url: str
    submit_all: str
    publish_all: str
    step: EditionStep | None
    waits_for_another: bool


def standing(user: User, edition: Edition) -> Standing:
    """Where the edition stands and what this person may do to it, for any page that shows it."""
    step = edition_steps.under_way(edition)
    acts = {} if step and step.state == step.State.WAITING else ACTS
    counted = dict(edition.passages.order_by().values_list("status").annotate(Count("pk")))
    return {
        "edition": edition,
        "seen_mark": mark_of(edition),
        "url": address(edition),
        "counts": [(str(Status(name).label), counted[name]) for name in Status.values if name in counted],
        "acts": [
            {
                "act": act,
                "url": reverse("admin:kb_edition_verb", args=[edition.pk, name]),
                "main": act.at_once,
            }
            for name, act in acts.items()
            if act.verb in allowed_verbs(user, edition) and fits(act, edition)
        ],
        "sent_back": sending_back_of(edition),
        "held_back": held_back_in(edition),
        "said": said_on(edition, user),
        "silent": silent_in(edition),
        "resting": resting_on_older(edition),
        "carryings_url": reverse("admin:carryings", args=[edition.document.slug]),
        "submit_all": _in_bulk(edition, "submit-all"),
        "publish_all": _in_bulk(edition, "publish-all") if user.role != User.Role.CURATOR else "",
        "step": step,
        "waits_for_another": edition.status == Status.SUBMITTED and has_words_in(user, edition),
    }


def _in_bulk(edition: Edition, action: str) -> str:
    """The page that lists what was said on the document's passages, and takes it along."""
    return reverse("admin:passage_desk_act", args=[edition.document.slug, action])


def _was_left_behind(passage: Passage, edition: Edition) -> bool:
    """A draft in an imported text that has gone on without it."""
    has_gone_on = edition.basis == Edition.Basis.TEXT and edition.status != Curated.Status.DRAFT
    return has_gone_on and passage.status == Curated.Status.DRAFT


def view(desk: "RecordAdmin", request: HttpRequest, edition: Edition) -> HttpResponse:
    """The whole edition, page by page."""
    held = edition.passages.all() if edition.has_ended else edition.passages.live()
    passages = with_what_is_said(held.select_related("section").order_by("position", "pk"))
    shown = Paginator(passages, PER_PAGE).get_page(request.GET.get("page"))
    stands = standing(account_of(request), edition)
    reasons = sendings_back(shown)
    for passage in shown:
        passage.sending_back = reasons.get(("passage", passage.pk))
        passage.is_held_back = bool(passage.sending_back) or _was_left_behind(passage, edition)
    reviewing = Verb.SEND_BACK in allowed_verbs(account_of(request), edition) and bool(stands["acts"])
    releasing = edition.is_published and bool(stands["publish_all"]) and bool(stands["held_back"].count)
    return TemplateResponse(
        request,
        "admin/edition.html",
        {
            **desks.each_context(request),
            "title": _("Edition %(number)d of %(title)s")
            % {"number": edition.number, "title": edition.document},
            "opts": desk.opts,
            "record": edition,
            "standing": stands,
            "refresh": 1 if stands["step"] and stands["step"].state == "waiting" else 0,
            "facts": _facts(edition),
            "removed": _removed(edition),
            "outline": list(edition.sections.order_by("position")),
            "shown": shown,
            "reviewing": reviewing,
            "releasing": releasing,
            "ticked": request.GET.getlist("tick"),
            "why": request.GET.get("why", ""),
            "public_address": _public_address(edition),
            "desk_url": f"{reverse('admin:passage_desk', args=[edition.document.slug])}?edition={edition.number}",
        },
    )


def _public_address(edition: Edition) -> str:
    """Where readers have this edition; "" where they do not."""
    if not edition.is_published or not edition.document.is_published:
        return ""
    return f"{edition.document.get_absolute_url()}?edition={edition.number}"


def _facts(edition: Edition) -> list[tuple[str, Any]]:
    facts = [
        (_("What readers may see"), edition.document.get_text_policy_display()),
        (_("Read from"), edition.media_type),
        (_("Read with"), edition.extractor),
        (_("Size in bytes"), edition.size),
        (_("SHA-256"), edition.sha256),
        (_("Summaries bound to its words"), Passage.objects.filter(bound_to__edition=edition).count()),
        (_("Corrections not made"), edition.corrections.filter(decision="open").count()),
    ]
    return [(label, value) for label, value in facts if value]


def _removed(edition: Edition) -> list[tuple[str, list[Removal]]]:
    """What cleaning left out, by reason, the most frequent first."""
    groups: dict[str, list[Removal]] = defaultdict(list)
    for one in edition.removals.order_by("position", "pk"):
        groups[str(one.get_reason_display())].append(one)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
