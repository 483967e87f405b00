"""What went on by way of an edition goes on without it: carryings to it and from it become one when it ends."""

from kb.models import Carrying, Edition

_NEW = tuple(f"new_{kind}" for kind in Carrying.KINDS)


def bridge(edition: Edition) -> int:
    """Remember, of links that went through this edition to a newer one, that they went there; how many.

    Readers of a claim would otherwise meet its words twice, on the oldest text and on the newest.
    """
    onward = {
        (one.kind, getattr(one, f"{one.kind}_id")): one
        for one in Carrying.objects.in_use().filter(source__edition=edition).select_related(*_NEW)
        if one.new_link is not None and one.new_link.is_published
    }
    if not onward:
        return 0
    found = [
        _joined(one, after)
        for one in Carrying.objects.filter(edition=edition)
        if (after := onward.get((one.kind, getattr(one, f"new_{one.kind}_id"))))
    ]
    # What was compared with the newer edition by itself is known already.
    Carrying.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


def _joined(first: Carrying, second: Carrying) -> Carrying:
    """One carrying instead of two; a person decided about it if a person decided about either."""
    decided = second if second.decided_by_id or not first.decided_by_id else first
    return Carrying(
        edition_id=second.edition_id,
        source_id=first.source_id,
        outcome=second.outcome,
        why=second.why,
        score=min(first.score, second.score),
        stands=first.stands and second.stands,
        place_id=second.place_id,
        start=second.start,
        end=second.end,
        decision=decided.decision,
        decided_by_id=decided.decided_by_id,
        decided_at=decided.decided_at,
        **{
            f"{first.kind}_id": getattr(first, f"{first.kind}_id"),
            f"new_{first.kind}_id": getattr(second, f"new_{first.kind}_id"),
        },
    )
