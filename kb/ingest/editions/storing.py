"""Storing a parsed edition: its outline, passages, notes, removals and proposed corrections, whole or not at all."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kb.anchoring.resemblance import sketch
from kb.curation.imports import published_now, tell_arrivals
from kb.extracting.parsed import ParsedEdition, Proposal, Refused
from kb.ingest.editions.stored_rows import (
    Arrival,
    store_corrections,
    store_note_markers,
    store_passages,
    store_removals,
    store_sections,
)
from kb.models import Document, Edition, SourceFile, User

LONGEST_PATH = 60


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
    sections = store_sections(placed)
    passages = store_passages(placed, sections, standing)
    store_note_markers(arrivals, passages)
    store_removals(placed)
    store_corrections(placed, by)
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
