"""What stands beside each passage of a text: claims, law and tags, from plain rows, by passage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kb.exports.addresses import claim_path, concept_path, law_path
from kb.models import InNewerEdition, ProvisionCitation, are_same, known_there
from kb.web.elements.links import CitedLaw, Link

type Row = Mapping[str, Any]

_RELATION = ProvisionCitation.Relation


@dataclass(frozen=True)
class ClaimBeside:
    """A claim in the margin of the passage that bears it, and the words it rests on there.

    `older` is the number of the edition whose words they are, where this one has not got them unchanged, and `known`
    what is known of them in this one.
    """

    statement: str
    url: str
    role: str
    quote: str
    start: int | None
    end: int | None
    key: int
    older: int | None = None
    known: InNewerEdition | None = None


@dataclass
class Margin:
    """What stands beside one passage."""

    claims: list[ClaimBeside] = field(default_factory=list)
    law: list[CitedLaw] = field(default_factory=list)
    tags: list[Link] = field(default_factory=list)


def margins(
    evidence: Iterable[Row],
    citations: Iterable[Row],
    tags: Iterable[Row],
    standing_for: Mapping[int, int] | None = None,
) -> dict[int, Margin]:
    """The margins by passage, from the `rows()` of what is published; one without any has an empty one.

    `standing_for` gives the paragraph that a summary stands for: there goes what bears on the summary, each thing once.
    """
    places = standing_for or {}
    found: dict[int, Margin] = defaultdict(Margin)
    for row in evidence:
        _add(found[places.get(row["passage_id"], row["passage_id"])].claims, _claim(row))
    for row in citations:
        _add(found[places.get(row["passage_id"], row["passage_id"])].law, _law(row))
    for row in tags:
        link = Link(row["label"], concept_path(row["scheme"], row["slug"]))
        _add(found[places.get(row["passage_id"], row["passage_id"])].tags, link)
    return found


def add_older(
    found: dict[int, Margin], evidence: Iterable[Row], goes_on: Mapping[str, int]
) -> list[ClaimBeside]:
    """Put claims that rest on older words beside the passages that go on from these; those that go on nowhere.

    `goes_on` gives by public id of an older passage the key of the passage of this edition; rows are those of evidence
    `with_standing_in` this edition.
    """
    nowhere = []
    for row in evidence:
        same = are_same(row["quote"], row["quote_there"])
        known = known_there(row["decided_there"], row["stands_there"], row["status_there"], same_words=same)
        claim = replace(_claim(row), older=row["edition_number"], known=known)
        later = goes_on.get(row["passage_public_id"])
        if later is None:
            nowhere.append(claim)
        else:
            _add(found[later].claims, claim)
    return nowhere


def _add[T](listed: list[T], one: T) -> None:
    """Add what is not there yet: a claim may rest on a summary and on the paragraph that it stands for."""
    if one not in listed:
        listed.append(one)


def _claim(row: Row) -> ClaimBeside:
    url = claim_path(row["public_id"])
    return ClaimBeside(
        row["statement"], url, row["role"], row["quote"], row["start"], row["end"], row["claim_id"]
    )


def _law(row: Row) -> CitedLaw:
    name = row["short_title"] or row["title"]
    label = f"{name}, {row['label']}" if row["path"] is not None else name
    url = law_path(row["instrument_slug"], row["path"])
    return CitedLaw(label, url, str(_RELATION(row["relation"]).label), row["as_printed"])
