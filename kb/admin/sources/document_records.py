"""All that hangs on one document, in the order in which it can be published: whose drafts, and what is submitted."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, Q, QuerySet

from kb.curation.needed_records import needs_of
from kb.models import (
    Claim,
    ClaimRelation,
    ClaimTag,
    Curated,
    Document,
    Edition,
    Evidence,
    Passage,
    PassageTag,
    ProvisionCitation,
    User,
    Verification,
)
from kb.models.carrying import decided
from kb.representing import kind_of, shape_of

from ..work.authorship import work_of

Status = Curated.Status


def of_document(document: Document) -> Iterator[QuerySet[Any]]:
    """The document and all that hangs on its passages, in the order in which it can be published.

    The document goes along with its edition.
    """
    in_document = Q(passage__edition__document=document)
    evidence = Evidence.objects.filter(in_document)
    claims = Claim.objects.filter(pk__in=evidence.order_by().values("claim"))
    yield Edition.objects.filter(document=document).defer("text", "sketch")
    yield Document.objects.filter(pk=document.pk)
    # Passages of an edition that is not published yet go with it, as one thing.
    yield Passage.objects.filter(edition__document=document, edition__status=Status.PUBLISHED)
    yield PassageTag.objects.filter(in_document)
    yield Evidence.objects.filter(in_document | Q(claim__in=claims))
    yield claims
    yield ClaimTag.objects.filter(claim__in=claims)
    yield ProvisionCitation.objects.filter(in_document | Q(claim__in=claims))
    yield Verification.objects.filter(claim__in=claims)
    yield ClaimRelation.objects.filter(Q(claim__in=claims) | Q(other__in=claims))


def drafts_of(document: Document, user: User) -> list[Curated]:
    """Drafts of the document that this person made or changed, each after the drafts that it names.

    What the program carried on his behalf is nobody's draft before somebody has decided about it.
    """
    found = [
        record
        for records in of_document(document)
        for record in _joined(decided(records.filter(status=Status.DRAFT))).filter(
            Exists(work_of(user, kind_of(records.model)))
        )
    ]
    return _with_needs(found, Status.DRAFT)


def submitted_of(document: Document, user: User) -> list[Curated]:
    """What is submitted, whoever submitted it: what this person may not publish is refused by name."""
    found = [
        record
        for records in of_document(document)
        for record in _joined(records.filter(status=Status.SUBMITTED))
    ]
    return _with_needs(found, Status.SUBMITTED)


def _with_needs(records: list[Curated], status: str) -> list[Curated]:
    """Institutions, persons, concepts and law that the records name go along, and are seen to go along."""
    listed: dict[tuple[type, int], Any] = {}
    for record in records:
        for one in [*needs_of(record), record]:
            if one.status == status:
                listed.setdefault((type(one), one.pk), one)
    return list(listed.values())


def _joined(records: QuerySet[Any]) -> QuerySet[Any]:
    joined = shape_of(records.model).joined
    return records.select_related(*joined) if joined else records
