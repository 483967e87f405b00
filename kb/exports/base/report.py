"""What the base holds and what it lacks: counts, balance of the issues, loose ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from kb.models import (
    Claim,
    ClaimRelation,
    Concept,
    Document,
    Evidence,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    Person,
    Provision,
    Verification,
)

#: What a base must hold to be worth coming for; the shipped base is tested against these.
FLOORS = {
    "documents": 5,
    "passages": 190,
    "claims": 160,
    "evidence": 200,
    "claim relations": 30,
    "issues with positions": 8,
    "legal instruments": 45,
    "provisions": 120,
    "institutions and persons": 90,
    "concepts": 140,
    "verifications": 12,
}


@dataclass(frozen=True)
class BaseReport:
    """Published records only; handles are those that people write."""

    counts: dict[str, int]
    sources: list[dict[str, Any]]
    claims_by_kind: dict[str, int]
    claims_by_claimant: dict[str, int]
    issues: list[dict[str, Any]]
    claims_without_themes: list[str]
    passages_without_tags: list[str]
    concepts_without_use: list[str] = field(default_factory=list)

    @property
    def below_floor(self) -> dict[str, int]:
        """The counts that lie under their floor."""
        return {name: count for name, count in self.counts.items() if count < FLOORS[name]}


def base_report() -> BaseReport:
    """Count what is published; a constant number of queries."""
    return BaseReport(
        counts=_counts(),
        sources=_sources(),
        claims_by_kind=_tally(
            Claim.objects.published().values_list("kind").annotate(Count("pk")).order_by("kind")
        ),
        claims_by_claimant=_claimants(),
        issues=_issues(),
        claims_without_themes=_claims_without_themes(),
        passages_without_tags=_passages_without_tags(),
        concepts_without_use=_concepts_without_use(),
    )


def _counts() -> dict[str, int]:
    parties = Institution.objects.published().count() + Person.objects.published().count()
    return {
        "documents": Document.objects.published().count(),
        "passages": Passage.objects.published().count(),
        "claims": Claim.objects.published().count(),
        "evidence": Evidence.objects.published().count(),
        "claim relations": ClaimRelation.objects.published().count(),
        "issues with positions": Issue.objects.published().filter(positions__isnull=False).distinct().count(),
        "legal instruments": LegalInstrument.objects.published().count(),
        "provisions": Provision.objects.published().count(),
        "institutions and persons": parties,
        "concepts": Concept.objects.published().count(),
        "verifications": Verification.objects.published().count(),
    }


def _tally(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {str(name): count for name, count in rows}


def _sources() -> list[dict[str, object]]:
    """Per source: its passages, those that bear a claim, those left to do (no claim, no tag, not marked done)."""
    bears = Q(evidence__status="published", evidence__claim__status="published")
    done = bears | Q(tags__status="published") | Q(nothing_to_tag=True) | Q(kind=Passage.Kind.NOTE)
    rows = (
        Passage.objects.published()
        .values_list("edition__document__slug")
        .order_by("edition__document__slug")
        .annotate(
            passages=Count("pk", distinct=True),
            with_claims=Count("pk", filter=bears, distinct=True),
            done=Count("pk", filter=done, distinct=True),
        )
    )
    return [
        {"source": slug, "passages": passages, "with_claims": with_claims, "left": passages - done}
        for slug, passages, with_claims, done in rows
    ]


def _claimants() -> dict[str, int]:
    claimed = Q(attributions__role="claimant", attributions__claim__status="published")
    counts = {
        **_tally(_counted(Institution.objects.published(), claimed)),
        **_tally(_counted(Person.objects.published(), claimed)),
    }
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _counted(parties: QuerySet[Institution] | QuerySet[Person], claimed: Q) -> Iterable[tuple[str, int]]:
    found = parties.annotate(claims=Count("attributions__claim", filter=claimed, distinct=True))
    return found.filter(claims__gt=0).values_list("slug", "claims").order_by()


def _issues() -> list[dict[str, object]]:
    """Per issue: its positions, claims and claimants, and whether the page speaks of balance."""
    issues = Issue.objects.published().prefetch_related("positions__position_claims__claim__attributions")
    return [_issue(issue) for issue in issues.order_by("slug")]


def _issue(issue: Issue) -> dict[str, object]:
    positions = list(issue.positions.all())
    claims = {
        link.claim
        for position in positions
        for link in position.position_claims.all()
        if link.claim.is_published
    }
    claimants = {
        (attribution.institution_id, attribution.person_id)
        for claim in claims
        for attribution in claim.attributions.all()
        if attribution.role == "claimant"
    }
    return {
        "issue": issue.slug,
        "positions": len(positions),
        "claims": len(claims),
        "claimants": len(claimants),
        "speaks_of_balance": bool(issue.balance),
    }


def _claims_without_themes() -> list[str]:
    themed = Q(tags__status="published", tags__concept__scheme__slug="themes")
    found = Claim.objects.published().exclude(pk__in=Claim.objects.filter(themed).values("pk"))
    return list(found.order_by("slug").values_list("slug", flat=True))


def _passages_without_tags() -> list[str]:
    found = (
        Passage.objects.published()
        .exclude(pk__in=Passage.objects.filter(tags__status="published").values("pk"))
        .filter(nothing_to_tag=False)
        .exclude(kind=Passage.Kind.NOTE)
        .order_by("edition__document__slug", "position")
    )
    return [f"{slug}#{path}" for slug, path in found.values_list("edition__document__slug", "path")]


def _concepts_without_use() -> list[str]:
    """Concepts other than places with no tag on them and nothing narrower."""
    used = Q(passage_tags__status="published") | Q(claim_tags__status="published") | Q(narrower__isnull=False)
    found = (
        Concept.objects.published()
        .exclude(scheme__slug="places")
        .exclude(pk__in=Concept.objects.filter(used).values("pk"))
        .order_by("scheme__slug", "slug")
    )
    return [f"{scheme}/{slug}" for scheme, slug in found.values_list("scheme__slug", "slug")]
