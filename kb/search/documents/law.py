"""Instruments and provisions as index documents: found by their names, narrowed by what cites them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from kb.dating import PartialDate
from kb.models import (
    ClaimTag,
    InstrumentEvent,
    InstrumentIdentifier,
    LegalInstrument,
    PassageTag,
    Provision,
    ProvisionCitation,
)

from ..section import Section
from . import links
from .among import among
from .entry import Entry
from .registry import Registry


def instrument_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published instruments among these."""
    instruments = list(LegalInstrument.objects.published().filter(pk__in=among(pks)))
    entries = {instrument.pk: _instrument_entry(instrument, registry) for instrument in instruments}
    _add_times(entries)
    for pk, value in InstrumentIdentifier.objects.filter(instrument__in=among(entries)).values_list(
        "instrument_id", "value"
    ):
        entries[pk].say("symbol", value)
        entries[pk].say("text", value)
    _add_issuers(entries, registry)
    _add_citing(entries, "instrument_id", registry)
    return list(entries.values())


def _instrument_entry(instrument: LegalInstrument, registry: Registry) -> Entry:
    entry = Entry("instrument", instrument.pk, Section.INSTRUMENTS, group=instrument.pk)
    for law in registry.instruments([instrument.pk]):
        entry.take(law.as_cited)
        for text, language in law.names:
            entry.say("title", text, language)
            entry.say("text", text, language)
    entry.say("text", instrument.summary)
    if instrument.jurisdiction_id:
        entry.take(registry.concept(instrument.jurisdiction_id))
    return entry


def provision_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published provisions among these, dated by their instrument."""
    provisions = list(Provision.objects.published().filter(pk__in=among(pks)).select_related("instrument"))
    entries = {provision.pk: _provision_entry(provision, registry) for provision in provisions}
    events = _events({provision.instrument_id for provision in provisions})
    for provision in provisions:
        for when in events[provision.instrument_id]:
            entries[provision.pk].dated(when)
    _add_citing(entries, "provision_id", registry)
    return list(entries.values())


def _provision_entry(provision: Provision, registry: Registry) -> Entry:
    entry = Entry(
        "provision",
        provision.pk,
        Section.INSTRUMENTS,
        group=provision.instrument_id,
        position=provision.position + 1,  # after its instrument
    )
    for law in registry.instruments([provision.instrument_id]) + registry.provisions([provision.pk]):
        entry.take(law.as_cited)
    for text in (provision.heading, provision.gist):
        entry.say("text", text)
    entry.say("text", f"{provision.label} {provision.instrument.name}")
    entry.say("heading", provision.heading)
    entry.say("number", provision.path)
    if provision.instrument.jurisdiction_id:
        entry.take(registry.concept(provision.instrument.jurisdiction_id))
    return entry


def _events(instruments: Iterable[int]) -> dict[int, list[PartialDate | str]]:
    """The dates by which an instrument is sorted: its birth, not its amendments."""
    born = [InstrumentEvent.Kind.ADOPTED, InstrumentEvent.Kind.PROCLAIMED]
    rows = InstrumentEvent.objects.filter(instrument__in=among(instruments), kind__in=born)
    found: dict[int, list[PartialDate | str]] = defaultdict(list)
    for pk, when in rows.order_by("pk").values_list("instrument_id", "date"):
        found[pk].append(when)
    return found


def _add_times(entries: links.Entries) -> None:
    for pk, dates in _events(entries).items():
        for when in dates:
            entries[pk].dated(when)


def _add_issuers(entries: links.Entries, registry: Registry) -> None:
    through = LegalInstrument.issuers.through.objects.filter(legalinstrument__in=among(entries)).order_by(
        "pk"
    )
    issuers: dict[int, list[int]] = defaultdict(list)
    for pk, institution in through.values_list("legalinstrument_id", "institution_id"):
        issuers[pk].append(institution)
    registry.institutions([pk for institutions in issuers.values() for pk in institutions])
    for pk, institutions in issuers.items():
        for party in registry.institutions(institutions):
            entries[pk].add("publisher", party.value)
            for text, language in party.names:
                entries[pk].say("publisher", text, language)


def _add_citing(entries: links.Entries, column: str, registry: Registry) -> None:
    """The concepts of what cites the law, and the claims among it."""
    cited = ProvisionCitation.objects.published().filter(**{f"{column}__in": among(entries)})
    for name, tags in (("passage", PassageTag.objects.published()), ("claim", ClaimTag.objects.published())):
        _add_tags_of_citing(entries, cited, column, name, tags, registry)
    claims = list(
        cited.filter(claim__isnull=False)
        .order_by(column, "claim_id")
        .values_list(column, "claim_id")
        .distinct()
    )
    facts = links.claim_facts(claim for _pk, claim in claims)
    registry.institutions([pk for fact in facts.values() for pk in fact.institutions])
    registry.people([pk for fact in facts.values() for pk in fact.people])
    for pk, claim in claims:
        if claim in facts:
            links.add_claim(entries[pk], facts[claim], registry)


def _add_tags_of_citing(
    entries: links.Entries,
    cited: QuerySet[ProvisionCitation],
    column: str,
    name: str,
    tags: QuerySet[PassageTag] | QuerySet[ClaimTag],
    registry: Registry,
) -> None:
    law = f"{name}__provision_citations__{column}"  # the same join as the condition's
    pairs = tags.filter(**{f"{name}__provision_citations__in": cited}).order_by(law, "concept_id")
    for pk, concept in pairs.values_list(law, "concept_id").distinct():
        entries[pk].take(registry.concept(concept))
