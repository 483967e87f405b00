"""Marks of Markdown left over in a text that is read as plain."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from kb.ingest.cleaning.corrections import Correction
from kb.ingest.parsed import RemovalReason

_STRONG = re.compile(r"(?<![*\w])(\*{2,3})(?=[^\s*])([^*]{0,500}?[^\s*])\1(?!\*)")
_STRONG_INSIDE = re.compile(r"(?<![*\d])(\*\*)(?=[^\W\d_])([^*]{0,500}?[^\s*])\1(?!\*)")


def markup_corrections(text: str) -> Iterator[Correction]:
    """The pairs of double or triple asterisks around words; single ones may be notes and stay."""
    if "**" not in text:
        return
    pairs = list(_STRONG.finditer(text)) or list(_STRONG_INSIDE.finditer(text))
    spans = []
    for match in pairs:
        width = len(match[1])
        spans += [(match.start(), match.start() + width, ""), (match.end() - width, match.end(), "")]
    if spans:
        yield Correction(RemovalReason.MARKUP, tuple(spans), _("Asterisks of emphasis."))
