"""Marks of Markdown left over in a text that is read as plain."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from kb.ingest.cleaning.corrections import Correction
from kb.ingest.parsed import RemovalReason

_STRONG = re.compile(r"(?<![*\w])(\*{2,3})(?=[^\s*])([^*]{0,500}?[^\s*])\1(?!\*)")
_DASH_BETWEEN = re.compile(r"(\*\*)([–—-])(\*\*)")
_INSTRUCTION = re.compile(r"\{\{[<%][^{}]{0,400}[>%]\}\}")
# A line of its own, or at the end of a paragraph above notes; in the middle it may be a blank to fill in.
_DRAWN = re.compile(r"\A\s*[_-]{5,}\s*\Z|\s*\n\s*_{10,}\s*\Z")
_STRONG_INSIDE = re.compile(r"(?<![*\d])(\*\*)(?=[^\W\d_])([^*]{0,500}?[^\s*])\1(?!\*)")


def markup_corrections(text: str) -> Iterator[Correction]:
    """Instructions to the program of a site, lines drawn of strokes, and pairs of asterisks around words.

    Single asterisks may be notes and stay.
    """
    if "{{" in text:
        yield from _instructions(text)
    if "_____" in text or "-----" in text:
        yield from _drawn_lines(text)
    if "**" not in text:
        return
    pairs = list(_STRONG.finditer(text)) or list(_STRONG_INSIDE.finditer(text))
    spans = []
    for match in sorted([*pairs, *_DASH_BETWEEN.finditer(text)], key=lambda one: one.start()):
        width = len(match[1])
        spans += [(match.start(), match.start() + width, ""), (match.end() - width, match.end(), "")]
    if spans:
        yield Correction(RemovalReason.MARKUP, tuple(spans), _("Asterisks of emphasis."))


def _instructions(text: str) -> Iterator[Correction]:
    spans = tuple((*match.span(), "") for match in _INSTRUCTION.finditer(text))
    if spans:
        yield Correction(RemovalReason.MARKUP, spans, _("Instruction to the program of the site."))


def _drawn_lines(text: str) -> Iterator[Correction]:
    match = _DRAWN.search(text)
    if match:
        yield Correction(RemovalReason.MARKUP, ((*match.span(), ""),), _("Line drawn across the page."))
