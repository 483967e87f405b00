"""A small base in a folder that a test changes as its editors would: a document, claims on it, law, bodies, themes."""

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.anchoring import fingerprint
from kb.representing import layout, write_records

Mapping = dict[str, Any]


def passage(path: str, words: str, **more: Any) -> Mapping:
    return {
        "path": path,
        "summary": f"It says: {words}",
        "anchor": words,
        "fingerprint": fingerprint(words),
        **more,
    }


def claim(slug: str, on: str, quote: str, **more: Any) -> Mapping:
    return {
        "slug": slug,
        "statement": f"The report says {quote}.",
        "kind": "normative-position",
        "claimants": ["institutions/council"],
        "as_of": "2023",
        "evidence": [{"passage": on, "role": "asserts", "quote": quote}],
        **more,
    }


def _themes() -> list[Mapping]:
    return [
        {"slug": "privacy", "labels": {"en": "Privacy"}, "alt_labels": {"en": ["Private life"]}},
        {"slug": "surveillance", "broader": "privacy", "labels": {"en": "Surveillance"}},
        {"slug": "speech", "labels": {"en": "Speech"}},
    ]


def _institutions() -> list[Mapping]:
    return [
        {"slug": "council", "name": "The Council", "type": "un", "note": "It meets."},
        {"slug": "forum", "name": "The Forum", "type": "forum"},
    ]


def _law() -> list[Mapping]:
    return [
        {
            "slug": "covenant",
            "title": "Covenant",
            "form": "treaty",
            "issuers": ["council"],
            "events": [{"kind": "adopted", "date": "1966"}],
            "provisions": [{"path": "17", "label": "Article 17"}, {"path": "17.1", "label": "Paragraph 1"}],
        }
    ]


def _documents() -> list[Mapping]:
    return [
        {
            "slug": "report",
            "title": "A report",
            "kind": "report",
            "language": "en",
            "publishers": ["council"],
            "edition": {"label": "Summaries"},
            "sections": [{"path": "1", "heading": "First part"}],
            "passages": [
                passage("1", "rights hold online", section="1", tags=["themes/privacy", "themes/speech"]),
                passage("2", "cameras watch", section="1", tags=["themes/surveillance"]),
                passage("3", "states should act", provisions=[{"provision": "covenant:17"}]),
            ],
        }
    ]


def _claims() -> list[Mapping]:
    return [
        claim("rights-hold", "report#1", "rights hold", tags=["themes/privacy"]),
        claim("cameras", "report#2", "cameras watch", tags=["themes/surveillance"]),
        claim(
            "act",
            "report#3",
            "should act",
            kind="recommendation",
            addressees=["states"],
            verification={"status": "not-checked", "note": "To be read."},
        ),
    ]


def _relations() -> list[Mapping]:
    return [
        {
            "claim": "cameras",
            "kind": "contradicts",
            "other": "rights-hold",
            "reason": "One against the other.",
        }
    ]


def _issues() -> list[Mapping]:
    positions = [
        {"slug": "yes", "label": "Yes", "claims": ["rights-hold"]},
        {"slug": "no", "label": "No", "claims": ["cameras"]},
    ]
    return [
        {"slug": "enough", "question": "Is it enough?", "tags": ["themes/privacy"], "positions": positions}
    ]


@dataclass
class Folder:
    """What is in the files; `write` puts it there."""

    path: Path
    name: str = "small"
    themes: list[Mapping] = field(default_factory=_themes)
    institutions: list[Mapping] = field(default_factory=_institutions)
    law: list[Mapping] = field(default_factory=_law)
    documents: list[Mapping] = field(default_factory=_documents)
    claims: list[Mapping] = field(default_factory=_claims)
    relations: list[Mapping] = field(default_factory=_relations)
    issues: list[Mapping] = field(default_factory=_issues)
    ended: list[Mapping] = field(default_factory=list)
    redirects: list[Mapping] = field(default_factory=list)

    def write(self) -> Path:
        files = {
            layout.ABOUT: [{"name": self.name, "format": 1}] if self.name else [],
            layout.vocabulary("themes"): self.themes,
            layout.INSTITUTIONS: self.institutions,
            layout.LAW / "law.yaml": self.law,
            layout.SOURCES / "sources.yaml": self.documents,
            layout.CLAIMS / "claims.yaml": self.claims,
            layout.RELATIONS: self.relations,
            layout.ISSUES: self.issues,
            layout.ENDED: self.ended,
            layout.REDIRECTS: self.redirects,
        }
        for name, records in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_records(records), encoding="utf-8")
        return self.path

    def copy(self) -> "Folder":
        return copy.deepcopy(self)

    def one(self, kind: str, name: str) -> Mapping:
        """The record of this list with this slug; passages and provisions by their path."""
        lists = {
            "passages": self.documents[0]["passages"] if self.documents else [],
            "provisions": self.law[0]["provisions"] if self.law else [],
        }
        records = lists.get(kind) or getattr(self, kind)
        return next(record for record in records if name in (record.get("slug"), record.get("path")))
