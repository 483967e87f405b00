"""One legal instrument: what it is called, what happened to it, its provisions in short, and who cites it how."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.exports.citation import citations_for
from kb.models import Claim, LegalInstrument, Provision, ProvisionCitation, Verification
from kb.web.elements.links import Link
from kb.web.records.permanence import find, permanent

from .cited_by import checked_claims, cited_by, claims_of
from .instrument import instrument_view
from .parts import PartsOf

#: How many citations the page looks at, the newest first; the search shows all.
CITATIONS = 60


@require_safe
@permanent
def instrument(request: HttpRequest, slug: str) -> HttpResponse:
    """`/instruments/<slug>/`."""
    here = find(LegalInstrument.objects.with_record(), kind="instrument", slug=slug)
    return render(request, "instrument/instrument.html", _context(here))


def _context(here: LegalInstrument) -> dict[str, object]:
    provisions = PartsOf(
        Provision.objects.published().filter(instrument=here).in_outline().select_related("instrument")
    )
    citations = ProvisionCitation.objects.published().filter(instrument=here).with_place()
    shown = list(citations.order_by("-pk")[: CITATIONS + 1])
    checked = list(Verification.objects.published().settled_by_instrument(here))
    claims = Claim.objects.published().for_cards().in_bulk([*claims_of(shown[:CITATIONS]), *checked])
    cited = cited_by(shown[:CITATIONS], claims)
    return {
        "section": "instruments",
        "breadcrumbs": [Link(_("Instruments"), reverse("instruments"))],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "instrument": instrument_view(here),
        "parts": provisions.outermost,
        "part_count": len(provisions),
        "cited": cited,
        "is_cut": len(shown) > CITATIONS,
        "checked": checked_claims([claims[pk] for pk in checked if pk in claims], cited),
        "search_url": f"{reverse('search')}?instrument={here.slug}",
        "citation": citations_for(here),
    }
