"""Documents and passages as data: CSL's variables for the record, Web Annotation's selectors for the place."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from kb.citing import DOCUMENT_KINDS
from kb.models import AccessPoint, Contribution, Document, Edition, Evidence, Passage

from .references import Data, cited_law, named, named_if_published, tags


def documents() -> QuerySet[Document]:
    """Published documents with all that `document` says."""
    editions = Prefetch("editions", Edition.objects.readable().defer("text"), to_attr="readable_editions")
    found = Document.objects.published().with_record()
    return found.prefetch_related(editions)  # type: ignore[no-redef]  # the model declares it


def document(record: Document) -> Data:
    return {
        "title": record.title,
        "subtitle": record.subtitle,
        "type": DOCUMENT_KINDS[record.kind][0],
        "document_kind": record.kind,
        "language": record.language,
        "issued": str(record.date),
        "date_note": record.date_note,
        "abstract": record.abstract,
        "contributors": list(_contributors(record.contributions.all())),
        "publishers": [named(one) for one in record.publishers.all()],
        "hosts": [named(one) for one in record.hosts.all()],
        "event": {
            "title": record.event_name,
            "place": named_if_published(record.event_place),
            "start": str(record.event_start),
            "end": str(record.event_end),
        },
        "container_title": record.container,
        "identifiers": record.known_as,
        "access_points": [_access(one) for one in record.access_points.all()],
        "rights": record.rights,
        "text_policy": record.text_policy,
        "note": record.note,
        "editions": [_edition(one) for one in record.readable_editions],
    }


def _contributors(contributions: Iterable[Contribution]) -> Iterable[Data]:
    """In printed order; somebody who is not published is named only as printed."""
    for one in contributions:
        party = one.person or one.institution
        known = party if party is not None and party.is_published else None
        name = one.name_as_printed or (known.name if known else "")
        if name:
            yield {
                "role": one.role,
                "name": name,
                "party": named(known) if known else None,
                "affiliation_as_printed": one.affiliation_as_printed,
            }


def _access(point: AccessPoint) -> Data:
    return {
        "url": point.url,
        "archive_url": point.archive_url,
        "captured": str(point.captured),
        "accessed": str(point.accessed),
        "offline_place": point.offline_place,
        "note": point.note,
    }


def _edition(edition: Edition) -> Data:
    return {
        "number": edition.number,
        "basis": edition.basis,
        "label": edition.label,
        "sha256": edition.sha256,
        "media_type": edition.media_type,
        "size": edition.size,
        "extractor": edition.extractor,
    }


def passages() -> QuerySet[Passage]:
    """Published passages with all that `passage` says."""
    return Passage.objects.published().for_reading().with_document()


def passage(record: Passage) -> Data:
    words = record.readable_text
    return {
        "document": named(record.edition.document),
        "edition": record.edition.number,
        "path": record.path,
        "number": record.number,
        "page": record.page,
        "section": str(record.section) if record.section else "",
        "passage_kind": record.kind,
        "language": record.language,
        "summary": record.summary,
        "text": words,
        "selector": _selectors(record, words),
        "fingerprint": record.fingerprint,
        "bound": record.is_bound,
        "tags": tags(record.visible_tags),
        "evidence_for": [_bears(one) for one in record.visible_evidence],
        "cites": cited_law(record.visible_citations),
    }


def _selectors(record: Passage, words: str) -> list[Data]:
    """How to find it in the source: exact words, and offsets in the edition where its text is public."""
    selectors: list[Data] = []
    if exact := words or record.anchor:
        selectors.append({"type": "TextQuoteSelector", "exact": exact})
    if words and record.text and record.start is not None:
        selectors.append({"type": "TextPositionSelector", "start": record.start, "end": record.end})
    return selectors


def _bears(evidence: Evidence) -> Data:
    return {
        "claim": named(evidence.claim),
        "role": evidence.role,
        "exact": evidence.quote,
        "note": evidence.note,
    }
