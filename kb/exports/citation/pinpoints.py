"""Where in its source a record stands, as kb.citing names places."""

import re

from kb.citing import Pinpoint
from kb.models import Passage

_NOTE = re.compile(r"n\.?(\d+(?:\.\d+)*)(?:\.[^\W\d][\w-]*)*")
_SELECTION = re.compile(r"\.s\d+$")
_COUNTED = re.compile(r"(?:rec\.)?\d[\d.]*")


def passage_pinpoint(passage: Passage) -> Pinpoint:
    """By number; a place that has none is named by its anchor phrase. A selection is cited by its paragraph, a further
    paragraph of a note by its note.

    The number in the path is used, not the printed one: printed numbers may begin again within a document. Where the
    source does not print that number, the place says that it is counted. The passage that a selection is part of must
    be loaded.
    """
    path = _SELECTION.sub("", passage.path)
    if note := _NOTE.fullmatch(path):
        return Pinpoint(note=note[1], page=passage.page, is_counted=not _is_printed(note[1], _whole(passage)))
    if _COUNTED.fullmatch(path):
        is_counted = not _is_printed(path.removeprefix("rec."), passage)
        return Pinpoint(paragraph=path, page=passage.page, is_counted=is_counted)
    return Pinpoint(page=passage.page, quote=passage.anchor)


def prints_its_path(passage: Passage) -> bool:
    """Whether the path by which the passage is named is the number that its source prints."""
    return _is_printed(_SELECTION.sub("", passage.path), passage)


def _whole(passage: Passage) -> Passage:
    """The note that the passage is part of."""
    return _whole(passage.within) if passage.within else passage


def _is_printed(number: str, passage: Passage) -> bool:
    printed = (passage.within or passage).number if passage.within_id else passage.number
    return _bare(printed) == number


def _bare(printed: str) -> str:
    """The printed number without the marks around it."""
    return printed.strip(" .:()[]¶")
