"""One passage at its permanent address: its words or summary, what stands around it, the claims on it, its citation."""

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.exports.citation import citations_for, prints_its_path
from kb.models import (
    Attribution,
    Continuation,
    Edition,
    Evidence,
    Passage,
    PassageTag,
    ProvisionCitation,
    with_newer_edition,
)
from kb.models.evidence import EvidenceQuerySet
from kb.web.elements.links import Link
from kb.web.elements.pinpoints import heading_path, pinpoint
from kb.web.records.permanence import find_by_public_id, permanent
from kb.web.sources.editions.which_edition import readable_editions, usual

from .claims_on_passage import claims_on_passage
from .in_newest_edition import successors_of
from .in_the_margin import margins
from .passage import passage_view, place_in_document
from .surroundings import neighbours, noted_passages, selections

#: How many passages before and after are shown.
REACH = 2


@require_safe
@permanent
def passage(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/p/<public id>`."""
    here = find_by_public_id(
        Passage.objects.with_document().with_notes().select_related("section"), public_id
    )
    return render(request, "passage/passage.html", _context(here))


def _context(here: Passage) -> dict[str, object]:
    document = here.edition.document
    evidence = Evidence.objects.published().filter(passage=here)
    older = Evidence.objects.published().newest().filter(passage__in=_went_on_as(here))
    beside = margins(
        (),  # the claims follow below, with their words
        ProvisionCitation.objects.published().filter(passage=here).rows(),
        PassageTag.objects.published().filter(passage=here).rows(),
    )
    joined = {one.pk: one for one in Passage.objects.published().joined_by_notes(here)}
    readable = readable_editions(document)
    before, after = neighbours(here, Passage.objects.published().around(here, REACH))
    selected_in, inside = selections(here, Passage.objects.published().joined_by_selection(here))
    return {
        "section": "documents",
        "breadcrumbs": [
            Link(_("Documents"), reverse("documents")),
            Link(document.title, document.get_absolute_url(), document.language),
        ],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "passage": passage_view(here, beside[here.pk], joined),
        "successors": successors_of(here, readable),
        "place": pinpoint(here),
        "is_counted": "¶" in pinpoint(here) and not prints_its_path(here),
        "heading_path": heading_path(here),
        "document": document,
        "in_document": place_in_document(here, usual(document, readable)),
        "before": before,
        "after": after,
        "selected_in": selected_in,
        "selections": inside,
        "noted_in": noted_passages(here, joined),
        "claims": claims_on_passage(_with_claimants(evidence)),
        "older_claims": claims_on_passage(_with_claimants(older)),
        "citation": citations_for(here),
    }


def _with_claimants(evidence: EvidenceQuerySet[Evidence]) -> QuerySet[Evidence]:
    """With what is told of each claim beside its words."""
    visible = Prefetch("claim__attributions", Attribution.objects.visible(), to_attr="visible_attributions")
    return with_newer_edition(evidence.with_source().with_claim()).prefetch_related(visible)


def _went_on_as(here: Passage) -> list[int]:
    """The passages of older editions that go on as this one, by key, nearest first."""
    found: list[int] = []
    frontier = [here.pk] if here.edition.basis == Edition.Basis.TEXT else []
    while frontier:
        rows = Continuation.objects.readable().filter(later__in=frontier).exclude(earlier__in=found)
        frontier = list(rows.values_list("earlier", flat=True))
        found += frontier
    return found
