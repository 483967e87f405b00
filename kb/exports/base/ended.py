"""What readers saw once and see no longer: when and why it ended, what stands in for it, and by what it is cited.

Of a record that ended no more is told than the page at its address tells.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from kb.history import done_to, public_events
from kb.models import Claim, Concept, Curated, CuratedQuerySet, Edition, Evidence, Passage, Provision
from kb.representing import SHAPES, RecordMapping, handle
from kb.representing.links import HOSTS, IDENTITY, is_link

from .mappings_for_readers import Telling
from .records import id_unless_derived, only_imported, published

#: What the page of an ended record tells of it, and what a record of the kind cannot be without.
_KEPT: dict[str, tuple[str, ...]] = {
    "concept": ("slug", "labels"),
    "institution": ("slug", "name", "type"),
    "person": ("slug", "name", "family", "given"),
    "instrument": ("slug", "title", "short_title", "form", "identifiers", "events", "official_url"),
    "provision": ("path", "label", "heading"),
    "document": (
        "slug", "title", "subtitle", "kind", "language", "date", "contributors", "publishers", "event", "container",
        "identifiers", "access_points", "text_policy",
    ),
    "edition": (),
    "passage": ("path", "kind", "number", "page", "language", "summary", "anchor", "fingerprint"),
    "claim": ("slug", "statement", "kind", "claimants", "as_of"),
    "issue": ("slug", "question"),
}  # fmt: skip


def ended(telling: Telling) -> Iterator[RecordMapping]:
    """Every record that was public once and is not visible, by kind and name, then the links that were taken away."""
    for kind in _KEPT:
        found = [(handle(record), record) for record in _once_seen(kind)]
        yield from (
            _ended(record, kind, telling) for _handle, record in sorted(found, key=lambda pair: pair[0])
        )
    for kind in SHAPES:
        if is_link(kind):
            yield from _links(kind, telling)


def _once_seen(kind: str) -> CuratedQuerySet[Any]:
    """Records that ended, or whose document or instrument did, as far as a base holds such."""
    records = SHAPES[kind].queryset().ended().filter(published_at__isnull=False)
    if kind == "document":
        return records.exclude(pk__in=only_imported())
    if kind == "edition":
        return records.filter(Q(basis=Edition.Basis.SUMMARY))
    if kind == "passage":
        return records.filter(Q(edition__basis=Edition.Basis.SUMMARY))
    return records


def _ended(record: Curated, kind: str, telling: Telling) -> RecordMapping:
    mapping = telling.without_unseen(SHAPES[kind].read(record), kind, record)
    kept = {key: mapping[key] for key in _KEPT[kind] if key in mapping}
    return {
        "kind": kind,
        **_of(record),
        **_id(record),
        **_standing(record, kind),
        "record": kept,
        **_cited_by(record, telling),
    }


def _of(record: Curated) -> RecordMapping:
    """What it belongs to: the scheme, the instrument or the document."""
    if isinstance(record, Concept):
        return {"of": record.scheme.slug}
    if isinstance(record, Provision):
        return {"of": record.instrument.slug}
    if isinstance(record, Edition):
        return {"of": record.document.slug}
    return {"of": record.edition.document.slug} if isinstance(record, Passage) else {}


def _id(record: Curated) -> RecordMapping:
    own = id_unless_derived(record) if isinstance(record, (Claim, Passage)) else ""
    return {"id": own} if own else {}


def _standing(record: Curated, kind: str) -> RecordMapping:
    told: RecordMapping = {"status": str(record.status), "published": _moment(record.published_at)}
    if not record.has_ended:  # its document or instrument did
        return told
    told |= {"ended": _moment(record.ended_at), "reason": record.end_reason}
    role = _role(record)
    return told | {
        key: value for key, value in {"replaced_by": record.replaced_by, "role": role}.items() if value
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _role(record: Curated) -> str:
    """The role of whoever ended it, never a name."""
    events = public_events().filter(done_to(record)).exclude(verb="edit").order_by("-pk")
    return events.values_list("actor_role", flat=True).first() or ""


def _cited_by(record: Curated, telling: Telling) -> RecordMapping:
    """Of a claim: the evidence by which its page cites it, if a base holds the words."""
    if not isinstance(record, Claim):
        return {}
    seen = Evidence.objects.filter(
        claim=record, published_at__isnull=False, passage__published_at__isnull=False
    ).filter(passage__edition__basis=Edition.Basis.SUMMARY)
    rows = seen.select_related("passage__edition__document").order_by("position", "pk")
    found = sorted(rows, key=lambda evidence: not evidence.is_published)[:1]
    return {"evidence": [SHAPES["evidence"].read(one) for one in found]} if found else {}


def _links(kind: str, telling: Telling) -> Iterator[RecordMapping]:
    """Tags, quotations and other links that were taken from what readers still see."""
    rows = []
    for record in SHAPES[kind].queryset().ended().filter(published_at__isnull=False):
        host = getattr(record, HOSTS.get(kind, ""), None) or record.claim or record.passage
        mapping = telling.without_unseen(SHAPES[kind].read(record), kind, record)
        if _is_told(host) and not _is_on_imported_text(record) and set(IDENTITY[kind]) <= mapping.keys():
            told = {"kind": kind, "of": handle(host), **_standing(record, kind), "record": mapping}
            rows.append((handle(host), str(mapping), told))
    yield from (told for _host, _text, told in sorted(rows, key=lambda row: row[:2]))


def _is_on_imported_text(record: Curated) -> bool:
    passage = getattr(record, "passage", None)
    return passage is not None and passage.edition.basis != Edition.Basis.SUMMARY


def _is_told(host: Curated) -> bool:
    """Whether readers see what the link belongs to."""
    return published("claim" if isinstance(host, Claim) else "passage").filter(pk=host.pk).exists()
