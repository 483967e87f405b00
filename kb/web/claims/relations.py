"""How a claim stands to others: contradictions as facing columns, the rest in the direction in which they read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from kb.models import Claim, ClaimRelation

from .card import ClaimCard, claim_card

Kind = ClaimRelation.Kind


#: What is worth setting side by side; the rest says the same thing again, or part of it.
_FACING = (Kind.CONTRADICTS, Kind.QUALIFIES)


@dataclass(frozen=True)
class Facing:
    """Two claims side by side, as _facing_columns.html takes them; `own` names the one that is that of the page."""

    kind: str
    claim: ClaimCard
    other: ClaimCard
    reason: str
    own: Literal["claim", "other", ""] = ""


@dataclass(frozen=True)
class Related:
    """Another claim and how the claim of the page stands to it, in words."""

    kind: str
    words: str
    other: ClaimCard
    reason: str


def facing(claim: Claim, relations: Iterable[ClaimRelation], claims: Mapping[int, Claim]) -> list[Facing]:
    """Contradictions, then qualifications, of a claim; `claims` are the published ends, by primary key.

    A contradiction has the claim of the page first; a qualification the claim that qualifies.
    """
    chosen = [one for one in relations if one.kind in _FACING and _other(one, claim) in claims]
    chosen.sort(key=lambda one: _FACING.index(Kind(one.kind)))
    return [_facing(relation, claim, claims[_other(relation, claim)]) for relation in chosen]


def _facing(relation: ClaimRelation, claim: Claim, other: Claim) -> Facing:
    mine_first = relation.kind == Kind.CONTRADICTS or relation.claim_id == claim.pk
    first, second = (claim, other) if mine_first else (other, claim)
    cards = claim_card(first, shown=1), claim_card(second, shown=1)
    return Facing(relation.kind, *cards, relation.reason, own="claim" if mine_first else "other")


def related(claim: Claim, relations: Iterable[ClaimRelation], claims: Mapping[int, Claim]) -> list[Related]:
    """The other relations, those that read from this claim first."""
    rest = [one for one in relations if one.kind not in _FACING and _other(one, claim) in claims]
    rest.sort(key=lambda relation: relation.claim_id != claim.pk)
    return [
        Related(
            relation.kind,
            _words(relation, forward=relation.claim_id == claim.pk),
            claim_card(claims[_other(relation, claim)], shown=1),
            relation.reason,
        )
        for relation in rest
    ]


def _other(relation: ClaimRelation, claim: Claim) -> int:
    return relation.other_id if relation.claim_id == claim.pk else relation.claim_id


def _words(relation: ClaimRelation, *, forward: bool) -> str:
    if relation.kind == Kind.RESTATES:
        return _("This claim restates") if forward else _("This claim is restated by")
    return _("This claim narrows") if forward else _("This claim is narrowed by")
