"""One person: affiliations as printed, what they claim and report, what they contributed to."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Claim, Contribution, Document, Person, PositionClaim
from kb.web.elements.links import Link
from kb.web.elements.works import document_work
from kb.web.records.permanence import find, permanent

from .own_and_reported_claims import claims_of
from .person import person_view

#: How many claims and works the page shows; the search shows all.
CLAIMS = 40
WORKS = 40


@require_safe
@permanent
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """`/people/<slug>/`."""
    here = find(Person.objects.with_record(), kind="person", slug=slug)
    return render(request, "person/person.html", _context(here))


def _context(here: Person) -> dict[str, object]:
    claims = list(
        Claim.objects.published().for_cards().attributed_to(here).order_by("-as_of", "slug")[: CLAIMS + 1]
    )
    shown = claims[:CLAIMS]
    positions = PositionClaim.objects.published().filter(claim__in=shown).select_related("position__issue")
    return {
        "section": "institutions",
        "breadcrumbs": [
            Link(_("Institutions"), reverse("institutions")),
            Link(_("People"), reverse("people")),
        ],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "person": person_view(here),
        "voices": claims_of(here, shown, positions.order_by("position__issue__question", "pk")),
        "is_cut": len(claims) > CLAIMS,
        "works": [document_work(one.document, str(one.get_role_display())) for one in _contributions(here)],
        "claims_url": f"{reverse('search')}?in=claims&claimant={here.slug}",
        "compare_url": f"{reverse('compare')}?claimant={here.slug}",
    }


def _contributions(here: Person) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(person=here, document__in=Document.objects.published())
    return rows.select_related("document").order_by("-document__date", "document__title", "pk")[:WORKS]
