"""Claims under whoever makes them, most first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .claims import ClaimCard, claim_card
from .links import Name


@dataclass(frozen=True)
class ClaimantGroup:
    """A claimant and the claims on the page that it makes."""

    claimant: Name
    claims: list[ClaimCard]
    #: Primary keys of the same claims.
    keys: frozenset[int]


def by_claimant(claims: Iterable[Any]) -> list[ClaimantGroup]:
    """Claims loaded with `for_cards()`; one that several make stands under the first of them."""
    groups: dict[Name, list[Any]] = {}
    for claim in claims:
        names = claim_card(claim, shown=0).claimants
        groups.setdefault(names[0] if names else Name(_("Claimant not named here")), []).append(claim)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0].name))
    return [
        ClaimantGroup(name, [claim_card(one) for one in held], frozenset(one.pk for one in held))
        for name, held in ordered
    ]
