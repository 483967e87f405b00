"""The published records of a base as the mappings that its files hold, each with the records written inside it.

A base holds no source's own text, so imported editions stay out of it, and with them what rests on them alone:
documents without summaries, evidence in imported text, and claims that have no other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Q

from kb.identifying import derive
from kb.models import Claim, Concept, CuratedQuerySet, Document, Edition, Evidence, Passage, Verification
from kb.representing import SHAPES, RecordMapping, handle, kind_of, layout
from kb.representing.links import SYMMETRIC
from kb.representing.nested_records import join

from .mappings_for_readers import Telling, resting_on_imported_text


def published(kind: str) -> CuratedQuerySet[Any]:
    """The published records of a kind, with everything that their mapping touches."""
    return SHAPES[kind].queryset().published()


def mappings(telling: Telling, kind: str, *order: str) -> list[RecordMapping]:
    """The mappings of the published records of a kind, in this order."""
    return [telling.read(record, kind) for record in published(kind).order_by(*order)]


def concepts(telling: Telling, scheme: str) -> list[RecordMapping]:
    """The concepts of one scheme in tree order, siblings by slug; one whose broader concept is not public is a root."""
    found = list(published("concept").filter(scheme__slug=scheme).order_by("slug"))
    shown = {concept.pk for concept in found}
    narrower: dict[int | None, list[Concept]] = defaultdict(list)
    for concept in found:
        narrower[concept.parent_id if concept.parent_id in shown else None].append(concept)
    return [telling.read(concept, "concept") for concept in _in_tree_order(narrower, None)]


def _in_tree_order(narrower: dict[int | None, list[Concept]], parent: int | None) -> Iterator[Concept]:
    for concept in narrower[parent]:
        yield concept
        yield from _in_tree_order(narrower, concept.pk)


def instruments(telling: Telling) -> Iterator[RecordMapping]:
    """Each instrument with its provisions in order."""
    provisions = _grouped("provision", lambda record: record.instrument_id, "position", "path")
    for instrument in published("instrument").order_by("slug"):
        inside = [telling.read(provision, "provision") for provision in provisions[instrument.pk]]
        yield join(telling.read(instrument, "instrument"), {"provisions": inside}, "instrument")


def documents(telling: Telling) -> Iterator[RecordMapping]:
    """Each document with its summary edition, outline and passages."""
    links = _Links("passage", telling)
    passages = _grouped("passage", lambda record: record.edition_id, "position")
    editions = Edition.objects.filter(basis=Edition.Basis.SUMMARY, published_at__isnull=False)
    editions = editions.prefetch_related("removals", "sections")
    by_document = {edition.document_id: edition for edition in editions}
    for document in published("document").exclude(pk__in=only_imported()).order_by("slug"):
        edition = by_document.get(document.pk)
        inside = _edition(edition) if edition else {}
        if edition:
            telling.note("edition", document.slug, edition)
            told = (_passage(passage, document, links, telling) for passage in passages[edition.pk])
            inside["passages"] = list(told)
        yield join(telling.read(document, "document"), inside, "document")


def only_imported() -> models.QuerySet[Document, Any]:
    """The documents of which there is imported text and no summary."""
    summarised = Edition.objects.filter(basis=Edition.Basis.SUMMARY).values("document")
    imported = Edition.objects.filter(basis=Edition.Basis.TEXT).values("document")
    return Document.objects.filter(pk__in=imported).exclude(pk__in=summarised).values("pk")


def left_out() -> dict[str, int]:
    """How many published documents and claims a dump leaves out because they rest on imported text alone."""
    documents = Document.objects.published().filter(pk__in=only_imported())
    return {"document": documents.count(), "claim": resting_on_imported_text().count()}


def _edition(edition: Edition) -> RecordMapping:
    columns = ("label", "sha256", "media_type", "size", "note")
    removals = [
        _filled({"reason": removal.reason, "hint": removal.hint, "note": removal.note})
        for removal in edition.removals.all()
    ]
    sections = [
        _filled({"path": section.path, "number": section.number, "heading": section.heading})
        for section in edition.sections.all()
    ]
    described = _filled({**{name: getattr(edition, name) for name in columns}, "removals": removals})
    return {"edition": described, "sections": sections}


def _filled(mapping: RecordMapping) -> RecordMapping:
    return {key: value for key, value in mapping.items() if value}


def _passage(passage: Passage, document: Document, links: "_Links", telling: Telling) -> RecordMapping:
    own = telling.read(passage, "passage")
    if own["language"] == document.language:
        del own["language"]
    inside: RecordMapping = {
        "id": id_unless_derived(passage),
        "section": passage.section.path if passage.section else "",
        "within": passage.within.path if passage.within and passage.within.is_published else "",
        "tags": links.tags(passage),
        "provisions": links.citations(passage),
        "notes": _notes(passage),
    }
    return join(own, inside, "passage")


def _notes(passage: Passage) -> list[str]:
    markers = passage.note_markers.select_related("note")
    return [marker.note.path for marker in markers if marker.note.is_published]


def claims_by_document(telling: Telling) -> dict[str, list[RecordMapping]]:
    """Claims under the document of their first evidence, in the order of the passages that bear it."""
    links = _Links("claim", telling)
    found = published("evidence").filter(passage__edition__basis=Edition.Basis.SUMMARY)
    evidence = defaultdict(list)
    for one in found.order_by("position", "pk"):
        evidence[one.claim_id].append(one)
    placed = defaultdict(list)
    for claim in published("claim").exclude(pk__in=resting_on_imported_text().values("pk")):
        first = evidence[claim.pk][0].passage
        placed[first.edition.document.slug].append((first.position, claim))
    return {
        slug: [
            _claim(claim, links, evidence[claim.pk], telling)
            for _position, claim in sorted(found, key=lambda pair: (pair[0], pair[1].slug))
        ]
        for slug, found in placed.items()
    }


def _claim(claim: Claim, links: "_Links", evidence: list[Evidence], telling: Telling) -> RecordMapping:
    inside: RecordMapping = {
        "id": id_unless_derived(claim),
        "tags": links.tags(claim),
        "evidence": [telling.read(item, "evidence", claim.slug) for item in evidence],
        "provisions": links.citations(claim),
        "verification": links.verification(claim),
    }
    return join(telling.read(claim, "claim"), inside, "claim")


def relations(telling: Telling) -> list[RecordMapping]:
    """Relations of claims by the slugs of their ends; one without direction begins with the end that sorts first."""
    hidden = resting_on_imported_text().values("pk")
    kept = published("claim-relation").exclude(Q(claim__in=hidden) | Q(other__in=hidden))
    found = [telling.read(record, "claim-relation", record.claim.slug) for record in kept.order_by("pk")]
    for mapping in found:
        if mapping["kind"] in SYMMETRIC:
            mapping["claim"], mapping["other"] = sorted((str(mapping["claim"]), str(mapping["other"])))
    return sorted(found, key=lambda mapping: [str(mapping[key]) for key in ("claim", "kind", "other")])


def id_unless_derived(record: Passage | Claim) -> str:
    """The record's public id, where it does not follow from what the record is called; otherwise empty."""
    kind = "passage" if isinstance(record, Passage) else "claim"
    return "" if record.public_id == derive(f"{kind}/{handle(record)}") else record.public_id


