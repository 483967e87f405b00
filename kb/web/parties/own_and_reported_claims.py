"""What somebody claims: in their own voice, as others report it, and what they report of others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.models import Attribution, Claim, Institution, Person, PositionClaim
from kb.web.claims.card import ClaimCard, claim_card
from kb.web.elements.links import Link

Role = Attribution.Role


@dataclass
class Topic:
    """Claims on one disputed question, or of one kind where they take no position."""

    heading: Link
    claims: list[ClaimCard] = field(default_factory=list)


@dataclass(frozen=True)
class ClaimsOfParty:
    """The claims that bear somebody's name, by how."""

    own: list[Topic]
    reported: list[Topic]
    reports: list[ClaimCard]

    @property
    def nothing(self) -> bool:
        return not (self.own or self.reported or self.reports)


def claims_of(
    party: Institution | Person, claims: Iterable[Claim], positions: Iterable[PositionClaim]
) -> ClaimsOfParty:
    """Claims loaded with `for_cards()`; `positions` are the published positions that they take."""
    questions: dict[int, Link] = {}
    for row in positions:
        issue = row.position.issue
        questions.setdefault(row.claim_id, Link(issue.question, issue.get_absolute_url()))
    own, reported, reports = [], [], []
    for claim in claims:
        if not _has(claim, Role.CLAIMANT, party):
            reports.append(claim_card(claim))
        elif _reporters(claim):
            reported.append(claim)
        else:
            own.append(claim)
    return ClaimsOfParty(_topics(own, questions), _topics(reported, questions), reports)


def _has(claim: Claim, role: str, party: Institution | Person) -> bool:
    return any(one.role == role and one.claimant == party for one in claim.visible_attributions)


def _reporters(claim: Claim) -> bool:
    return any(one.role == Role.REPORTER for one in claim.visible_attributions)


def _topics(claims: Iterable[Claim], questions: dict[int, Link]) -> list[Topic]:
    """Disputed questions first, then kinds of claim, both in the order in which claims came."""
    topics: dict[Link, Topic] = {}
    for claim in claims:
        heading = questions.get(claim.pk) or Link(str(claim.get_kind_display()).capitalize(), "")
        topics.setdefault(heading, Topic(heading)).claims.append(claim_card(claim))
    return sorted(topics.values(), key=lambda topic: not topic.heading.url)
