"""Loading what ties records together: tags, citations of law, evidence, verification, relations."""

from typing import Any

from kb.models import Claim, Curated, Evidence, Passage, ProvisionCitation, Verification

from .store import Loading, Mapping


def store_tags(model: type[Curated], host: Passage | Claim, names: list[str], loading: Loading) -> None:
    """Exactly these concepts, by handle, as the tags of the passage or claim."""
    column = "passage" if isinstance(host, Passage) else "claim"
    wanted = [
        (
            concept.pk,
            {column: host, "concept": concept},
            {"concept": name},
        )
        for name in names
        if (concept := loading.references.find("concept", name))
    ]
    loading.store_links(model, host, wanted, key=lambda link: link.concept_id)


def store_citations(
    model: type[ProvisionCitation], host: Passage | Claim, mappings: list[Mapping], loading: Loading
) -> None:
    """Exactly these citations of law as those of the passage or claim."""
    column = "passage" if isinstance(host, Passage) else "claim"
    wanted = []
    for mapping in mappings:
        full = {
            "relation": ProvisionCitation.Relation.CITES,
            "origin": ProvisionCitation.Origin.CURATOR,
            **mapping,
        }
        instrument, provision = loading.references.find_law(str(full["provision"]))
        columns = {column: host, "instrument": instrument, "provision": provision}
        wanted.append(((instrument.pk, provision and provision.pk, full["relation"]), columns, full))
    loading.store_links(
        model, host, wanted, key=lambda link: (link.instrument_id, link.provision_id, link.relation)
    )


def store_evidence(claim: Claim, mappings: list[Mapping], loading: Loading) -> None:
    """Exactly these pieces of evidence, in order, under the claim."""
    wanted = []
    for position, mapping in enumerate(mappings):
        full = {"role": Evidence.Role.ASSERTS, **mapping}
        passage = loading.references.find("passage", str(full["passage"]))
        columns = {"claim": claim, "passage": passage, "position": position}
        wanted.append(((passage.pk, full["role"], full.get("quote")), columns, full))
    loading.store_links(Evidence, claim, wanted, key=lambda link: (link.passage_id, link.role, link.quote))


def store_verification(claim: Claim, mapping: Mapping | None, loading: Loading) -> None:
    """The claim's verification, if the base has one."""
    full = {"status": Verification.Outcome.NOT_CHECKED, **mapping} if mapping else None
    wanted: list[tuple[Any, Mapping, Mapping]] = [(claim.pk, {"claim": claim}, full)] if full else []
    loading.store_links(Verification, claim, wanted, key=lambda link: link.claim_id)
