"""Institutions and people as index documents: found by their names, narrowed by the claims they make."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kb.models import Attribution, Claim, ClaimTag, Curated, Institution, Person, ProvisionCitation

from ..section import Section
from . import links
from .among import among
from .entry import Entry
from .registry import Party, Registry


def institution_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published institutions among these."""
    institutions = list(Institution.objects.published().filter(pk__in=among(pks)))
    registry.institutions(pks)
    entries = {
        body.pk: _entry("institution", body.pk, registry.institutions([body.pk])) for body in institutions
    }
    for body in institutions:
        for party in registry.institutions([body.pk]):
            entries[body.pk].add("publisher", party.value)
        if body.place_id:
            entries[body.pk].take(registry.concept(body.place_id))
    _add_claims_made(entries, "institution_id", registry)
    return list(entries.values())


def person_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published people among these."""
    registry.people(pks)
    entries = {
        pk: _entry("person", pk, registry.people([pk]))
        for pk in Person.objects.published().filter(pk__in=among(pks)).values_list("pk", flat=True)
    }
    _add_claims_made(entries, "person_id", registry)
    return list(entries.values())


def _entry(kind: str, pk: int, parties: list[Party]) -> Entry:
    entry = Entry(kind, pk, Section.INSTITUTIONS, group=pk)
    for party in parties:
        entry.add("claimant", party.value)
        for text, language in party.names:
            entry.say("text", text, language)
            entry.say("title", text, language)
    return entry


def _add_claims_made(entries: links.Entries, column: str, registry: Registry) -> None:
    """Kinds, verification, concepts, law and dates of the published claims that the parties make."""
    made: QuerySet[Attribution] = Attribution.objects.filter(
        **{f"{column}__in": among(entries)},
        role=Attribution.Role.CLAIMANT,
        claim__status=Curated.Status.PUBLISHED,
    )
    pairs = list(made.order_by(column, "claim_id").values_list(column, "claim_id"))
    claims = {claim for _pk, claim in pairs}
    dates = dict(Claim.objects.filter(pk__in=among(claims)).values_list("pk", "as_of"))
    facts = links.claim_facts(claims)
    of_claims = {claim: Entry("claim", claim, Section.CLAIMS) for claim in claims}
    links.add_tags(of_claims, ClaimTag.objects.published(), "claim_id", registry)
    links.add_citations(of_claims, ProvisionCitation.objects.published(), "claim_id", registry)
    for pk, claim in pairs:
        if claim not in facts:
            continue
        entries[pk].add("claim_kind", facts[claim].kind)
        entries[pk].add("verification", facts[claim].verification)
        entries[pk].dated(dates[claim])
        entries[pk].values |= of_claims[claim].values
