"""What a base says of records that were withdrawn or merged, so that their addresses go on answering."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kb.curation.base_records import Standing
from kb.models import Curated, User
from kb.representing import SHAPES, RepresentationError, layout
from kb.representing.links import is_link, link_key

from .dates import moment

_STATUSES = {"published", "withdrawn", "superseded"}
_KEYS = {
    "kind",
    "of",
    "id",
    "status",
    "published",
    "ended",
    "reason",
    "replaced_by",
    "role",
    "record",
    "evidence",
}


@dataclass(frozen=True)
class Ended:
    """One record that readers saw once; `of` is the scheme, instrument, document, passage or claim it belongs to."""

    kind: str
    of: str
    mapping: dict[str, Any]
    standing: Standing
    public_id: str = ""
    #: Of a claim: the piece of evidence by which it is cited.
    evidence: list[dict[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The slug or path by which it is called in its scheme, instrument or document."""
        return str(self.mapping.get("slug") or self.mapping.get("path") or "")

    @property
    def link_key(self) -> str:
        return link_key(self.kind, self.of, self.mapping)


type EndedRecords = dict[tuple[str, str], list[Ended]]


def read_ended(records: Iterable[dict[str, Any]]) -> EndedRecords:
    """The records of the file by kind and by what they belong to; RepresentationError names what is wrong."""
    found: EndedRecords = defaultdict(list)
    for number, record in enumerate(records, 1):
        ended = _one(record, f"{layout.ENDED}, record {number}")
        found[ended.kind, "" if is_link(ended.kind) else ended.of].append(ended)
    return found


def _one(record: dict[str, Any], where: str) -> Ended:
    if unknown := sorted(record.keys() - _KEYS):
        raise RepresentationError(f"{where}: unknown key {', '.join(unknown)}.")
    kind, mapping = str(record.get("kind")), record.get("record")
    if kind not in SHAPES or not isinstance(mapping, dict):
        raise RepresentationError(f"{where}: expected a known kind and a record, found {kind}.")
    return Ended(
        kind=kind,
        of=str(record.get("of") or ""),
        mapping=mapping,
        standing=_standing(record, where),
        public_id=str(record.get("id") or ""),
        evidence=list(record.get("evidence") or []),
    )


def _standing(record: dict[str, Any], where: str) -> Standing:
    status, reason = str(record.get("status")), str(record.get("reason") or "").strip()
    role = str(record.get("role") or "")
    if status not in _STATUSES or (role and role not in User.Role.values):
        raise RepresentationError(f"{where}: {status} or {role} is not known here.")
    has_ended = status != Curated.Status.PUBLISHED
    if has_ended and not reason:
        raise RepresentationError(f"{where}: say why it ended.")
    return Standing(
        status=status,
        published_at=moment(record["published"], where) if record.get("published") else None,
        ended_at=moment(record["ended"], where) if has_ended and record.get("ended") else None,
        reason=reason,
        replaced_by=str(record.get("replaced_by") or ""),
        role=role,
        is_hidden=not has_ended,
    )
