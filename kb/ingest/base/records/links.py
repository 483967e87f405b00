"""Loading what ties records together: tags, citations of law, evidence, verification, relations; also ended ones."""

from collections.abc import Callable
from functools import partial

from kb.models import Curated, Evidence, ProvisionCitation, Verification
from kb.representing.links import IDENTITY, SYMMETRIC, link_key

from ..counterparts import Met
from ..files import Base
from ..store import Loading, Mapping


def store_tags(model: type[Curated], host: Met, names: list[str], loading: Loading) -> None:
    """These concepts, by handle, as the tags of the passage or claim."""
    loading.store_links(
        model, host, (({"concept": name}, {}, partial(_tag, host, name, loading)) for name in names)
    )


def _tag(host: Met, name: str, loading: Loading) -> Mapping:
    return {host.kind: host.record, "concept": loading.references.find("concept", name)}


def store_citations(
    model: type[ProvisionCitation], host: Met, mappings: list[Mapping], loading: Loading
) -> None:
    """These citations of law as those of the passage or claim."""
    usual = {"relation": ProvisionCitation.Relation.CITES, "origin": ProvisionCitation.Origin.CURATOR}
    told = ({**usual, **mapping} for mapping in mappings)
    loading.store_links(model, host, ((full, {}, partial(_citation, host, full, loading)) for full in told))


def _citation(host: Met, mapping: Mapping, loading: Loading) -> Mapping:
    instrument, provision = loading.references.find_law(str(mapping["provision"]))
    return {host.kind: host.record, "instrument": instrument, "provision": provision}


def store_evidence(claim: Met, mappings: list[Mapping], loading: Loading) -> None:
    """These pieces of evidence, in order, under the claim."""
    told = ({"role": Evidence.Role.ASSERTS, **mapping} for mapping in mappings)
    loading.store_links(
        Evidence,
        claim,
        (
            (full, {"position": position}, partial(_evidence, claim, full, position, loading))
            for position, full in enumerate(told)
        ),
    )


def _evidence(claim: Met, mapping: Mapping, position: int, loading: Loading) -> Mapping:
    passage = loading.references.find("passage", str(mapping["passage"]))
    return {"claim": claim.record, "passage": passage, "position": position}


def store_verification(claim: Met, mapping: Mapping | None, loading: Loading) -> None:
    """The claim's verification, if the base has one."""
    if mapping:
        full = {"status": Verification.Outcome.NOT_CHECKED, **mapping}
        loading.store_links(Verification, claim, [(full, {}, lambda: {"claim": claim.record})])


def load_relations(base: Base, loading: Loading) -> None:
    """Every relation of two claims; one that is the same from both ends is stored with the lower claim first."""
    for mapping in base.relations:
        key = link_key("claim-relation", str(mapping["claim"]), mapping)
        claim = loading.met("claim", str(mapping["claim"]))
        loading.store_link("claim-relation", key, mapping, {}, partial(_ends, mapping, loading), claim)
    loading.progress(f"{len(base.relations)} relations")


def _ends(mapping: Mapping, loading: Loading) -> Mapping:
    claim, other = (loading.references.find("claim", str(mapping[end])) for end in ("claim", "other"))
    if mapping["kind"] in SYMMETRIC and other.pk < claim.pk:
        claim, other = other, claim
    return {"claim": claim, "kind": mapping["kind"], "other": other}


def load_ended_links(base: Base, loading: Loading) -> None:
    """Links that were taken from what readers still see, so that nobody brings them there again."""
    for kind in IDENTITY:
        for ended in base.ended_of(kind):
            host = loading.met("passage" if "#" in ended.of else "claim", ended.of)
            columns = partial(_COLUMNS[kind], host, ended.mapping, loading)
            loading.store_link(kind, ended.link_key, ended.mapping, {}, columns, host, ended.standing)


_COLUMNS: dict[str, Callable[[Met, Mapping, Loading], Mapping]] = {
    "passage-tag": lambda host, mapping, loading: _tag(host, mapping["concept"], loading),
    "claim-tag": lambda host, mapping, loading: _tag(host, mapping["concept"], loading),
    "evidence": lambda host, mapping, loading: _evidence(host, mapping, 0, loading),
    "provision-citation": lambda host, mapping, loading: _citation(host, mapping, loading),
    "verification": lambda host, mapping, loading: {"claim": host.record},
    "claim-relation": lambda host, mapping, loading: _ends(mapping, loading),
}
