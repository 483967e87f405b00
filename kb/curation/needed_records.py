"""What goes along with a record: what it names and readers must see too, and what belongs to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from kb.models import (
    Claim,
    ClaimTag,
    Concept,
    Curated,
    Document,
    Edition,
    Evidence,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    PassageTag,
    Provision,
    ProvisionCitation,
    User,
    Verification,
)
from kb.models.carrying import decided

Status = Curated.Status
#: What a record names that must not be published after it: columns, rows, and columns of rows.
_NEEDS: dict[type[Curated], tuple[str, ...]] = {
    Claim: ("attributions.institution", "attributions.person"),
    ClaimTag: ("concept",),
    PassageTag: ("concept",),
    ProvisionCitation: ("instrument", "provision"),
    Verification: ("instrument", "provision"),
    Provision: ("instrument", "parent"),
    Concept: ("parent",),
    Institution: ("parent", "place"),
    LegalInstrument: ("issuers", "jurisdiction"),
    Document: ("publishers", "hosts", "contributions.institution", "contributions.person", "event_place"),
    Issue: ("concepts",),
}
#: What belongs to a record and is reviewed with it; what it rests on comes first.
_PARTS: dict[type[Curated], tuple[str, ...]] = {
    Claim: ("evidence", "tags", "provision_citations", "verification"),
    Passage: ("tags", "provision_citations"),
}


def needs_of(record: Curated) -> list[Curated]:
    """Drafts and submitted records that this one names, and those that they name, the deepest first."""
    found: dict[tuple[type[Curated], int], Curated] = {}
    _collect(record, found)
    return list(found.values())


def _collect(record: Curated, found: dict[tuple[type[Curated], int], Curated]) -> None:
    for named in _named(record, _NEEDS.get(type(record), ())):
        if named.status in (Status.DRAFT, Status.SUBMITTED) and (type(named), named.pk) not in found:
            _collect(named, found)
            found[type(named), named.pk] = named


def parts_of(record: Curated, *statuses: str, of: User | None = None) -> list[Curated]:
    """What belongs to the record and stands at one of these statuses.

    With `of` without what somebody else is working on. What was carried from an older edition and still waits for a
    decision does not go along.
    """
    parts = (one for name in _PARTS.get(type(record), ()) for one in _values(record, name))
    mine = (one for one in parts if of is None or one.changed_by_id in (None, of.pk))
    return [one for one in mine if one.status in statuses]


def going_along(record: Curated) -> list[Curated]:
    """Drafts and submitted records that go to readers with this one: what it names, its parts, what those name.

    An edition goes with its document; its passages, which may be many thousand, are not listed.
    """
    if record.status not in (Status.DRAFT, Status.SUBMITTED):
        return []
    named = [record.document] if isinstance(record, Edition) and not record.document.is_published else []
    parts = parts_of(record, Status.DRAFT, Status.SUBMITTED)
    found: dict[tuple[type[Curated], int], Curated] = {}
    for one in [*needs_of(record), *(need for part in (*named, *parts) for need in (*needs_of(part), part))]:
        found.setdefault((type(one), one.pk), one)
    return list(found.values())


def awaited_by(record: Curated) -> list[Curated]:
    """What readers must see before they see this record, and what does not go along with it.

    Of evidence the edition it stands in, or its passage, where that was held back; of a claim those of its evidence,
    unless some of it can be seen; of a document its texts, unless one is published.
    """
    if isinstance(record, Document):
        return [] if record.editions.filter(status=Status.PUBLISHED).exists() else [*record.editions.live()]
    if isinstance(record, Evidence):
        return _unseen_place(record)
    if isinstance(record, Claim):
        places = [_unseen_place(one) for one in record.evidence.carrying_claims().live()]
        return list(dict.fromkeys(place for found in places for place in found)) if all(places) else []
    return []


def _unseen_place(evidence: Evidence) -> list[Curated]:
    passage = Passage.objects.only("edition_id", "status").get(pk=evidence.passage_id)
    edition = Edition.objects.select_related("document").defer("text", "sketch").get(pk=passage.edition_id)
    if not edition.is_published:
        return [edition]
    return [] if passage.is_published else [evidence.passage]


def _named(record: models.Model, paths: Iterable[str]) -> Iterator[Curated]:
    """The records at the ends of the paths, as far as there are any."""
    for path in paths:
        name, _dot, rest = path.partition(".")
        for one in _values(record, name):
            yield from _named(one, (rest,)) if rest else (one,)


def _values(record: models.Model, name: str) -> list[Any]:
    value = getattr(record, name, None)
    if isinstance(value, models.Manager):
        return list(decided(value.all()))
    return [] if value is None else [value]


def rests_on(part: Curated) -> bool:
    """Whether its record cannot be published before this part."""
    return isinstance(part, Evidence)
