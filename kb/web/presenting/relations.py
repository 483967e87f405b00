"""How a claim stands to others: contradictions as facing columns, the rest in the direction in which they read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kb.models import ClaimRelation

from .claims import ClaimCard, claim_card

Kind = ClaimRelation.Kind


@dataclass(frozen=True)
class Facing:
    """Two claims side by side, as _facing_columns.html takes them; `claim` is that of the page."""

    kind: str
    claim: ClaimCard
    other: ClaimCard
    reason: str
    plain: bool = True


@dataclass(frozen=True)
class Related:
    """Another claim and how the claim of the page stands to it, in words."""

    kind: str
    words: str
    other: ClaimCard
    reason: str


def facing(claim: Any, relations: Iterable[ClaimRelation], claims: Mapping[int, Any]) -> list[Facing]:
    """The contradictions among visible relations of a claim; `claims` are both ends, by primary key."""
    here = claim_card(claim, shown=1)
    return [
        Facing(relation.kind, here, claim_card(claims[_other(relation, claim)], shown=1), relation.reason)
        for relation in relations
        if relation.kind == Kind.CONTRADICTS and _other(relation, claim) in claims
    ]


def related(claim: Any, relations: Iterable[ClaimRelation], claims: Mapping[int, Any]) -> list[Related]:
    """The other relations, those that read from this claim first."""
    rest = [relation for relation in relations if relation.kind != Kind.CONTRADICTS]
    rest.sort(key=lambda relation: relation.claim_id != claim.pk)
    return [
        Related(
            relation.kind,
            _words(relation, claim),
            claim_card(claims[_other(relation, claim)], shown=1),
            relation.reason,
        )
        for relation in rest
        if _other(relation, claim) in claims
    ]


def _other(relation: ClaimRelation, claim: Any) -> int:
    return relation.other_id if relation.claim_id == claim.pk else relation.claim_id


def _words(relation: ClaimRelation, claim: Any) -> str:
    forward = relation.claim_id == claim.pk
    words = {
        Kind.QUALIFIES: (_("This claim qualifies"), _("This claim is qualified by")),
        Kind.RESTATES: (_("This claim restates"), _("This claim is restated by")),
        Kind.NARROWS: (_("This claim narrows"), _("This claim is narrowed by")),
    }
    return words[Kind(relation.kind)][0 if forward else 1]
