"""Loading claims with their evidence, the relations between them, and the issues they take positions on."""

from functools import partial

from kb.identifying import derive
from kb.models import Claim, ClaimRelation, ClaimTag, Issue, ProvisionCitation
from kb.representing.nesting import split

from .files import Base
from .links import store_citations, store_evidence, store_tags, store_verification
from .store import Loading, Mapping


def load_claims(base: Base, loading: Loading) -> None:
    """Every claim and what it rests on."""
    for mapping in base.claims:
        own, inside = split(mapping, "claim")
        claim = loading.ensure("claim", own["slug"], partial(_bare, own, inside))
        loading.store(claim, own)
        store_evidence(claim, inside.get("evidence") or [], loading)
        store_tags(ClaimTag, claim, inside.get("tags") or [], loading)
        store_citations(ProvisionCitation, claim, inside.get("provisions") or [], loading)
        store_verification(claim, inside.get("verification"), loading)
    loading.progress(f"{len(base.claims)} claims")


def _bare(own: Mapping, inside: Mapping) -> Claim:
    return Claim(
        public_id=inside.get("id") or derive(f"claim/{own['slug']}"),
        slug=own["slug"],
        statement=own.get("statement") or own["slug"],
        kind=own.get("kind") or "",
    )


def load_relations(base: Base, loading: Loading) -> None:
    """Every relation of two claims; a contradiction is stored with the lower claim first."""
    known = loading.known("claim-relation")
    by_ends = {(link.claim_id, link.kind, link.other_id): link for link in known.values()}
    for mapping in base.relations:
        mapping = _lower_first(mapping, loading)
        claim, other = (loading.references.find("claim", mapping[end]) for end in ("claim", "other"))
        link = by_ends.pop((claim.pk, mapping["kind"], other.pk), None) or ClaimRelation()
        loading.store(link, mapping, host=claim)
    for link in by_ends.values():
        loading.take_away_if_loaded(link, host=link.claim)
    loading.progress(f"{len(base.relations)} relations")


def _lower_first(mapping: Mapping, loading: Loading) -> Mapping:
    if mapping.get("kind") != ClaimRelation.Kind.CONTRADICTS:
        return mapping
    ends = sorted(
        (mapping["claim"], mapping["other"]), key=lambda slug: loading.references.find("claim", slug).pk
    )
    return {**mapping, "claim": ends[0], "other": ends[1]}


def load_issues(base: Base, loading: Loading) -> None:
    """Every issue with its positions."""
    for mapping in base.issues:
        make = partial(Issue, slug=mapping["slug"], question=mapping.get("question") or mapping["slug"])
        issue = loading.ensure("issue", mapping["slug"], make)
        loading.store(issue, {**mapping, "tags": sorted(mapping["tags"])} if "tags" in mapping else mapping)
    loading.progress(f"{len(base.issues)} issues")
