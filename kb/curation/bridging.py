"""What went on by way of an edition goes on without it: carryings to it and from it become one when it ends."""

from kb.models import Carried, Carrying, Edition


def bridge(edition: Edition) -> int:
    """Remember, of links that went through this edition to a newer one, that they went there; how many.

    Readers of a claim would otherwise meet its words twice, on the oldest text and on the newest.
    """
    onward = {
        (one.kind, one.link.pk): one
        for one in Carrying.objects.in_use().filter(source__edition=edition).with_records()
        if one.new_link is not None and one.new_link.is_published
    }
    found = [
        _joined(one, after)
        for one in Carrying.objects.filter(edition=edition).with_records()
        if one.new_link is not None and (after := onward.get((one.kind, one.new_link.pk)))
    ]
    # What was compared with the newer edition by itself is known already.
    Carrying.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


def _joined(first: Carrying, second: Carrying) -> Carrying:
    """One carrying instead of two; a person decided about it if a person decided about either."""
    decided = second if second.decided_by_id or not first.decided_by_id else first
    link: Carried = first.link
    joined = Carrying(
        edition=second.edition,
        source=first.source,
        outcome=second.outcome,
        why=second.why,
        score=min(first.score, second.score),
        stands=first.stands and second.stands,
        place=second.place,
        start=second.start,
        end=second.end,
        decision=decided.decision,
        decided_by=decided.decided_by,
        decided_at=decided.decided_at,
        **{first.kind: link},
    )
    joined.set_new_link(second.new_link)
    return joined
