"""Passages and claims as index documents."""

from collections.abc import Sequence
from typing import NamedTuple

from kb.models import Claim, ClaimTag, Curated, Evidence, Passage, PassageTag, ProvisionCitation
from kb.representing.places import named_place_of

from ..section import Section
from . import links
from .among import among
from .entry import Entry
from .registry import Registry, Source


class _Row(NamedTuple):
    """What is read of a passage; most of an index is made of passages, so no more than that."""

    pk: int
    section_id: int | None
    path: str
    position: int
    kind: str
    number: str
    language: str
    summary: str
    anchor: str
    text: str
    edition_id: int
    edition__document_id: int
    edition__document__text_policy: str
    bound_to__text: str | None
    bound_to__status: str | None

    @property
    def readable_text(self) -> str:
        bound = self.bound_to__status == Curated.Status.PUBLISHED and self.bound_to__text
        return Passage.readable(self.edition__document__text_policy, self.kind, self.text, bound or "")


def passage_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published passages among these that have something to show: words, a summary, or what claims quote."""
    found = Passage.objects.published().filter(pk__in=among(pks)).values_list(*_Row._fields)
    rows = [_Row(*row) for row in found]
    sources = {source.pk: source for source in registry.sources(row.edition__document_id for row in rows)}
    registry.load_headings({row.edition_id for row in rows})
    quoted = links.quotations(row.pk for row in rows)
    entries = {
        row.pk: _passage_entry(row, sources[row.edition__document_id], quoted[row.pk], registry)
        for row in rows
        if row.edition__document_id in sources and (row.summary or row.readable_text or quoted[row.pk])
    }
    links.add_tags(entries, PassageTag.objects.published(), "passage_id", registry)
    links.add_claims(entries, Evidence.objects.published(), "passage_id", registry)
    links.add_citations(entries, ProvisionCitation.objects.published(), "passage_id", registry)
    return list(entries.values())


def _passage_entry(row: _Row, source: Source, quoted: list[str], registry: Registry) -> Entry:
    entry = Entry("passage", row.pk, Section.PASSAGES, group=source.pk, position=row.position)
    entry.say("text", row.summary)  # summaries are the curators' own, in English
    entry.say("text", row.readable_text, row.language)
    for words in (row.anchor, *quoted):
        entry.say("quote", words, row.language)
    entry.say("number", row.number)
    for heading in registry.headings(row.section_id):
        entry.say("heading", heading, source.language)
    entry.say("heading", named_place_of(row.path))  # printed with it as if it were a heading
    entry.add("language", row.language)
    entry.dated(source.date)
    links.add_source(entry, source)
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
    entry = Entry("claim", claim.pk, Section.CLAIMS, group=claim.pk)
    entry.say("text", claim.statement)
    entry.add("addressee", *claim.addressees)
    entry.dated(claim.as_of)
    return entry


def _add_evidence(entries: links.Entries, registry: Registry) -> None:
    """Quoted words, stance, language, sources; a claim without a date of its own has that of its sources."""
    rows = list(
        Evidence.objects.published()
        .filter(claim__in=among(entries))
        .order_by("claim_id", "position", "pk")
        .values_list("claim_id", "role", "quote", "passage__language", "passage__edition__document_id")
    )
    sources = {source.pk: source for source in registry.sources(document for *_, document in rows)}
    dated = {pk for pk, entry in entries.items() if entry.earliest}
    for claim, role, quote, language, document in rows:
        entries[claim].say("quote", quote, language)
        entries[claim].add("role", role)
        entries[claim].add("language", language)
        if document in sources:
            links.add_source(entries[claim], sources[document])
            if claim not in dated:
                entries[claim].dated(sources[document].date)
