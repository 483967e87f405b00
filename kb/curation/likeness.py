"""Claims that say the same or nearly the same, shown to whoever is about to store one more.

Likeness finds; it decides nothing: "must" and "must not" are alike. A person who has seen the claims that are alike
stores all the same; only a twin, the same words by the same claimants, is refused.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rapidfuzz import fuzz, process

from kb.models import Attribution, Claim, ClaimQuerySet, Institution, Person
from kb.query import fold

from .errors import CurationError, InvalidRecord

#: Share of the letters in common from which claims are alike, in per cent; how many are shown.
ALIKE, MOST_SHOWN = 80.0, 5
#: Of a claimant so many claims are looked at, the newest first: a hundred thousand take half a second.
MOST_LOOKED_AT = 100_000
_SAYS_NOTHING = re.compile(r"(?:[\s'\".,:;!?()\[\]…–—«»„“”‘’。，、；：！？「」（）]|-(?!\d))+")

type Party = Institution | Person


@dataclass(frozen=True)
class Alike:
    """A claim of the same claimants, as alike as `score` says (per cent); a twin has the same words."""

    claim: Claim
    score: float
    is_twin: bool


class AlikeClaims(CurationError):
    """There are claims like this that the person has not been shown."""

    def __init__(self, alike: Sequence[Alike]) -> None:
        super().__init__(
            ngettext(
                "There is a claim like this. Look at it: store this one where it says something else.",
                "There are claims like this. Look at them: store this one where it says something else.",
                len(alike),
            )
        )
        self.alike = alike


def same_words(statement: str) -> str:
    """What two statements have in common that differ in capitals, accents, quotation marks or a full stop alone.

    Signs that say something stay: per cent, plus, the minus before a number.
    """
    return _SAYS_NOTHING.sub(" ", fold(statement)).strip()


def claims_like(
    statement: str,
    claimants: Iterable[Party],
    *,
    besides: Claim | None = None,
    with_a_newcomer: bool = False,
    most: int = MOST_SHOWN,
) -> list[Alike]:
    """Claims in use of these claimants, or of nobody, that say nearly the same, the likest first, in three queries.

    Where no claimant is named, whoever makes them; one who is new to the base is named, and makes none of them.
    """
    parties = list(claimants)
    rows = _by_any_of(parties) if parties or not with_a_newcomer else _by_nobody()
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    statements = dict(rows.order_by("-pk").values_list("pk", "statement")[:MOST_LOOKED_AT])
    found = process.extract(
        statement.casefold(),
        {pk: said.casefold() for pk, said in statements.items()},
        scorer=fuzz.ratio,
        score_cutoff=ALIKE,
        limit=most,
    )
    scores = {pk: score for _said, score, pk in found}
    claims = Claim.objects.in_bulk(scores)
    twins = set() if with_a_newcomer else _made_by_exactly(parties, claims)
    wanted = same_words(statement)
    return [
        Alike(claim, scores[pk], pk in twins and same_words(claim.statement) == wanted)
        for pk in scores
        if (claim := claims.get(pk))
    ]


def refuse_unseen(
    statement: str,
    claimants: Iterable[Party],
    *,
    seen: Collection[int] = (),
    besides: Claim | None = None,
    with_a_newcomer: bool = False,
) -> None:
    """Raise InvalidRecord for a twin, and AlikeClaims where a claim is alike that is not among those `seen`, by key."""
    alike = claims_like(statement, claimants, besides=besides, with_a_newcomer=with_a_newcomer)
    twin = next((one.claim for one in alike if one.is_twin), None)
    if twin is not None:
        raise InvalidRecord(
            _("This claim is there already, by the same claimant: “%(said)s” (%(handle)s).")
            % {"said": twin.statement, "handle": twin.slug}
        )
    if any(one.claim.pk not in seen for one in alike):
        raise AlikeClaims(alike)


def _by_nobody() -> ClaimQuerySet[Claim]:
    makers = Attribution.objects.filter(role=Attribution.Role.CLAIMANT)
    return Claim.objects.live().exclude(pk__in=makers.values("claim"))


def _by_any_of(parties: Sequence[Party]) -> ClaimQuerySet[Claim]:
    """Claims in use that one of these makes or nobody; where there is none of these, all claims in use."""
    claims = Claim.objects.live()
    makers = Attribution.objects.filter(role=Attribution.Role.CLAIMANT)
    if not parties:
        return claims
    wanted = Q()
    for party in parties:
        wanted |= Q(person=party) if isinstance(party, Person) else Q(institution=party)
    theirs = Q(pk__in=makers.filter(wanted).values("claim"))
    return claims.filter(theirs | ~Q(pk__in=makers.values("claim")))


def _made_by_exactly(parties: Sequence[Party], claims: Iterable[int]) -> set[int]:
    """Those of the claims that these make, all of them and nobody else."""
    makers = Attribution.objects.filter(role=Attribution.Role.CLAIMANT, claim__in=list(claims))
    made: dict[int, set[tuple[int | None, int | None]]] = {pk: set() for pk in claims}
    for claim, institution, person in makers.values_list("claim", "institution", "person"):
        made[claim].add((institution, person))
    wanted = {(None, one.pk) if isinstance(one, Person) else (one.pk, None) for one in parties}
    return {pk for pk, parties_of in made.items() if parties_of == wanted}
