"""One institution: what it is, what it claims and is reported to claim, what it published and issued, who was there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Claim, Document, Institution, LegalInstrument, Person, PositionClaim
from kb.web.elements.links import Link
from kb.web.elements.works import document_works, instrument_works
from kb.web.records.permanence import find, permanent

from .institution import institution_view, people_there
from .own_and_reported_claims import claims_of

#: How many claims and works the page shows; the search shows all.
CLAIMS = 40
WORKS = 40


@require_safe
@permanent
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    """`/institutions/<slug>/`."""
    here = find(Institution.objects.with_record(), kind="institution", slug=slug)
    return render(request, "institution/institution.html", _context(here))


def _context(here: Institution) -> dict[str, object]:
    claims = list(
        Claim.objects.published().for_cards().attributed_to(here).order_by("-as_of", "slug")[: CLAIMS + 1]
    )
    shown = claims[:CLAIMS]
    positions = PositionClaim.objects.published().filter(claim__in=shown).select_related("position__issue")
    documents = Document.objects.published().order_by("-date", "title")
    issued = LegalInstrument.objects.published().filter(issuers=here).order_by("title")
    search = reverse("search")
    return {
        "section": "institutions",
        "breadcrumbs": [Link(_("Institutions"), reverse("institutions"))],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "institution": institution_view(here),
        "voices": claims_of(here, shown, positions.order_by("position__issue__question", "pk")),
        "is_cut": len(claims) > CLAIMS,
        "documents": document_works(documents.filter(publishers=here)[:WORKS]),
        "hosted": document_works(documents.filter(hosts=here).exclude(publishers=here)[:WORKS]),
        "instruments": instrument_works(issued[:WORKS]),
        "people": people_there(Person.objects.published().affiliated_with(here)[:WORKS]),
        "claims_url": f"{search}?in=claims&claimant={here.slug}",
        "documents_url": f"{search}?in=documents&publisher={here.slug}",
        "compare_url": f"{reverse('compare')}?claimant={here.slug}",
    }
