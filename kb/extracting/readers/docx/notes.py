"""Numbers of a Word document's notes, and the marks between them and their text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Block
from kb.extracting.readers.list_numbers import roman
from kb.extracting.readers.xml import value

FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
AFTER_MARK = re.compile(r"[.):]\s+")


@dataclass(slots=True)
class NoteMarkers:
    """Numbers of notes in the order in which the text refers to them."""

    formats: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Element | None) -> Self:
        """Read from `word/settings.xml` how numbers are printed; endnotes are Roman unless something else is said."""
        endnotes = value(settings, "endnotePr", "numFmt") or "lowerRoman"
        return cls({"footnote": value(settings, "footnotePr", "numFmt"), "endnote": endnotes})

    def label(self, kind: str, identifier: str) -> str:
        """The marker of a note as printed; the first reference counts."""
        key = (kind, identifier)
        if key not in self.numbers:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.numbers[key] = FORMATS.get(self.formats.get(kind, ""), str)(self.counts[kind])
        return self.numbers[key]


def after_mark(note: Block) -> Block:
    """The note without the full stop or bracket that stands between its number and its text."""
    found = AFTER_MARK.match(note.text)
    cut = found.end() if found else 0
    references = tuple(replace(mark, start=mark.start - cut, end=mark.end - cut) for mark in note.references)
    return replace(note, text=note.text[cut:], references=references)
