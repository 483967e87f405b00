"""Claims that stand on words of an older edition when readers see a newer one: told where that one is published."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef

from kb.models import Carrying, Edition, Evidence


class RestingOnOlder(NamedTuple):
    """How many claims will have no words in the edition, and how many of these nobody has compared with it."""

    claims: int = 0
    uncompared: int = 0


def resting_on_older(edition: Edition) -> RestingOnOlder:
    """For a text that has not ended: the claims that readers will find on older words alone once they see it."""
    if edition.basis != Edition.Basis.TEXT or edition.has_ended:
        return RestingOnOlder()
    here = Carrying.objects.filter(evidence=OuterRef("pk"), edition=edition)
    stands_there = here.filter(stands=True, new_evidence__isnull=False)
    older = Evidence.objects.published().newest().before(edition).exclude(Exists(stands_there))
    rows = older.annotate(compared=Exists(here)).order_by().values_list("claim", "compared").distinct()
    listed = list(rows)
    uncompared = {claim for claim, compared in listed if not compared}
    return RestingOnOlder(len({claim for claim, _compared in listed}), len(uncompared))
