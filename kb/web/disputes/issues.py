"""Issues for readers: in a list with their positions in a line, and on their page with positions as columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.models import Claim, ClaimRelation, Evidence, Issue
from kb.web.claims.card import ClaimCard, claim_card
from kb.web.claims.relations import Facing


@dataclass(frozen=True)
class PositionRow:
    """A position in a line: what it says and how many claims take it."""

    label: str
    url: str
    claims: int


@dataclass(frozen=True)
class IssueRow:
    """An issue in a list."""

    question: str
    url: str
    summary: str
    positions: list[PositionRow]
    claims: int
    more_positions: int


def issue_rows(issues: Iterable[Issue], *, shown: int | None = None) -> list[IssueRow]:
    """Issues loaded with `with_position_counts()`, each with at most `shown` positions, those most claims take."""
    return [_row(issue, shown) for issue in issues]


def _row(issue: Issue, shown: int | None) -> IssueRow:
    address = issue.get_absolute_url()
    positions = [PositionRow(one.label, f"{address}#{one.slug}", one.claims) for one in issue.positions.all()]
    most_taken = sorted(positions, key=lambda one: -one.claims)[:shown]
    kept = [one for one in positions if one in most_taken]
    total = sum(one.claims for one in positions)
    return IssueRow(issue.question, address, issue.summary, kept, total, len(positions) - len(kept))


@dataclass(frozen=True)
class PositionColumn:
    """A position with the claims that take it."""

    anchor_id: str
    label: str
    summary: str
    claims: list[ClaimCard]

    @property
    def claimants(self) -> list[str]:
        """Whose claims these are, each once, in their order; who does no more than report a view is marked."""
        reporting: dict[str, bool] = {}
        for claim in self.claims:
            only_reports = not claim.reporters and all(
                one.role == Evidence.Role.REPORTS for one in claim.evidence
            )
            for name in claim.claimants:
                reporting[name.name] = reporting.get(name.name, True) and only_reports
        return [_("%(name)s (reports it)") % {"name": name} if it else name for name, it in reporting.items()]


def position_columns(issue: Issue) -> list[PositionColumn]:
    """The positions of an issue loaded with `with_positions()`, in their order."""
    return [
        PositionColumn(
            anchor_id=position.slug,
            label=position.label,
            summary=position.summary,
            claims=[claim_card(row.claim) for row in position.visible_claims],
        )
        for position in issue.positions.all()
    ]


def contradictions_across(relations: Iterable[ClaimRelation], claims: Iterable[Claim]) -> list[Facing]:
    """The contradictions among the claims of one page, both ends as links."""
    loaded = {claim.pk: claim for claim in claims}
    return [
        Facing(
            relation.kind,
            claim_card(loaded[relation.claim_id], shown=0),
            claim_card(loaded[relation.other_id], shown=0),
            relation.reason,
        )
        for relation in relations
        if relation.kind == ClaimRelation.Kind.CONTRADICTS
    ]
