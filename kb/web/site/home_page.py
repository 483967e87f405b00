"""The first page: what is here, a search, the themes, the disputes with both sides, the newest claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Issue
from kb.search import SearchRequest, SearchResult, SearchUnavailable, Section
from kb.search import search as ask
from kb.search.totals import totals
from kb.web.claims.card import ClaimCard, claim_card
from kb.web.disputes.issues import issue_rows

from .base_in_numbers import sections_in_numbers, themes_at_the_top

#: How many issues, positions of each and claims the page shows.
ISSUES = 4
SIDES = 3
NEWEST = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`/`."""
    issues = Issue.objects.published().with_position_counts().most_disputed()
    return render(
        request,
        "home/home.html",
        {
            "canonical_url": absolute_url(reverse("home")),
            "issues": issue_rows(issues[:ISSUES], shown=SIDES),
            **_from_the_index(),
        },
    )


def _from_the_index() -> dict[str, object]:
    """Numbers, themes and newest claims; nothing of them while the engine is away, for the rest can still be read."""
    try:
        counted = totals()
        claims = ask(SearchRequest(section=Section.CLAIMS))
    except SearchUnavailable:
        return {
            "away": _("Numbers and newest claims are missing here for the moment: the search engine is away.")
        }
    return {
        "holdings": sections_in_numbers(counted),
        "themes": themes_at_the_top(claims),
        "newest": _newest(claims),
    }


def _newest(claims: SearchResult) -> list[ClaimCard]:
    return [claim_card(hit.record, shown=1) for hit in claims.hits[:NEWEST]]
