"""Disputed questions as data: the positions and the claims that take them."""

from django.db.models import Prefetch, QuerySet

from kb.models import Concept, Issue, Position, PositionClaim

from .references import Data, named


def issues() -> QuerySet[Issue]:
    """Published issues with all that `issue` says."""
    rows = PositionClaim.objects.published().select_related("claim").order_by("order", "pk")
    taken = Prefetch("position_claims", rows, to_attr="visible_claims")
    positions = Position.objects.order_by("order", "pk").prefetch_related(  # type: ignore[no-redef]  # the model declares it
        taken
    )
    concepts = Concept.objects.published().select_related("scheme").order_by("scheme__position", "label")
    return Issue.objects.published().prefetch_related(  # type: ignore[no-redef]  # the model declares it
        Prefetch("positions", positions), Prefetch("concepts", concepts, to_attr="visible_concepts")
    )


def issue(record: Issue) -> Data:
    return {
        "question": record.question,
        "language": "en",
        "summary": record.summary,
        "balance": record.balance,
        "tags": [named(concept) for concept in record.visible_concepts],
        "positions": [
            {
                "slug": position.slug,
                "label": position.label,
                "summary": position.summary,
                "claims": [named(row.claim) for row in position.visible_claims],
            }
            for position in record.positions.all()
        ],
    }
