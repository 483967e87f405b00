"""Storing a parsed edition: its outline, passages, notes, removals and proposed corrections, whole or not at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.anchoring.resemblance import sketch
from kb.curation.imports import published_now, tell_arrivals
from kb.extracting.parsed import ParsedEdition, Proposal, Refused, Stretch
from kb.identifying import derive, mint
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
LONGEST_PATH = 60


@dataclass(frozen=True)
class Arrival:
    """A parsed edition on its way to a document, from a file; `accepted` are corrections that are in it already."""

    parsed: ParsedEdition
    document: Document
    file: SourceFile | None = None
    accepted: Collection[Proposal] = ()


def store(
    parsed: ParsedEdition,
    *,
    document: Document,
    by: User | None,
    file: SourceFile | None = None,
    accepted: Collection[Proposal] = (),
) -> Edition:
    """The edition as drafts under the document, newest of its editions, told to the document's history.

    `accepted` are corrections that are in the text already (see kb.extracting.correcting). Raises Refused: `unchanged`
    where the document has this text already, `no-text` without a passage, `too-complex` where paths are too long.
    """
    return store_all([Arrival(parsed, document, file, accepted)], by=by)[0]


@transaction.atomic
def store_all(arrivals: Sequence[Arrival], *, by: User | None, published: bool = False) -> list[Edition]:
    """The editions in this order, all or none, in a number of statements that does not grow with theirs.

    `published` is for commands on the machine: readers see the passages at once. Raises as `store` does.
    """
    documents = Document.objects.select_for_update().in_bulk([one.document.pk for one in arrivals])
    if len(documents) < len(arrivals):
        raise ValueError("one edition of a document at a time")
    for one in arrivals:
        refuse_unfit(one.parsed)
    _refuse_unchanged(arrivals)
    standing = published_now() if published else {}
    editions = _editions(arrivals, documents, {"changed_by": by, **standing})
    placed = list(zip(arrivals, editions, strict=True))
    sections = _sections(placed)
    passages = _passages(placed, sections, standing)
    _note_markers(arrivals, passages)
    _removals(placed)
    _corrections(placed, by)
    tell_arrivals(list(zip(editions, passages, strict=True)), by=by, published=published)
    return editions


def refuse_known_bytes(parsed: ParsedEdition, document: Document) -> None:
    """Raise Refused (unchanged) where an imported edition in use has these bytes, whatever was read."""
    for edition in document.editions.texts_in_use().filter(sha256=parsed.sha256):
        raise _unchanged(edition)


def _refuse_unchanged(arrivals: Sequence[Arrival]) -> None:
    wanted = {(one.document.pk, one.parsed.sha256): one.parsed.text for one in arrivals}
    same = Edition.objects.texts_in_use().filter(
        document__in={document for document, _sha256 in wanted},
        sha256__in={sha256 for _document, sha256 in wanted},
    )
    for edition in same:
        if wanted.get((edition.document_id, edition.sha256)) == edition.text:
            raise _unchanged(edition)


def _unchanged(edition: Edition) -> Refused:
    return Refused("unchanged", _("These bytes are edition %(number)d already.") % {"number": edition.number})


def refuse_unfit(parsed: ParsedEdition) -> None:
    """Raise Refused for an edition that the base cannot hold."""
    if not parsed.stretches:
        raise Refused("no-text", _("There is no paragraph of text in this source."))
    paths = (*(one.path for one in parsed.outline), *(one.path for one in parsed.stretches))
    if any(len(path) > LONGEST_PATH for path in paths):
        raise Refused("too-complex", _("Headings or lists lie deeper in each other than the base can hold."))


def _editions(
    arrivals: Sequence[Arrival], documents: dict[int, Document], standing: dict[str, Any]
) -> list[Edition]:
    numbered = Edition.objects.filter(document__in=documents).order_by().values_list("document")
    last = dict(numbered.annotate(Max("number")))
    return Edition.objects.bulk_create(
        Edition(
            document=documents[one.document.pk],
            number=last.get(one.document.pk, 0) + 1,
            basis=Edition.Basis.TEXT,
            sha256=one.parsed.sha256,
            media_type=one.parsed.media_type,
            size=one.parsed.size,
            file=one.file,
            extractor=one.parsed.extractor,
            text=one.parsed.text,
            sketch=sketch(one.parsed.text),
            note="\n".join(one.parsed.warnings),
            **standing,
        )
        for one in arrivals
    )


type _Placed = Sequence[tuple[Arrival, Edition]]


def _sections(placed: _Placed) -> list[list[Section]]:
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


def _passages(
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


def fresh_ids(handles: Sequence[str]) -> list[str]:
    """A public id for each handle: the one that follows from it, or one at random where that is taken."""
    ids = [derive(handle) for handle in handles]
    taken = set(Passage.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
    fresh: list[str] = []
    for public_id in ids:
        while public_id in taken:
            public_id = mint()
        taken.add(public_id)
        fresh.append(public_id)
    return fresh


@cache
def usable_tag(language: str, otherwise: str) -> str:
    """The language if it is a tag that the base can hold."""
    try:
        BCP_47(language)
    except ValidationError:
        return otherwise
    return language


def _note_markers(arrivals: Sequence[Arrival], passages: Sequence[Sequence[Passage]]) -> None:
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


def _removals(placed: _Placed) -> None:
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


def _corrections(placed: _Placed, by: User | None) -> None:
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
