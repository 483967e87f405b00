"""The running text of one block while a reader walks through its markup, with the note markers in it."""

import re
from dataclasses import dataclass, field

from kb.extracting.parsed import NoteReference

# White space that markup collapses; a no-break space is a character of the text.
COLLAPSING = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Flow:
    """Pieces of text in order. `add` collapses white space as markup does, `keep` takes the text as it is."""

    pieces: list[str] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    length: int = 0
    bold: int = 0  # characters that are bold
    linked: int = 0  # characters that lead elsewhere

    def add(self, text: str, *, bold: bool = False, linked: bool = False) -> None:
        """Append text of markup: runs of white space become one space, none at the beginning of a line."""
        text = COLLAPSING.sub(" ", text)
        if text.startswith(" ") and (not self.pieces or self.pieces[-1][-1] in " \n\t"):
            text = text[1:]
        self.keep(text, bold=bold, linked=linked)

    def keep(self, text: str, *, bold: bool = False, linked: bool = False) -> None:
        """Append text exactly as it is."""
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.bold += len(text) if bold else 0
            self.linked += len(text) if linked else 0

    def break_line(self) -> None:
        """A line break of the source; a space before it goes, as in markup."""
        if self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
            if not self.pieces[-1]:
                self.pieces.pop()
        self.keep("\n")

    def refer(self, label: str, anchor: str) -> None:
        """A note marker and the anchor of its note."""
        start = self.length
        self.keep(label)
        self.references.append(NoteReference(start, self.length, anchor))

    @property
    def is_bold(self) -> bool:
        """Whether nearly all letters are bold."""
        return self.length > 0 and self.bold >= 0.9 * len("".join(self.pieces).strip())

    def finish(self) -> tuple[str, tuple[NoteReference, ...]]:
        """The text without white space around it, and its note markers, whose places follow."""
        whole = "".join(self.pieces)
        text = whole.strip(" \t\n\r\f")
        before = len(whole) - len(whole.lstrip(" \t\n\r\f"))
        references = tuple(
            NoteReference(mark.start - before, mark.end - before, mark.anchor)
            for mark in self.references
            if before <= mark.start and mark.end - before <= len(text)
        )
        return text, references
