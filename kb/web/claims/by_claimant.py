"""Claims under whoever makes them, most first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kb.models import Claim
from kb.web.elements.links import Name

from .card import ClaimCard, claim_card


@dataclass(frozen=True)
class ClaimantGroup:
    """Those who make claims, alone or together, and the claims on the page that they make."""

    claimants: tuple[Name, ...]
    claims: list[ClaimCard]
    #: Primary keys of the same claims.
    keys: frozenset[int]

    @property
    def label(self) -> str:
        return ", ".join(name.name for name in self.claimants)


def by_claimant(claims: Iterable[Claim]) -> list[ClaimantGroup]:
    """Claims loaded with `for_cards()`; one that several make together stands under all their names."""
    groups: dict[tuple[Name, ...], list[Any]] = {}
    for claim in claims:
        names = claim_card(claim, shown=0).claimants or (Name(_("Claimant not named here")),)
        groups.setdefault(names, []).append(claim)
    made = [
        ClaimantGroup(names, [claim_card(one) for one in held], frozenset(one.pk for one in held))
        for names, held in groups.items()
    ]
    return sorted(made, key=lambda group: (-len(group.claims), group.label))
