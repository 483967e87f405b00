"""Where in its source a record stands, as kb.citing names places."""

import re

from kb.citing import Pinpoint
from kb.models import Passage, Provision

_NOTE = re.compile(r"n\.?(\d[\d.]*)")
_SELECTION = re.compile(r"\.s\d+$")
_COUNTED = re.compile(r"(?:rec\.)?\d[\d.]*")


def passage_pinpoint(passage: Passage) -> Pinpoint:
    """By number; a place that has none is named by its anchor phrase. A selection is cited by its paragraph.

    The number in the path is used, not the printed one: printed numbers may begin again within a document.
    """
    path = _SELECTION.sub("", passage.path)
    note = _NOTE.fullmatch(path)
    if note:
        return Pinpoint(note=note[1], page=passage.page)
    if _COUNTED.fullmatch(path):
        return Pinpoint(paragraph=path, page=passage.page)
    return Pinpoint(page=passage.page, quote=passage.anchor)


def provision_pinpoint(provision: Provision) -> Pinpoint:
    return Pinpoint(provision=provision.label)
