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
from .registry import Law, Party, Registry, Source

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


def say_names(entry: Entry, name: str, parties: Iterable[Party]) -> None:
    """Let the record be found by every name of these parties."""
    for party in parties:
        for text, language in party.names:
            entry.say(name, text, language)


def add_concept(entry: Entry, pk: int, registry: Registry) -> None:
    """The concept and everything broader as values, its labels as words."""
    for node in registry.concepts.with_broader(pk):
        entry.facets[node.parameter].add(node.slug)
        if node.pk == pk:
            for text, language in registry.concept_labels(pk):
                entry.say("about", text, language)


def add_tags(
    entries: Entries, tags: QuerySet[PassageTag] | QuerySet[ClaimTag], owner: str, registry: Registry
) -> None:
    """The concepts of published tags, found from the column `owner`."""
    rows = tags.filter(**{f"{owner}__in": among(entries)})
    for pk, concept in rows.order_by(owner, "concept_id").values_list(owner, "concept_id").distinct():
        add_concept(entries[pk], concept, registry)


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
        add_law(entries[pk], registry.instruments(instruments), registry.provisions(provisions))


def add_law(entry: Entry, instruments: Iterable[Law], provisions: Iterable[Law]) -> None:
    for instrument in instruments:
        entry.facets["instrument"].update(instrument.values)
        for text, language in instrument.names:
            entry.say("instrument", text, language)
    for provision in provisions:
        entry.facets["provision"].update(provision.values)
        entry.say("article", provision.label)


def add_claims(entries: Entries, evidence: QuerySet[Evidence], owner: str, registry: Registry) -> None:
    """Kinds, claimants, verification and stance of the claims that rest on the records, by the column `owner`."""
    columns = (owner, "claim_id", "role")
    rows = evidence.filter(**{f"{owner}__in": among(entries)}).order_by(*columns)
    resting = list(rows.values_list(*columns).distinct())
    facts = claim_facts(claim for _pk, claim, _role in resting)
    registry.institutions([pk for fact in facts.values() for pk in fact.institutions])
    registry.people([pk for fact in facts.values() for pk in fact.people])
    told: set[tuple[int, int]] = set()
    for pk, claim, role in resting:
        entries[pk].facets["role"].add(role)
        if claim in facts and (pk, claim) not in told:
            told.add((pk, claim))
            add_claim(entries[pk], facts[claim], registry)


def add_claim(entry: Entry, facts: ClaimFacts, registry: Registry) -> None:
    parties = claimants(facts, registry)
    entry.facets["claim_kind"].add(facts.kind)
    entry.facets["verification"].add(facts.verification)
    entry.facets["claimant"].update(party.value for party in parties)
    say_names(entry, "claimant", parties)


def add_source(entry: Entry, source: Source, registry: Registry) -> None:
    """What a document lends to its passages and to the claims that rest on it."""
    publishers = registry.institutions(source.publishers)
    entry.documents.add(source.pk)
    entry.facets["doc_kind"].add(source.kind)
    entry.facets["publisher"].update(party.value for party in publishers)
    entry.say("title", source.title, source.language)
    for author in source.authors:
        entry.say("author", author)
    for symbol in source.symbols:
        entry.say("symbol", symbol)
    say_names(entry, "publisher", publishers)
