"""Marks of Markdown left over in a text that is read as plain."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from kb.extracting.cleaning.corrections import Correction
from kb.extracting.parsed import RemovalReason

# Notes of removals, translated once: there may be thousands.
_OF_EMPHASIS = _("Asterisks of emphasis.")
_OF_AN_INSTRUCTION = _("Instruction to the program of the site.")
_OF_A_LINE = _("Line drawn across the page.")

_STRONG = re.compile(r"(?<![*\w])(\*{2,3})(?=[^\s*])([^*]{0,500}?[^\s*])\1(?!\*)")
_DASH_BETWEEN = re.compile(r"(\*\*)([–—-])(\*\*)")
_INSTRUCTION = re.compile(r"\{\{[<%][^{}]{0,400}[>%]\}\}")
_SHORTEST_LINE = 5  # strokes
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
        yield Correction(RemovalReason.MARKUP, tuple(spans), _OF_EMPHASIS)


def _instructions(text: str) -> Iterator[Correction]:
    spans = tuple((*match.span(), "") for match in _INSTRUCTION.finditer(text))
    if spans:
        yield Correction(RemovalReason.MARKUP, spans, _OF_AN_INSTRUCTION)


def _drawn_lines(text: str) -> Iterator[Correction]:
    """A line of strokes that is all there is, or that ends a block; in the middle it may be a blank to fill in."""
    stripped = text.rstrip()
    before = stripped.rstrip("_-")
    is_alone = not before.strip() and len(stripped) - len(before) >= _SHORTEST_LINE
    ends_block = before.rstrip(" ").endswith("\n") and stripped.endswith("_" * 2 * _SHORTEST_LINE)
    if is_alone or ends_block:
        start = len(before.rstrip())
        yield Correction(RemovalReason.MARKUP, ((start, len(text), ""),), _OF_A_LINE)
