"""What published records say about a batch of records: their concepts, the claims that touch them, the law they cite.

Everything is read in a constant number of queries per batch and added to the facets of the entries. Between two of
these queries the base may change: what is no longer there is passed over, and its change is in the outbox.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from kb.models import Attribution, Claim, ClaimTag, Evidence, PassageTag, ProvisionCitation, Verification

from .among import among
from .entry import Entry
from .registry import Party, Registry, Source

type Entries = Mapping[int, Entry]


@dataclass(slots=True)
class ClaimFacts:
    """What a published claim lends to the records it rests on or belongs to."""

    kind: str
    verification: str = Verification.Outcome.NOT_CHECKED
    institutions: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)


def claim_facts(pks: Iterable[int]) -> dict[int, ClaimFacts]:
    """Facts of the published claims among these, in three queries."""
    kinds = Claim.objects.published().filter(pk__in=among(set(pks))).values_list("pk", "kind")
    facts = {pk: ClaimFacts(kind) for pk, kind in kinds}
    checked = Verification.objects.published().filter(claim__in=among(facts))
    for claim, outcome in checked.values_list("claim_id", "outcome"):
        facts[claim].verification = outcome
    made = Attribution.objects.filter(claim__in=among(facts), role=Attribution.Role.CLAIMANT).order_by(
        "position", "pk"
    )
    for claim, institution, person in made.values_list("claim_id", "institution_id", "person_id"):
        if institution:
            facts[claim].institutions.append(institution)
        else:
            facts[claim].people.append(person)
    return facts


def claimants(facts: ClaimFacts, registry: Registry) -> list[Party]:
    """The published claimants of a claim."""
    return registry.institutions(facts.institutions) + registry.people(facts.people)


def add_tags(
    entries: Entries, tags: QuerySet[PassageTag] | QuerySet[ClaimTag], owner: str, registry: Registry
) -> None:
    """The concepts of published tags, found from the column `owner`."""
    rows = tags.filter(**{f"{owner}__in": among(entries)})
    for pk, concept in rows.order_by(owner, "concept_id").values_list(owner, "concept_id").distinct():
        entries[pk].take(registry.concept(concept))


def add_citations(
    entries: Entries, citations: QuerySet[ProvisionCitation], owner: str, registry: Registry
) -> None:
    """The law that published citations name, found from the column `owner`."""
    columns = (owner, "instrument_id", "provision_id")
    rows = citations.filter(**{f"{owner}__in": among(entries)}).order_by(*columns)
    cited: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for pk, instrument, provision in rows.values_list(*columns).distinct():
        cited[pk][0].append(instrument)
        cited[pk][1].extend([provision] if provision else [])
    registry.instruments([pk for instruments, _provisions in cited.values() for pk in instruments])
    registry.provisions([pk for _instruments, provisions in cited.values() for pk in provisions])
    for pk, (instruments, provisions) in cited.items():
        for law in registry.instruments(instruments) + registry.provisions(provisions):
            entries[pk].take(law.as_cited)


def add_claims(entries: Entries, evidence: QuerySet[Evidence], owner: str, registry: Registry) -> None:
    """Kinds, claimants, verification and stance of the claims that rest on the records, by the column `owner`."""
    columns = (owner, "claim_id", "role")
    rows = evidence.filter(**{f"{owner}__in": among(entries)}).order_by(*columns)
    resting = list(rows.values_list(*columns).distinct())
    facts = claim_facts(claim for _pk, claim, _role in resting)
    registry.institutions([pk for fact in facts.values() for pk in fact.institutions])
    registry.people([pk for fact in facts.values() for pk in fact.people])
    for pk, claim, role in resting:
        entries[pk].add("role", role)
        if claim in facts:
            add_claim(entries[pk], facts[claim], registry)


def quotations(passages: Iterable[int]) -> dict[int, list[str]]:
    """The words of each passage that published evidence quotes; none for a passage that nothing rests on."""
    quoted: dict[int, list[str]] = defaultdict(list)
    rows = Evidence.objects.published().filter(passage__in=among(passages)).order_by("passage_id", "pk")
    for passage, words in rows.values_list("passage_id", "quote"):
        quoted[passage].append(words)
    return quoted


def add_claim(entry: Entry, facts: ClaimFacts, registry: Registry) -> None:
    """What a claim lends to the record it rests on or belongs to."""
    entry.add("claim_kind", facts.kind)
    entry.add("verification", facts.verification)
    for party in claimants(facts, registry):
        entry.take(party.as_claimant)


def add_source(entry: Entry, source: Source) -> None:
    """What a document lends to its passages and to the claims that rest on it."""
    entry.documents.add(source.pk)
    entry.take(source.lent)
