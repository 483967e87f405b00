"""The rows of an edition as the base holds them: sections, passages, note markers, removals and corrections."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from kb.extracting.parsed import ParsedEdition, Proposal, Stretch
from kb.ingest.editions.fresh_ids import fresh_ids
from kb.models import (
    Document,
    Edition,
    NoteMarker,
    Passage,
    ProposedCorrection,
    Removal,
    Section,
    SourceFile,
    User,
)
from kb.models.fields import BCP_47

BATCH = 1000
#: Positions lie apart, so that a curator's selection finds its place after the passage it was made in.
STRIDE = 16


@dataclass(frozen=True)
class Arrival:
    """A parsed edition on its way to a document, from a file; `accepted` are corrections that are in it already."""

    parsed: ParsedEdition
    document: Document
    file: SourceFile | None = None
    accepted: Collection[Proposal] = ()


type _Placed = Sequence[tuple[Arrival, Edition]]


def store_sections(placed: _Placed) -> list[list[Section]]:
    """The outlines, level by level, because a heading must be there before what stands under it."""
    outlines = [
        [
            Section(edition=edition, path=one.path, position=position, number=one.number, heading=one.heading)
            for position, one in enumerate(arrival.parsed.outline)
        ]
        for arrival, edition in placed
    ]
    levels = [_levels([one.parent for one in arrival.parsed.outline]) for arrival, _edition in placed]
    for depth in range(max(map(len, levels), default=0)):
        level = [
            (outline[index], arrival.parsed.outline[index].parent, outline)
            for (arrival, _edition), outline, indices in zip(placed, outlines, levels, strict=True)
            if depth < len(indices)
            for index in indices[depth]
        ]
        for section, parent, outline in level:
            section.parent = outline[parent] if parent >= 0 else None
        Section.objects.bulk_create([section for section, _parent, _outline in level], batch_size=BATCH)
    return outlines


def _levels(parents: Sequence[int]) -> list[list[int]]:
    """The indices of a tree given by the index of each one's parent (or -1): the roots, their children, and so on."""
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent] + 1 if 0 <= parent < len(depths) else 0)
    return [
        [index for index, depth in enumerate(depths) if depth == level]
        for level in range(max(depths, default=-1) + 1)
    ]


def store_passages(
    placed: _Placed, sections: Sequence[Sequence[Section]], standing: dict[str, Any]
) -> list[list[Passage]]:
    handles = [
        f"passage/{edition.document.slug}/{edition.number}#{one.path}"
        for arrival, edition in placed
        for one in arrival.parsed.stretches
    ]
    ids = iter(fresh_ids(handles))
    passages = [
        [
            _passage(one, index, edition, outline, language=arrival.parsed.language, public_id=next(ids))
            for index, one in enumerate(arrival.parsed.stretches)
        ]
        for (arrival, edition), outline in zip(placed, sections, strict=True)
    ]
    every = [passage for listed in passages for passage in listed]
    for passage in every:
        for name, value in standing.items():
            setattr(passage, name, value)
    Passage.objects.bulk_create(every, batch_size=BATCH)
    return passages


def _passage(
    stretch: Stretch,
    index: int,
    edition: Edition,
    outline: Sequence[Section],
    *,
    language: str,
    public_id: str,
) -> Passage:
    usual = usable_tag(language, edition.document.language)
    return Passage(
        public_id=public_id,
        edition=edition,
        section=outline[stretch.section] if stretch.section >= 0 else None,
        path=stretch.path,
        position=index * STRIDE,
        kind=stretch.kind.value,
        number=stretch.number,
        page=stretch.page,
        language=usable_tag(stretch.language, usual),
        fingerprint=stretch.fingerprint,
        text=stretch.text,
        start=stretch.start,
        end=stretch.end,
    )


@cache
def usable_tag(language: str, otherwise: str) -> str:
    """The language if it is a tag that the base can hold."""
    try:
        BCP_47(language)
    except ValidationError:
        return otherwise
    return language


def store_note_markers(arrivals: Sequence[Arrival], passages: Sequence[Sequence[Passage]]) -> None:
    """Each note once per passage, in the order of the first markers; a note is no note to itself."""
    rows: list[NoteMarker] = []
    for arrival, listed in zip(arrivals, passages, strict=True):
        markers = arrival.parsed.markers
        pairs = dict.fromkeys((one.source, one.note) for one in markers if one.source != one.note)
        counts: dict[int, int] = {}
        for source, note in pairs:
            position = counts.get(source, 0)
            counts[source] = position + 1
            rows.append(NoteMarker(passage=listed[source], note=listed[note], position=position))
    NoteMarker.objects.bulk_create(rows, batch_size=BATCH)


def store_removals(placed: _Placed) -> None:
    Removal.objects.bulk_create(
        (
            Removal(
                edition=edition,
                key=one.key,
                position=position,
                reason=one.reason.value,
                text=one.text,
                start=one.start,
                note=one.note,
            )
            for arrival, edition in placed
            for position, one in enumerate(arrival.parsed.removed)
        ),
        batch_size=BATCH,
    )


def store_corrections(placed: _Placed, by: User | None) -> None:
    """Open ones at their place in the text, and accepted ones where they were made, with who accepted them."""
    decided = {"decision": "accepted", "decided_by": by, "decided_at": timezone.now()} if by else {}
    rows = {
        (edition.pk, one.start, one.end, one.rule): ProposedCorrection(
            edition=edition,
            start=one.start,
            end=one.end,
            before=one.before,
            after=one.after,
            rule=one.rule,
            score=one.score,
            **columns,
        )
        for arrival, edition in placed
        for proposals, columns in ((arrival.parsed.proposals, {}), (arrival.accepted, decided))
        for one in proposals
        if one.start < one.end and one.before != one.after
    }
    ProposedCorrection.objects.bulk_create(rows.values(), batch_size=BATCH)
