"""One concept: what it means in which language, what is narrower, who claims what under it, which law is cited."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Claim, Concept, Issue, Passage, ProvisionCitation
from kb.web.claims.by_claimant import by_claimant
from kb.web.elements.links import Link
from kb.web.law.most_cited import most_cited
from kb.web.records.permanence import find, permanent
from kb.web.sources.passages.rows import passage_rows

from .claims_by_theme import claims_by_theme
from .concept import concept_view
from .schemes import SchemeView, scheme_view
from .trees import ConceptTrees, Node, node_links, tree_items

#: How many claims and passages the page shows; the search shows all.
CLAIMS = 40
PASSAGES = 10


@require_safe
@permanent
def concept(request: HttpRequest, scheme: str, slug: str) -> HttpResponse:
    """`/<scheme>/<slug>/`."""
    concepts = Concept.objects.in_scheme(scheme)
    here = find(concepts.with_record(), kind=f"concept/{scheme}", slug=slug)
    rows = concepts.published().with_tagged().select_related("scheme").order_by("label")
    return render(
        request, "concept/concept.html", _context(here, ConceptTrees(rows)[here.pk], scheme_view(scheme))
    )


def _context(here: Concept, node: Node, vocabulary: SchemeView) -> dict[str, object]:
    meant = [one.pk for one in node.with_narrower()]
    claims = list(Claim.objects.published().for_cards().about(meant).order_by("-as_of", "slug")[:CLAIMS])
    groups = by_claimant(claims)
    return {
        "section": "themes",
        "breadcrumbs": [Link(vocabulary.label, vocabulary.url), *node_links(node.above())],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "scheme": vocabulary,
        "concept": concept_view(here),
        "narrower": tree_items(node.narrower, depth=2, gists=True),
        "groups": groups,
        "claim_count": len(node.claims),
        "numbers": claims_by_theme(groups, node) if len(claims) == len(node.claims) else None,
        "passages": passage_rows(_passages(meant)),
        "passage_count": len(node.passages),
        "issues": Issue.objects.published().filter(concepts__in=meant).distinct().order_by("question"),
        "laws": most_cited(ProvisionCitation.objects.published().about(meant)),
        **_searches(vocabulary.parameter, here.slug, has_claims=bool(node.claims)),
    }


def _passages(concepts: list[int]) -> QuerySet[Passage]:
    tagged = Passage.objects.published().about(concepts).with_document()
    return tagged.order_by("-edition__document__date", "edition", "position")[:PASSAGES]


def _searches(parameter: str, slug: str, *, has_claims: bool) -> dict[str, str]:
    """Where all of it is: the search narrowed to the concept."""
    passages = f"{reverse('search')}?{urlencode({parameter: slug})}"
    claims = f"{reverse('search')}?{urlencode({'in': 'claims', parameter: slug})}"
    return {
        "search_passages": passages,
        "search_claims": claims,
        "next_url": claims if has_claims else passages,
        "next_label": _("Search the claims under this concept")
        if has_claims
        else _("Search under this concept"),
    }
