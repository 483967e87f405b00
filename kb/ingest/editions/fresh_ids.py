"""Public ids for what a base stores, which follow from handles where they can."""

from collections.abc import Sequence

from kb.identifying import derive, mint
from kb.models import Passage


def fresh_ids(handles: Sequence[str]) -> list[str]:
    """A public id for each handle: the one that follows from it, or one at random where that is taken."""
    ids = [derive(handle) for handle in handles]
    taken = set(Passage.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
    fresh: list[str] = []
    for public_id in ids:
        while public_id in taken:
            public_id = mint()
        taken.add(public_id)
        fresh.append(public_id)
    return fresh
