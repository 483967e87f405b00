"""Where in its source a record stands, as kb.citing names places."""

import re

from kb.citing import Pinpoint
from kb.models import Passage, Provision

_NOTE = re.compile(r"n\.?(\d[\d.]*)")
_COUNTED = re.compile(r"(?:rec\.)?\d[\d.]*")


def passage_pinpoint(passage: Passage) -> Pinpoint:
    """By number; a place that has none is named by its anchor phrase.

    The number in the path is used, not the printed one: printed numbers may begin again within a document.
    """
    note = _NOTE.fullmatch(passage.path)
    if note:
        return Pinpoint(note=note[1], page=passage.page)
    if _COUNTED.fullmatch(passage.path):
        return Pinpoint(paragraph=passage.path, page=passage.page)
    return Pinpoint(page=passage.page, quote=passage.anchor)


def provision_pinpoint(provision: Provision) -> Pinpoint:
    return Pinpoint(provision=provision.label)
