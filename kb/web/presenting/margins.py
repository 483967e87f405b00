"""What stands beside each passage of a text: claims, law and tags, from plain rows, by passage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.models import ProvisionCitation

from .addresses import claim_url, concept_url, law_url
from .links import CitedLaw, Link

type Row = Mapping[str, Any]

_RELATION = ProvisionCitation.Relation


@dataclass(frozen=True)
class ClaimBeside:
    """A claim in the margin of the passage that bears it, and the words it rests on there."""

    statement: str
    url: str
    role: str
    quote: str
    start: int | None
    end: int | None
    key: int


@dataclass
class Margin:
    """What stands beside one passage."""

    claims: list[ClaimBeside] = field(default_factory=list)
    law: list[CitedLaw] = field(default_factory=list)
    tags: list[Link] = field(default_factory=list)


def margins(evidence: Iterable[Row], citations: Iterable[Row], tags: Iterable[Row]) -> dict[int, Margin]:
    """The margins by passage, from the `rows()` of what is published; one without any has an empty one."""
    found: dict[int, Margin] = defaultdict(Margin)
    for row in evidence:
        found[row["passage_id"]].claims.append(_claim(row))
    for row in citations:
        found[row["passage_id"]].law.append(_law(row))
    for row in tags:
        found[row["passage_id"]].tags.append(Link(row["label"], concept_url(row["scheme"], row["slug"])))
    return found


def _claim(row: Row) -> ClaimBeside:
    url = claim_url(row["public_id"])
    return ClaimBeside(
        row["statement"], url, row["role"], row["quote"], row["start"], row["end"], row["claim_id"]
    )


def _law(row: Row) -> CitedLaw:
    name = row["short_title"] or row["title"]
    label = f"{name}, {row['label']}" if row["path"] is not None else name
    url = law_url(row["instrument_slug"], row["path"])
    return CitedLaw(label, url, str(_RELATION(row["relation"]).label), row["as_printed"])
