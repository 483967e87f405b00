"""Storing a parsed edition: its outline, passages, notes, removals and proposed corrections, whole or not at all."""

from collections.abc import Collection, Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.anchoring.resemblance import sketch
from kb.curation.importing import tell_import
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

from .parsed import ParsedEdition, Proposal, Refused

BATCH = 1000
#: Positions lie apart, so that a curator's selection finds its place after the passage it was made in.
STRIDE = 16
LONGEST_PATH = 60


@transaction.atomic
def store(
    parsed: ParsedEdition,
    *,
    document: Document,
    by: User | None,
    file: SourceFile | None = None,
    accepted: Collection[Proposal] = (),
) -> Edition:
    """The edition as drafts under the document, newest of its editions, told to the document's history.

    `accepted` are corrections that are in the text already (see kb.ingest.correcting). Raises Refused: `unchanged`
    where the document has this text already, `no-text` without a passage, `too-complex` where paths are too long.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    refuse_unchanged(parsed, document)
    _refuse_unfit(parsed)
    edition = _edition(parsed, document, file)
    sections = _sections(parsed, edition)
    passages = _passages(parsed, edition, sections)
    _note_markers(parsed, passages)
    _removals(parsed, edition)
    _corrections(parsed, edition, accepted, by)
    tell_import(edition=edition, by=by, passages=len(passages))
    return edition


def refuse_unchanged(parsed: ParsedEdition, document: Document) -> None:
    """Raise Refused (unchanged) where an imported edition of the document has these bytes with this text."""
    same = document.editions.filter(basis=Edition.Basis.TEXT, sha256=parsed.sha256)
    for edition in same.order_by("-number"):
        if edition.text == parsed.text:
            message = _("These bytes are edition %(number)d already.") % {"number": edition.number}
            raise Refused("unchanged", message)


def _refuse_unfit(parsed: ParsedEdition) -> None:
    if not parsed.stretches:
        raise Refused("no-text", _("There is no paragraph of text in this source."))
    if any(len(one.path) > LONGEST_PATH for one in (*parsed.outline, *parsed.stretches)):
        raise Refused("too-complex", _("Headings or lists lie deeper in each other than the base can hold."))


def _edition(parsed: ParsedEdition, document: Document, file: SourceFile | None) -> Edition:
    last = document.editions.order_by("-number").values_list("number", flat=True).first() or 0
    return Edition.objects.create(
        document=document,
        number=last + 1,
        basis=Edition.Basis.TEXT,
        sha256=parsed.sha256,
        media_type=parsed.media_type,
        size=parsed.size,
        file=file,
        extractor=parsed.extractor,
        text=parsed.text,
        sketch=sketch(parsed.text),
        note="\n".join(parsed.warnings),
    )


def _sections(parsed: ParsedEdition, edition: Edition) -> list[Section]:
    """The outline, level by level, because a heading must be there before what stands under it."""
    sections = [
        Section(edition=edition, path=one.path, position=position, number=one.number, heading=one.heading)
        for position, one in enumerate(parsed.outline)
    ]
    for level in _levels([one.parent for one in parsed.outline]):
        for index in level:
            parent = parsed.outline[index].parent
            sections[index].parent = sections[parent] if parent >= 0 else None
        Section.objects.bulk_create([sections[index] for index in level], batch_size=BATCH)
    return sections


def _levels(parents: Sequence[int]) -> Iterable[list[int]]:
    """The indices of a tree given by the index of each one's parent (or -1): the roots, their children, and so on."""
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent] + 1 if 0 <= parent < len(depths) else 0)
    return [
        [index for index, depth in enumerate(depths) if depth == level]
        for level in range(max(depths, default=-1) + 1)
    ]


def _passages(parsed: ParsedEdition, edition: Edition, sections: Sequence[Section]) -> list[Passage]:
    ids = fresh_ids(
        [f"passage/{edition.document.slug}/{edition.number}#{one.path}" for one in parsed.stretches]
    )
    usual = usable_tag(parsed.language, edition.document.language)
    passages = [
        Passage(
            public_id=public_id,
            edition=edition,
            section=sections[one.section] if one.section >= 0 else None,
            path=one.path,
            position=index * STRIDE,
            kind=one.kind.value,
            number=one.number,
            page=one.page,
            language=usable_tag(one.language, usual),
            fingerprint=one.fingerprint,
            text=one.text,
            start=one.start,
            end=one.end,
        )
        for index, (one, public_id) in enumerate(zip(parsed.stretches, ids, strict=True))
    ]
    return Passage.objects.bulk_create(passages, batch_size=BATCH)


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


def usable_tag(language: str, otherwise: str) -> str:
    """The language if it is a tag that the base can hold."""
    try:
        BCP_47(language)
    except ValidationError:
        return otherwise
    return language


def _note_markers(parsed: ParsedEdition, passages: Sequence[Passage]) -> None:
    """Each note once per passage, in the order of the first markers; a note is no note to itself."""
    pairs = dict.fromkeys((one.source, one.note) for one in parsed.markers if one.source != one.note)
    counts: dict[int, int] = {}
    markers = []
    for source, note in pairs:
        position = counts.get(source, 0)
        counts[source] = position + 1
        markers.append(NoteMarker(passage=passages[source], note=passages[note], position=position))
    NoteMarker.objects.bulk_create(markers, batch_size=BATCH)


def _removals(parsed: ParsedEdition, edition: Edition) -> None:
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
            for position, one in enumerate(parsed.removed)
        ),
        batch_size=BATCH,
    )


def _corrections(
    parsed: ParsedEdition, edition: Edition, accepted: Collection[Proposal], by: User | None
) -> None:
    """Open ones at their place in the text, and accepted ones where they were made, with who accepted them."""
    decided = {"decision": "accepted", "decided_by": by, "decided_at": timezone.now()} if by else {}
    rows = {
        (one.start, one.end, one.rule): ProposedCorrection(
            edition=edition,
            start=one.start,
            end=one.end,
            before=one.before,
            after=one.after,
            rule=one.rule,
            score=one.score,
            **columns,
        )
        for proposals, columns in ((parsed.proposals, {}), (accepted, decided))
        for one in proposals
        if one.start < one.end and one.before != one.after
    }
    ProposedCorrection.objects.bulk_create(rows.values(), batch_size=BATCH)
