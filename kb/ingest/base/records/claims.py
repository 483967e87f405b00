"""Loading claims with their evidence, and the issues they take positions on."""

from functools import partial

from kb.curation.base_records import Standing, is_readable
from kb.identifying import derive
from kb.models import Claim, ClaimTag, Curated, Evidence, Issue, ProvisionCitation
from kb.representing.nested_records import split

from ..counterparts import Met
from ..files import Base
from ..store import Loading, Mapping
from .links import store_citations, store_evidence, store_tags, store_verification


def load_claims(base: Base, loading: Loading) -> None:
    """Every claim and what it rests on."""
    for mapping in base.claims:
        own, inside = split(mapping, "claim")
        claim = _meet(own, str(inside.get("id") or ""), loading)
        held = claim.is_new and not _may_be_published(own, inside, loading)
        loading.store(claim, own, standing=Standing(status=Curated.Status.SUBMITTED) if held else None)
        store_evidence(claim, inside.get("evidence") or [], loading)
        store_tags(ClaimTag, claim, inside.get("tags") or [], loading)
        store_citations(ProvisionCitation, claim, inside.get("provisions") or [], loading)
        store_verification(claim, inside.get("verification"), loading)
    for ended in base.ended_of("claim"):
        claim = _meet(ended.mapping, ended.public_id, loading)
        loading.store(claim, ended.mapping, standing=ended.standing)
        if claim.is_new:
            store_evidence(claim, ended.evidence, loading)
    loading.progress(f"{len(base.claims)} claims")


def _meet(own: Mapping, public_id: str, loading: Loading) -> Met:
    public_id = public_id or derive(f"claim/{own['slug']}")
    return loading.meet("claim", own["slug"], partial(_bare, public_id, own), public_id=public_id)


def _bare(public_id: str, own: Mapping) -> Claim:
    return Claim(
        public_id=public_id,
        slug=own["slug"],
        statement=own.get("statement") or own["slug"],
        kind=own.get("kind") or "",
    )


def _may_be_published(own: Mapping, inside: Mapping, loading: Loading) -> bool:
    """Whether readers can see what the claim needs, and know whose it is: its claimants, a passage that bears it out.

    A claim that lacks them in the base itself is a mistake of the base, which the database tells.
    """
    evidence = inside.get("evidence") or []
    bearing = [one for one in evidence if one.get("role", Evidence.Role.ASSERTS) in Evidence.CARRYING]
    passages = [str(one["passage"]) for one in bearing]
    rests = not passages or any(_may_be_rested_on(passage, loading) for passage in passages)
    claimants = own.get("claimants") or []
    return rests and (not claimants or loading.are_published(claimants))


def _may_be_rested_on(passage: str, loading: Loading) -> bool:
    is_seen = is_readable(loading.references.find("passage", passage))
    return is_seen and not loading.waiting.waits("passage", passage)


def load_issues(base: Base, loading: Loading) -> None:
    """Every issue with its positions."""
    for mapping, standing in base.with_ended("issue", base.issues):
        make = partial(Issue, slug=mapping["slug"], question=mapping.get("question") or mapping["slug"])
        loading.store(loading.meet("issue", mapping["slug"], make), mapping, standing=standing)
    loading.progress(f"{len(base.issues)} issues")
