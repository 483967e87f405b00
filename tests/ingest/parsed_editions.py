"""Parsed editions made by hand: paragraphs with numbers and kinds, under headings, as reading would hand them on."""

import hashlib
from collections.abc import Iterable
from typing import Any

from kb.anchoring import fingerprint
from kb.curation import publish_edition, submit_edition
from kb.extracting.parsed import BlockKind, MarkerLink, Metadata, OutlineEntry, ParsedEdition, Stretch
from kb.models import Edition, User
from tests import factories


def show(edition: Edition) -> None:
    """Let readers see the edition: somebody submits it, and somebody else publishes it."""
    submit_edition(edition=edition, by=factories.user())
    publish_edition(edition=edition, by=factories.user(User.Role.REVIEWER))


def parsed_edition(
    paragraphs: Iterable[str | tuple[str, str]],
    *,
    headings: Iterable[tuple[str, str]] = (),
    notes: Iterable[tuple[int, int]] = (),
    data: bytes = b"",
    title: str = "",
    **values: Any,
) -> ParsedEdition:
    """An edition of these paragraphs (or pairs of number and paragraph) that stand under the last of the headings.

    `headings` are pairs of path and heading; `notes` are pairs of indices: the paragraph with the marker, and its note.
    """
    lines = [one if isinstance(one, tuple) else ("", one) for one in paragraphs]
    outline = _outline(headings)
    noted = {note for _source, note in notes}
    stretches, pieces, start = [], [], 0
    for index, (number, text) in enumerate(lines):
        stretches.append(
            Stretch(
                path=str(index + 1),
                kind=BlockKind.NOTE if index in noted else BlockKind.PARAGRAPH,
                number=number,
                start=start,
                end=start + len(text),
                text=text,
                fingerprint=fingerprint(text),
                section=len(outline) - 1,
            )
        )
        pieces.append(text)
        start += len(text) + 2
    text = "\n\n".join(pieces)
    data = data or text.encode()
    return ParsedEdition(
        **{
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "media_type": "text/plain",
            "extractor": "tests 1",
            "text": text,
            "outline": tuple(outline),
            "stretches": tuple(stretches),
            "markers": tuple(
                MarkerLink(source, note, stretches[source].end - 1, stretches[source].end, "1")
                for source, note in notes
            ),
            "metadata": Metadata(title=title),
            "language": "en",
            **values,
        }
    )


def _outline(headings: Iterable[tuple[str, str]]) -> list[OutlineEntry]:
    entries: list[OutlineEntry] = []
    for path, heading in headings:
        paths = [entry.path for entry in entries]
        above = path.rpartition(".")[0]
        entries.append(OutlineEntry(path, "", heading, paths.index(above) if above in paths else -1, 0))
    return entries
