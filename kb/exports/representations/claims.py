"""Claims as data: who claims what when, the words it rests on, what stands against it."""

from django.db.models import Prefetch, QuerySet

from kb.models import (
    Attribution,
    Claim,
    ClaimRelation,
    Evidence,
    PositionClaim,
    ProvisionCitation,
    Quantity,
    Verification,
    in_newer_edition,
)

from .references import Data, cited_law, is_public, named, tags


def claims() -> QuerySet[Claim]:
    """Published claims with all that `claim` says."""
    law = ProvisionCitation.objects.published().select_related("instrument", "provision__instrument")
    relations = ClaimRelation.objects.published().select_related("claim", "other").order_by("pk")
    positions = PositionClaim.objects.published().select_related("position__issue").order_by("pk")
    return (
        Claim.objects.published()  # type: ignore[no-redef]  # the model declares it
        .for_cards()
        .prefetch_related(
            Prefetch("provision_citations", law.order_by("pk"), to_attr="visible_law"),
            Prefetch("relations", relations, to_attr="visible_relations"),
            Prefetch("relations_to_it", relations, to_attr="visible_relations_to_it"),
            Prefetch("position_claims", positions, to_attr="visible_positions"),
        )
    )


def claim(record: Claim) -> Data:
    return {
        "statement": record.statement,
        "language": "en",
        "claim_kind": record.kind,
        "claimants": _parties(record, Attribution.Role.CLAIMANT),
        "reporters": _parties(record, Attribution.Role.REPORTER),
        "as_of": str(record.as_of),
        "quantities": [_quantity(one) for one in record.quantities.all()],
        "addressees": record.addressees,
        "tags": tags(record.visible_tags),
        "evidence": [_evidence(one) for one in record.visible_evidence],
        "cites": cited_law(record.visible_law),
        "verification": _verification(record.visible_verification),
        "relations": [_relation(one, record) for one in _relations(record)],
        "positions": [_position(one) for one in record.visible_positions],
        "note": record.note,
    }


def _parties(record: Claim, role: str) -> list[Data]:
    return [named(one.claimant) for one in record.visible_attributions if one.role == role]


def _quantity(quantity: Quantity) -> Data:
    return {
        "value": f"{quantity.value.normalize():f}",
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "period": str(quantity.period),
        "self_reported": quantity.self_reported,
        "note": quantity.note,
    }


def _evidence(evidence: Evidence) -> Data:
    """A piece of evidence; `target` as in the Web Annotation model, `edition` the one whose words are quoted."""
    quoted = {"exact": evidence.quote, **_beside(evidence)}
    selector = {"type": "TextQuoteSelector", **{key: words for key, words in quoted.items() if words}}
    return {
        "role": evidence.role,
        "target": {"source": named(evidence.passage), "selector": selector},
        "document": named(evidence.passage.edition.document),
        "edition": evidence.words_edition or evidence.passage.edition.number,
        "newer_edition": _newer_edition(evidence),
        "note": evidence.note,
    }


def _beside(evidence: Evidence) -> dict[str, str]:
    """The words beside the quotation, unless they are of a text that readers may not see."""
    if evidence.passage.text and not evidence.passage.readable_text:
        return {}
    return {"prefix": evidence.prefix, "suffix": evidence.suffix}


def _newer_edition(evidence: Evidence) -> Data | None:
    """The newest edition, where the words are those of an older one, and what is known of them there."""
    known = in_newer_edition(evidence)
    return {"number": evidence.newer_edition, "words": known.value} if known else None


def _verification(verification: Verification | None) -> Data | None:
    if verification is None:
        return None
    return {
        "status": verification.outcome,
        "settled_by": _settled_by(verification),
        "note": verification.note,
        "checked": str(verification.checked),
    }


def _settled_by(verification: Verification) -> Data | None:
    """The law or the passage, as far as readers see it."""
    if is_public(verification.instrument):
        return named(verification.provision if is_public(verification.provision) else verification.instrument)
    passage = verification.passage
    return named(passage) if is_public(passage) and is_public(passage.edition.document) else None


def _relations(record: Claim) -> list[ClaimRelation]:
    return [*record.visible_relations, *record.visible_relations_to_it]


def _relation(relation: ClaimRelation, record: Claim) -> Data:
    """How the claim stands to another; `direction` is "to" it, "from" it, or "both" for a contradiction."""
    forward = relation.claim_id == record.pk
    symmetric = relation.kind == ClaimRelation.Kind.CONTRADICTS
    return {
        "kind": relation.kind,
        "direction": "both" if symmetric else "to" if forward else "from",
        "claim": named(relation.other if forward else relation.claim),
        "reason": relation.reason,
    }


def _position(row: PositionClaim) -> Data:
    position = row.position
    return {"issue": named(position.issue), "position": position.slug, "label": position.label}
