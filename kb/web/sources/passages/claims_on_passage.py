"""The claims that rest on a passage, each with the words it rests on and whoever makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.models import Attribution, Evidence
from kb.web.claims.older_words import OlderWords, older_words
from kb.web.elements.links import Name, claimant_names


@dataclass(frozen=True)
class ClaimOnPassage:
    """A claim as seen from the passage that bears it."""

    statement: str
    url: str
    kind: str
    kind_label: str
    claimants: list[Name]
    role: str
    quote: str
    language: str
    note: str
    older: OlderWords | None


def claims_on_passage(evidence: Iterable[Evidence]) -> list[ClaimOnPassage]:
    """Visible evidence, loaded with `with_newer_edition`, whose claims have `visible_attributions`."""
    return [_claim(one) for one in evidence]


def _claim(evidence: Evidence) -> ClaimOnPassage:
    claim = evidence.claim
    return ClaimOnPassage(
        statement=claim.statement,
        url=claim.get_absolute_url(),
        kind=claim.kind,
        kind_label=str(claim.get_kind_display()),
        claimants=claimant_names(claim.visible_attributions, Attribution.Role.CLAIMANT),
        role=evidence.role,
        quote=evidence.quote,
        language=evidence.passage.language,
        note=evidence.note,
        older=older_words(evidence),
    )
