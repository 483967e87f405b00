"""How one record names another: by kind, id, address and name."""

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from kb.exports.addresses import absolute_url, record_key, record_url, slug_path
from kb.models import Addressed, ClaimTag, Curated, PassageTag, ProvisionCitation
from kb.representing import kind_of

type Data = dict[str, object]


def named(record: Addressed, name: str = "") -> Data:
    """A published record as another names it."""
    return {
        "kind": kind_of(record),
        "id": record_key(record),
        "url": record_url(record),
        "name": name or str(record),
    }


def named_if_published(record: Addressed | None) -> Data | None:
    return named(record) if record is not None and record.is_published else None


def named_rows(kind: str, rows: Iterable[Mapping[str, str]]) -> list[Data]:
    """Institutions or instruments that a query gave as mappings of slug and name or title."""
    return [named_row(kind, row) for row in rows]


def named_row(kind: str, row: Mapping[str, str]) -> Data:
    url = absolute_url(slug_path(kind, row["slug"]))
    return {"kind": kind, "id": row["slug"], "url": url, "name": row.get("name") or row["title"]}


def cited_law(citations: Iterable[ProvisionCitation]) -> list[Data]:
    """Visible citations with their instrument and provision loaded."""
    return [
        {
            "relation": one.relation,
            "target": named(one.target),
            "as_printed": one.as_printed,
            "origin": one.origin,
        }
        for one in citations
    ]


def tags(rows: Iterable[PassageTag | ClaimTag]) -> list[Data]:
    """Visible tags with concept and scheme loaded."""
    return [named(row.concept) for row in rows]


def by_language(rows: Iterable[Mapping[str, str]], kind: str) -> dict[str, list[str]]:
    """The texts of one kind of name or label, by BCP 47 tag."""
    texts: dict[str, list[str]] = {}
    for row in rows:
        if row["kind"] == kind:
            texts.setdefault(row["language"], []).append(row["text"])
    return texts


def is_public[Record: Curated](record: Record | None) -> TypeGuard[Record]:
    return record is not None and record.is_published
