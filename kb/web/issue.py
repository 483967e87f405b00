"""One disputed question: the positions side by side, each with the claims that take it and their evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.models import ClaimRelation, Issue

from .permanence import find, permanent
from .presenting.issues import contradictions_across, position_columns
from .presenting.links import Link, concept_link
from .site import absolute_url


@require_safe
@permanent
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """`/issues/<slug>/`."""
    here = find(Issue.objects.with_positions(), kind="issue", slug=slug)
    claims = [row.claim for position in here.positions.all() for row in position.visible_claims]
    relations = ClaimRelation.objects.published().filter(claim__in=claims, other__in=claims).order_by("pk")
    context = {
        "section": "issues",
        "breadcrumbs": [Link(_("Issues"), "/issues/")],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "issue": here,
        "concepts": [concept_link(concept) for concept in here.visible_concepts],
        "positions": position_columns(here),
        "contradictions": contradictions_across(relations, claims),
        "claim_count": len(claims),
    }
    return render(request, "issue/issue.html", context)
