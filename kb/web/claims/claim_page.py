"""One claim: its evidence in place, its verification, what contradicts or qualifies it, its history, how to cite it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.exports.citation import citations_for
from kb.history import public_events_about
from kb.models import (
    Claim,
    ClaimRelation,
    ClaimTag,
    Evidence,
    PositionClaim,
    ProvisionCitation,
    Verification,
)
from kb.web.elements.links import Link, cited_law
from kb.web.records.endings import predecessors
from kb.web.records.history import account
from kb.web.records.permanence import canonical_id, permanent, refuse

from .card import claim_card
from .relations import Facing, facing, related


@require_safe
@permanent
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/c/<public id>`."""
    stored_id = canonical_id(Claim.objects.all(), public_id)
    claims = {one.pk: one for one in Claim.objects.published().for_cards().related_to(stored_id)}
    here = next((one for one in claims.values() if one.public_id == stored_id), None)
    if here is None:
        refuse(Claim.objects.all(), public_id=stored_id)
    return render(request, "claim/claim.html", _context(here, claims))


def _context(here: Claim, claims: dict[int, Claim]) -> dict[str, object]:
    """Everything the page shows; `claims` are this one and those related to it, by primary key."""
    relations = list(ClaimRelation.objects.published().about(here).order_by("pk"))
    opposed = facing(here, relations, claims)
    law = ProvisionCitation.objects.published().filter(claim=here)
    taken = PositionClaim.objects.published().filter(claim=here).select_related("position__issue")
    positions = list(taken.order_by("position__issue__question", "position__order", "order", "pk"))
    return {
        "section": "claims",
        "breadcrumbs": [Link(_("Claims"), reverse("claims"))],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "claim": claim_card(here, whole=True),
        "note": here.note,
        "facing": opposed,
        "related": related(here, relations, claims),
        "laws": cited_law(law.select_related("instrument", "provision__instrument").order_by("pk")),
        "positions": positions,
        "next_step": _next_step(here, opposed, positions),
        "history": account(public_events_about(here, _links(here)), "claim"),
        "predecessors": predecessors(here),
        "citation": citations_for(here),
    }


def _next_step(here: Claim, opposed: Sequence[Facing], positions: Sequence[PositionClaim]) -> Link:
    """Where the dispute goes on: the question, else the claim that stands against this one, else the source."""
    if positions:
        issue = positions[0].position.issue
        return Link(
            _("See the positions on: %(question)s") % {"question": issue.question}, issue.get_absolute_url()
        )
    if opposed:
        other = opposed[0].other if opposed[0].own == "claim" else opposed[0].claim
        return Link(_("Read the claim that stands against this one"), other.url)
    return Link(_("Read the passage it rests on"), here.visible_evidence[0].passage.get_absolute_url())


def _links(claim: Claim) -> list[Any]:
    """What belongs to the claim's history, as far as readers see it."""
    return [
        Evidence.objects.published().filter(claim=claim),
        ClaimTag.objects.published().filter(claim=claim),
        ProvisionCitation.objects.published().filter(claim=claim),
        Verification.objects.published().filter(claim=claim),
        ClaimRelation.objects.published().about(claim),
    ]