def _grouped(kind: str, key: Callable[[Any], Any], *order: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for record in published(kind).order_by(*order):
        groups[key(record)].append(record)
    return groups


class _Links:
    """Tags, citations and verifications of passages or of claims, read once for all of them."""

    def __init__(self, host: str, telling: Telling) -> None:
        self._telling = telling
        column = f"{host}_id"

        def by_host(record: Any) -> Any:
            return getattr(record, column)

        self._tags = _grouped(f"{host}-tag", by_host, "pk")
        self._citations = _grouped("provision-citation", by_host, "pk")
        self._verifications = _grouped("verification", by_host, "pk") if host == "claim" else {}
        for records in self._verifications.values():
            records[:] = [one for one in records if not _is_by_imported_text(one)]

    def tags(self, record: Passage | Claim) -> list[str]:
        """Concept handles: schemes in their order, then as they were put there."""
        kind, host = f"{kind_of(record)}-tag", handle(record)
        names = [str(self._telling.read(tag, kind, host)["concept"]) for tag in self._tags[record.pk]]
        return sorted(names, key=lambda name: layout.SCHEMES.index(name.partition("/")[0]))

    def citations(self, record: Passage | Claim) -> list[RecordMapping]:
        return [
            _without_default_origin(self._telling.read(link, "provision-citation", handle(record)))
            for link in self._citations[record.pk]
        ]

    def verification(self, record: Claim) -> RecordMapping:
        found: Iterable[Any] = self._verifications.get(record.pk, [])
        return next((self._telling.read(item, "verification", handle(record)) for item in found), {})


def _is_by_imported_text(verification: Verification) -> bool:
    passage = verification.passage
    return passage is not None and passage.edition.basis == Edition.Basis.TEXT


def _without_default_origin(mapping: RecordMapping) -> RecordMapping:
    return {key: value for key, value in mapping.items() if (key, value) != ("origin", "curator")}
