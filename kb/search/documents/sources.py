"""Documents as index documents: found by their record, narrowed by what their passages say."""

from collections.abc import Sequence

from kb.models import Document, Evidence, PassageTag, ProvisionCitation

from ..section import Section
from . import links
from .among import among
from .entry import Entry
from .registry import Registry, Source

_OWNER = "passage__edition__document_id"


def document_entries(pks: Sequence[int], registry: Registry) -> list[Entry]:
    """The published documents among these."""
    documents = list(Document.objects.published().filter(pk__in=among(pks)))
    sources = {source.pk: source for source in registry.sources(document.pk for document in documents)}
    entries = {
        document.pk: _entry(document, sources[document.pk])
        for document in documents
        if document.pk in sources
    }
    links.add_tags(entries, PassageTag.objects.published(), _OWNER, registry)
    links.add_claims(entries, Evidence.objects.published(), _OWNER, registry)
    links.add_citations(entries, ProvisionCitation.objects.published(), _OWNER, registry)
    return list(entries.values())


def _entry(document: Document, source: Source) -> Entry:
    entry = Entry("document", document.pk, Section.DOCUMENTS, group=document.pk)
    entry.dated(document.date)
    entry.add("language", document.language)
    links.add_source(entry, source)
    entry.say("title", document.subtitle, document.language)
    for text in (document.title, document.subtitle, document.container, document.event_name):
        entry.say("text", text, document.language)
    entry.say("text", document.abstract)
    for name in source.names:
        entry.say("text", name)
    for party in source.publishers:
        for text, language in party.names:
            entry.say("text", text, language)
    return entry
