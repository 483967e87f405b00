"""Claims with their evidence, claimants, figures, relations and verification."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from kb.models import (
    Attribution,
    Claim,
    ClaimRelation,
    Evidence,
    Institution,
    Passage,
    Person,
    Quantity,
    Verification,
)

from .curated import next_number, published
from .documents import passage
from .institutions import institution


def claim(
    statement: str = "",
    *,
    on: Iterable[Passage] | None = None,
    by: Iterable[Institution | Person] | None = None,
    role: str = Evidence.Role.ASSERTS,
    **values: Any,
) -> Claim:
    """A claim made `by` claimants that rests `on` passages, by default on one of a new document by a new body."""
    number = next_number()
    values.setdefault("slug", f"claim-{number}")
    values.setdefault("kind", Claim.Kind.NORMATIVE_POSITION)
    with transaction.atomic():  # a published claim needs evidence and claimant before the transaction ends
        made = Claim.objects.create(statement=statement or f"Claim {number} holds.", **published(values))
        for basis in [passage()] if on is None else on:
            # The words of a claim that readers do not see wait with it.
            evidence(made, basis, role=role, status=made.status)
        for claimant in [institution()] if by is None else by:
            attribution(made, claimant)
    return made


def evidence(of: Claim, on: Passage, **values: Any) -> Evidence:
    values.setdefault("quote", on.anchor or " ".join(on.body.split()[:5]))
    values.setdefault("position", of.evidence.count())
    return Evidence.objects.create(claim=of, passage=on, **published(values))


def attribution(of: Claim, to: Institution | Person, **values: Any) -> Attribution:
    values["person" if isinstance(to, Person) else "institution"] = to
    values.setdefault("position", of.attributions.count())
    return Attribution.objects.create(claim=of, **values)


def quantity(of: Claim, value: str = "14000", unit: str = "persons", **values: Any) -> Quantity:
    return Quantity.objects.create(claim=of, value=value, unit=unit, **values)


def verification(of: Claim, outcome: str = Verification.Outcome.CONFIRMED, **values: Any) -> Verification:
    if outcome != Verification.Outcome.NOT_CHECKED:
        values.setdefault("note", "The primary text says so.")
        values.setdefault("checked", "2026-11-01")
    return Verification.objects.create(claim=of, outcome=outcome, **published(values))


def claim_relation(of: Claim, kind: str, other: Claim, **values: Any) -> ClaimRelation:
    values.setdefault("reason", "They speak of the same thing.")
    return ClaimRelation.objects.create(claim=of, kind=kind, other=other, **published(values))
