"""Records of every kind as references: the source they stand in, the exact place, this base's permanent address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from kb.citing import HeldText, Pinpoint, Reference, Source
from kb.dating import PartialDate
from kb.exports.addresses import record_key, record_url
from kb.models import (
    Addressed,
    Claim,
    Document,
    Edition,
    Evidence,
    LegalInstrument,
    Passage,
    Provision,
    load_bound_texts,
)

from .documents import cited_documents, document_source
from .held_texts import text_of_document, text_of_passage
from .instruments import cited_instruments, instrument_source
from .pinpoints import passage_pinpoint


def reference_for(
    record: Addressed, accessed: PartialDate | None = None, shown: Edition | None = None
) -> Reference:
    """One record as a reference, in at most five queries; of a document the edition that is shown, if one is."""
    return references([record], accessed, shown)[0]


def references(
    records: Sequence[Addressed], accessed: PartialDate | None = None, shown: Edition | None = None
) -> list[Reference]:
    """The records, of any kinds, as references, in at most six queries however many there are.

    A passage and a claim are cited by their document, a claim at its first evidence; a provision by its instrument;
    what has no printed source is cited as a page of this base. A passage needs its edition loaded. Where readers see
    several texts of a document, the source says which one it is.
    """
    passages = _passages(records)
    cited = [*passages.values(), *(one for one in records if isinstance(one, Passage))]
    prefetch_related_objects([one for one in cited if one.within_id], "within")
    load_bound_texts(cited)
    documents = _loaded(cited_documents(), (_document_pk(one, passages) for one in records))
    instruments = _loaded(cited_instruments(), (_instrument_pk(one) for one in records))
    sources: dict[tuple[str, int | None], Source] = {
        **{("document", pk): document_source(row) for pk, row in documents.items()},
        **{("instrument", pk): instrument_source(row) for pk, row in instruments.items()},
    }
    found = [_reference(one, passages, sources, accessed) for one in records]
    return [
        _of_text(reference, _held_text(record, passages, documents, shown), shown)
        for record, reference in zip(records, found, strict=True)
    ]


def _reference(
    record: Addressed,
    passages: Mapping[int, Passage],
    sources: Mapping[tuple[str, int | None], Source],
    accessed: PartialDate | None,
) -> Reference:
    document, instrument = _document_pk(record, passages), _instrument_pk(record)
    source = sources.get(("document", document)) or sources.get(("instrument", instrument)) or _page(record)
    return Reference(_here(source, record), _pinpoint(record, passages), accessed)


def _pinpoint(record: Addressed, passages: Mapping[int, Passage]) -> Pinpoint | None:
    if isinstance(record, Provision):
        return Pinpoint(provision=record.label)
    passage = passages.get(record.pk) if isinstance(record, Claim) else record
    return passage_pinpoint(passage) if isinstance(passage, Passage) else None


def _held_text(
    record: Addressed,
    passages: Mapping[int, Passage],
    documents: Mapping[int, Document],
    shown: Edition | None,
) -> HeldText | None:
    pk = _document_pk(record, passages)
    if pk is None:
        return None
    document = documents[pk]
    if isinstance(record, Document):
        return text_of_document(document, shown)
    passage = passages.get(record.pk) if isinstance(record, Claim) else record
    return text_of_passage(passage, document) if isinstance(passage, Passage) else None


def _of_text(reference: Reference, text: HeldText | None, shown: Edition | None) -> Reference:
    """The reference to this text, at the address where the document shows it."""
    if text is None:
        return reference
    at = f"?edition={text.number}" if shown is not None and text.is_older else ""
    permalink = f"{reference.source.permalink}{at}"
    return reference._replace(source=replace(reference.source, held_text=text, permalink=permalink))


def _here(source: Source, record: Addressed) -> Source:
    """The source with the record's own address in this base, and a key that tells its parts apart."""
    is_whole = isinstance(record, (Document, LegalInstrument))
    key = source.identifier if is_whole else f"{source.identifier} {record_key(record)}".strip()
    return replace(source, permalink=record_url(record), base=settings.SITE_NAME, identifier=key)


def _page(record: Addressed) -> Source:
    """A page of this base: all there is to cite of a concept, an issue, an institution or a person."""
    day = PartialDate.from_date(record.published_at.date()) if record.published_at else None
    return Source(
        kind="webpage", title=str(record), container_title=settings.SITE_NAME, issued=day, language="en"
    )


def _passages(records: Iterable[Addressed]) -> dict[int, Passage]:
    """The passage of the first evidence of each claim, by the claim's primary key."""
    claims = [one for one in records if isinstance(one, Claim)]
    found: dict[int, Passage] = {}
    unknown = []
    for claim in claims:
        if hasattr(claim, "visible_evidence") and claim.visible_evidence:
            found[claim.pk] = claim.visible_evidence[0].passage
        else:
            unknown.append(claim.pk)
    for evidence in _first_evidence(unknown) if unknown else []:
        found.setdefault(evidence.claim_id, evidence.passage)
    return found


def _first_evidence(claims: Sequence[int]) -> list[Evidence]:
    """What the page of a claim shows or, where it has ended, once did: the published first, then in its order."""
    seen = Evidence.objects.filter(
        claim__in=claims,
        published_at__isnull=False,
        passage__published_at__isnull=False,
        passage__edition__document__published_at__isnull=False,
    )
    on_the_page = Exists(Evidence.objects.published().newest().filter(pk=OuterRef("pk")))
    rows = seen.annotate(on_the_page=on_the_page).select_related("passage__edition__document")
    ordered = rows.order_by("-on_the_page", "position", "pk")
    return sorted(ordered, key=lambda evidence: not evidence.is_published)


def _document_pk(record: Addressed, passages: Mapping[int, Passage]) -> int | None:
    if isinstance(record, Document):
        return record.pk
    passage = passages.get(record.pk) if isinstance(record, Claim) else record
    return passage.edition.document_id if isinstance(passage, Passage) else None


def _instrument_pk(record: Addressed) -> int | None:
    if isinstance(record, LegalInstrument):
        return record.pk
    return record.instrument_id if isinstance(record, Provision) else None


def _loaded[Record: Addressed](rows: QuerySet[Record], keys: Iterable[int | None]) -> dict[int, Record]:
    wanted = {key for key in keys if key is not None}
    return rows.in_bulk(wanted) if wanted else {}
