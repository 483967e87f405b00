"""What every record says, whatever its kind: id, addresses, when it was published and changed, how to cite it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from kb.citing import FORMATS, STYLES, Reference, cite
from kb.exports.addresses import absolute_url, cite_path, file_path, record_key, record_url
from kb.exports.citation import is_source, references
from kb.models import Addressed
from kb.representing import kind_of

from .references import Data
from .registry import REPRESENTATIONS


def represent(kind: str, keys: Sequence[int]) -> list[Data]:
    """The published records of a kind with these primary keys, in this order, in a constant number of queries."""
    representation = REPRESENTATIONS[kind]
    found = representation.queryset().in_bulk(keys)
    records = [found[key] for key in keys if key in found]
    cited = references(records)
    return [
        _envelope(record, reference) | representation.read(record)
        for record, reference in zip(records, cited, strict=True)
    ]


def _envelope(record: Addressed, reference: Reference) -> Data:
    return {
        "id": record_key(record),
        "kind": kind_of(record),
        "url": record_url(record),
        "json": absolute_url(file_path(record, "json")),
        "published_at": _moment(record.published_at),
        "updated_at": _moment(record.updated_at),
        "version": record.version,
        "citation": _citation(record, reference),
    }


def _citation(record: Addressed, reference: Reference) -> Data:
    """In every style as text; a day of access is the reader's own to add."""
    texts = {name: cite(reference.source, name, reference.pinpoint).text for name in STYLES}
    files = {name: absolute_url(file_path(record, one.extension)) for name, one in FORMATS.items()}
    return {**texts, "url": absolute_url(cite_path(record)), "files": files if is_source(record) else {}}


def _moment(moment: datetime | None) -> str | None:
    """A moment in UTC to the second, as ISO 8601."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
