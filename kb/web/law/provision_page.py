"""One provision: what it says in our words, where it stands in its instrument, and everything that cites it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.exports.citation import citations_for
from kb.models import Claim, Provision, ProvisionCitation, Verification
from kb.representing.finding import find_provision
from kb.web.elements.links import Link
from kb.web.records.permanence import permanent

from .cited_by import checked_claims, cited_by, claims_of
from .parts import PartsOf

#: How many citations the page looks at, the newest first; the search shows all.
CITATIONS = 100


@require_safe
@permanent
def provision(request: HttpRequest, slug: str, path: str) -> HttpResponse:
    """`/instruments/<slug>/<path>/`."""
    here = find_provision(slug, path)
    return render(request, "provision/provision.html", _context(here))


def _context(here: Provision) -> dict[str, object]:
    law = here.instrument
    outline = Provision.objects.published().filter(instrument=law).in_outline().select_related("instrument")
    parts = PartsOf(outline)
    part = parts[here.pk]
    before, after = parts.beside(part)
    meant = [one.pk for one in part.with_parts()]
    citations = ProvisionCitation.objects.published().filter(provision__in=meant).with_place()
    shown = list(citations.order_by("-pk")[: CITATIONS + 1])
    checked = list(Verification.objects.published().settled_by(meant))
    claims = Claim.objects.published().for_cards().in_bulk([*claims_of(shown[:CITATIONS]), *checked])
    cited = cited_by(shown[:CITATIONS], claims, here.label)
    way = [Link(one.label, one.url) for one in part.way_down()]
    return {
        "section": "instruments",
        "breadcrumbs": [
            Link(_("Instruments"), reverse("instruments")),
            Link(law.name, law.get_absolute_url()),
            *way,
        ],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "provision": here,
        "instrument": Link(law.title, law.get_absolute_url()),
        "part": part,
        "before": before,
        "after": after,
        "cited": cited,
        "is_cut": len(shown) > CITATIONS,
        "checked": checked_claims([claims[pk] for pk in checked if pk in claims], cited),
        "search_url": f"{reverse('search')}?provision={here.key}",
        "citation": citations_for(here),
    }
