"""Who cites a piece of law, and how: claims under their claimants, passages in their documents, by relation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.models import Claim, ProvisionCitation, editions_to_tell
from kb.web.claims.by_claimant import ClaimantGroup, by_claimant
from kb.web.claims.card import ClaimCard, claim_card
from kb.web.sources.passages.rows import PassageRow, passage_row

Relation = ProvisionCitation.Relation


@dataclass(frozen=True)
class Cited:
    """All that stands in one relation to the law of the page."""

    relation: str
    heading: str
    groups: list[ClaimantGroup]
    passages: list[PassageRow]


@dataclass(frozen=True)
class Checked:
    """A claim that the law of the page settles, as _checked.html takes it."""

    card: ClaimCard
    is_above: bool


def checked_claims(claims: Iterable[Claim], cited: Iterable[Cited]) -> list[Checked]:
    """Claims loaded with `for_cards()`, and which of them the page shows already among those that cite the law."""
    above = {key for one in cited for group in one.groups for key in group.keys}
    return [Checked(claim_card(claim), claim.pk in above) for claim in claims]


def cited_by(
    citations: Sequence[ProvisionCitation], claims: Mapping[int, Claim], named: str = ""
) -> list[Cited]:
    """Citations loaded with `with_place()`; `claims` are those among them, loaded with `for_cards()`.

    `named` is the label of the provision of the page: where a citation names another part, the passage says which.
    """
    found = []
    editions = editions_to_tell([row.passage for row in citations if row.passage])
    for relation in (Relation.INTERPRETS, Relation.IMPLEMENTS, Relation.CRITICISES, Relation.CITES):
        rows = [citation for citation in citations if citation.relation == relation]
        own = dict.fromkeys(row.claim_id for row in rows if row.claim_id and row.claim_id in claims)
        passages = [passage_row(row.passage, editions, _note(row, named)) for row in rows if row.passage]
        if own or passages:
            groups = by_claimant(claims[pk] for pk in own)
            found.append(Cited(relation, heading(relation), groups, passages))
    return found


def heading(relation: str) -> str:
    """The relation as a heading, read from the law's side."""
    return {
        Relation.INTERPRETS: _("Who interprets it"),
        Relation.IMPLEMENTS: _("Who puts it into practice"),
        Relation.CRITICISES: _("Who criticises it"),
        Relation.CITES: _("Who cites it"),
    }[Relation(relation)]


def claims_of(citations: Iterable[ProvisionCitation]) -> list[int]:
    """Primary keys of the claims among the citations, each once, in their order."""
    return list(dict.fromkeys(citation.claim_id for citation in citations if citation.claim_id))


def _note(citation: ProvisionCitation, named: str) -> str:
    """Which part is meant, where it is not that of the page, and how it is printed."""
    label = citation.provision.label if citation.provision else ""
    printed = _("printed as “%(words)s”") % {"words": citation.as_printed} if citation.as_printed else ""
    return " · ".join(word for word in (label if label != named else "", printed) if word)
