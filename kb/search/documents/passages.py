"""Passages and claims as index documents."""

from collections.abc import Sequence

from django.db.models import Prefetch

from kb.models import Claim, ClaimTag, Edition, Evidence, Passage, PassageTag, ProvisionCitation

from ..request import Section
from . import links
from .among import among
from .entry import Entry
from .registry import Registry, Source

#: Most of an index is made of passages: only what is needed is read, and editions are shared by their passages.
_COLUMNS = ("edition", "section", "position", "kind", "number", "language", "summary", "text", "bound_to")
_EDITIONS = Prefetch("edition", Edition.objects.only("document").select_related("document"))


def passage_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published passages among these that have something to show."""
    passages = list(
        Passage.objects.published()
        .filter(pk__in=among(pks))
        .only(*_COLUMNS)
        .prefetch_related(_EDITIONS, "bound_to")
    )
    sources = {source.pk: source for source in registry.sources({p.edition.document_id for p in passages})}
    registry.institutions([pk for source in sources.values() for pk in source.publishers])
    registry.load_headings({passage.edition_id for passage in passages})
    entries = {
        passage.pk: _passage_entry(passage, sources[passage.edition.document_id], registry)
        for passage in passages
        if passage.edition.document_id in sources and (passage.readable_text or passage.summary)
    }
    links.add_tags(entries, PassageTag.objects.published(), "passage_id", registry)
    links.add_claims(entries, Evidence.objects.published(), "passage_id", registry)
    links.add_citations(entries, ProvisionCitation.objects.published(), "passage_id", registry)
    return list(entries.values())


def _passage_entry(passage: Passage, source: Source, registry: Registry) -> Entry:
    entry = Entry("passage", passage.pk, Section.PASSAGES, group=source.pk, position=passage.position)
    entry.say("text", passage.summary)  # summaries are the curators' own, in English
    entry.say("text", passage.readable_text, passage.language)
    entry.say("number", passage.number)
    for heading in registry.headings(passage.section_id):
        entry.say("heading", heading, source.language)
    entry.facets["language"].add(passage.language)
    entry.dated(source.date)
    links.add_source(entry, source, registry)
    return entry


def claim_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published claims among these, with what their evidence and its sources lend them."""
    claims = Claim.objects.published().filter(pk__in=among(pks))
    entries = {claim.pk: _claim_entry(claim) for claim in claims}
    facts = links.claim_facts(entries)
    registry.institutions([pk for fact in facts.values() for pk in fact.institutions])
    registry.people([pk for fact in facts.values() for pk in fact.people])
    for pk in facts:
        links.add_claim(entries[pk], facts[pk], registry)
    links.add_tags(entries, ClaimTag.objects.published(), "claim_id", registry)
    links.add_citations(entries, ProvisionCitation.objects.published(), "claim_id", registry)
    _add_evidence(entries, registry)
    return list(entries.values())


def _claim_entry(claim: Claim) -> Entry:
    entry = Entry("claim", claim.pk, Section.CLAIMS, position=claim.pk, group=claim.pk)
    entry.say("text", claim.statement)
    entry.dated(claim.as_of)
    return entry


def _add_evidence(entries: links.Entries, registry: Registry) -> None:
    """Stance, language and sources; a claim without a date of its own has that of its sources."""
    rows = list(
        Evidence.objects.published()
        .filter(claim__in=among(entries))
        .order_by("claim_id", "position", "pk")
        .values_list("claim_id", "role", "passage__language", "passage__edition__document_id")
    )
    sources = {source.pk: source for source in registry.sources(document for *_, document in rows)}
    registry.institutions([pk for source in sources.values() for pk in source.publishers])
    dated = {pk for pk, entry in entries.items() if entry.earliest}
    told: set[tuple[int, int]] = set()
    for claim, role, language, document in rows:
        entries[claim].facets["role"].add(role)
        entries[claim].facets["language"].add(language)
        if document in sources and (claim, document) not in told:
            told.add((claim, document))
            links.add_source(entries[claim], sources[document], registry)
            if claim not in dated:
                entries[claim].dated(sources[document].date)
