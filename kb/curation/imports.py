"""What importing changes in the base: a document drafted, an edition that came in.

`by` is an account, or None for a command that somebody runs on the machine without one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from kb.history import OPERATOR, gathered, record_event
from kb.identifying import normalise_identifier
from kb.models import AccessPoint, Curated, Document, DocumentIdentifier, Edition, Passage, User
from kb.representing import RecordMapping, References, RepresentationError, shape_of
from kb.representing.column_codecs import items_of
from kb.representing.mappings import as_mapping, clean_columns, write_columns

from .changing import changed
from .errors import InvalidRecord
from .permissions import Verb, may
from .refusals import explain

#: What the history calls the arrival of an edition.
IMPORTED = "import"
_Status = Curated.Status


@transaction.atomic
def draft_document(*, mapping: RecordMapping, by: User | None) -> Document:
    """A new draft of a document from its mapping; raises InvalidRecord where the mapping is wrong."""
    if by is not None:
        may(by, Verb.CREATE)
    record = Document(changed_by=by)
    with changed(record, verb=Verb.CREATE, by=by or OPERATOR):
        shape_of(Document).write(record, mapping, References())
    return record


@transaction.atomic
def draft_documents(*, mappings: Sequence[RecordMapping], published: bool = False) -> list[Document]:
    """New documents from a command on the machine, all or none; InvalidRecord names the one that is wrong.

    Drafts, unless they are `published` at once. The history tells each as `draft_document` would.
    """
    shape, references = shape_of(Document), References()
    records = [Document() for _mapping in mappings]
    try:
        with transaction.atomic(), gathered():
            for record, mapping in zip(records, mappings, strict=True):
                write_columns(
                    record, mapping, shape.codecs, references, where=f"document {mapping.get('slug')}"
                )
                clean_columns(record)
                for name, value in (published_now() if published else {}).items():
                    setattr(record, name, value)
            Document.objects.bulk_create(records)
            _write_rows(records, mappings, references)
            for record, mapping in zip(records, mappings, strict=True):
                told: RecordMapping = {
                    "status": record.status,
                    **{key: value for key, value in mapping.items() if value},
                }
                record_event(
                    verb=IMPORTED, record=record, before={}, after=told, by=OPERATOR, public=published
                )
    except IntegrityError as error:
        raise InvalidRecord(explain(error)) from error
    except RepresentationError as error:
        raise InvalidRecord(str(error)) from error
    return records


def _write_rows(
    records: Sequence[Document], mappings: Sequence[RecordMapping], references: References
) -> None:
    """What belongs to the documents; identifiers and ways of access, which each has, all at once."""
    identifiers, access_points = [], []
    for record, mapping in zip(records, mappings, strict=True):
        for row in _rows(mapping, "identifiers"):
            normal = normalise_identifier(row["scheme"], row["value"])
            identifiers.append(DocumentIdentifier(document=record, normal=normal, **row))
        for position, row in enumerate(_rows(mapping, "access_points")):
            access_points.append(AccessPoint(document=record, position=position, **row))
        for codec in shape_of(Document).codecs:
            if codec.after_save and codec.key not in _AT_ONCE and mapping.get(codec.key):
                codec.write(record, mapping[codec.key], references)
    for made in (*identifiers, *access_points):
        clean_columns(made)
    DocumentIdentifier.objects.bulk_create(identifiers)
    AccessPoint.objects.bulk_create(access_points)


def _rows(mapping: RecordMapping, key: str) -> Iterator[dict[str, Any]]:
    """The rows under a key, as columns of their model."""
    return (as_mapping(row, key) for row in items_of(mapping.get(key)))


_AT_ONCE = ("identifiers", "access_points")


def published_now() -> dict[str, Any]:
    """The columns of a record that a command on the machine publishes as it comes in."""
    return {"status": _Status.PUBLISHED, "published_at": timezone.now()}


def tell_arrivals(
    arrived: Sequence[tuple[Edition, Sequence[Passage]]], *, by: User | None, published: bool = False
) -> None:
    """Tell the history that these editions with these passages came in, one event for each edition.

    Its passages have none of their own: an edition is never edited, so its checksum says all that they could.
    """
    if by is not None:
        may(by, Verb.CREATE)
    with gathered():
        for edition, passages in arrived:
            record_event(
                verb=IMPORTED,
                record=edition,
                before={},
                after={
                    "status": edition.status,
                    "sha256": edition.sha256,
                    "extractor": edition.extractor,
                    "passages": len(passages),
                },
                by=by or OPERATOR,
                host=edition.document,
                public=published,
            )
