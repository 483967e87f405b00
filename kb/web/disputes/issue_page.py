"""One disputed question: the positions side by side, each with the claims that take it and their evidence."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Attribution, Claim, ClaimRelation, Issue
from kb.web.elements.links import Link, concept_link
from kb.web.records.permanence import find, permanent

from .comparison_request import MOST
from .issues import contradictions_across, position_columns


@require_safe
@permanent
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """`/issues/<slug>/`."""
    here = find(Issue.objects.with_positions(), kind="issue", slug=slug)
    claims = [row.claim for position in here.positions.all() for row in position.visible_claims]
    relations = ClaimRelation.objects.published().filter(claim__in=claims, other__in=claims).order_by("pk")
    context = {
        "section": "issues",
        "breadcrumbs": [Link(_("Issues"), reverse("issues"))],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "issue": here,
        "concepts": [concept_link(concept) for concept in here.visible_concepts],
        "positions": position_columns(here),
        "contradictions": contradictions_across(relations, claims),
        "claim_count": len({claim.pk for claim in claims}),
        "next_step": _next_step(claims),
    }
    return render(request, "issue/issue.html", context)


def _next_step(claims: Sequence[Claim]) -> Link:
    """The claimants of the question side by side where there are two or more, otherwise the other questions."""
    parties = {
        one.claimant.slug: one.claimant
        for claim in claims
        for one in claim.visible_attributions
        if one.role == Attribution.Role.CLAIMANT
    }
    if len(parties) < 2:
        return Link(_("See the other disputed questions"), reverse("issues"))
    query = urlencode([("claimant", slug) for slug in list(parties)[:MOST]])
    return Link(_("Put these claimants side by side"), f"{reverse('compare')}?{query}")
