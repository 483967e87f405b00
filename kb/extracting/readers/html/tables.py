"""Rows of HTML tables; tables that only lay out a page are seen through."""

from dataclasses import dataclass, field
from typing import Self

from selectolax.lexbor import LexborNode

from kb.extracting.parsed import NoteReference

LAYOUT_SIGNS = "table, h1, h2, h3, h4, h5, h6, ol, ul, article, section, form, blockquote"
MOST_PARAGRAPHS = 4  # in a cell of data


@dataclass(slots=True)
class TableRows:
    """The cells of the row that is open. A table for layout takes nothing, so its text becomes blocks of its own."""

    layout: bool
    cells: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    length: int = 0
    linked: int = 0  # characters of the open row that lead elsewhere
    inside: bool = False  # a cell is open

    @classmethod
    def of(cls, table: LexborNode) -> Self:
        """Judge a table by what is in it."""
        return cls(layout=_is_layout(table))

    def takes(self, text: str, references: tuple[NoteReference, ...]) -> bool:
        """Take a run of text as part of the open cell; not of a table for layout, and not a caption."""
        if self.layout or not self.inside:
            return False
        start = self.length + sum(len(part) + 1 for part in self.parts)
        self.references += [
            NoteReference(mark.start + start, mark.end + start, mark.anchor) for mark in references
        ]
        self.parts.append(text)
        return True

    def begin_cell(self) -> None:
        """A cell begins."""
        self.inside = True

    def end_cell(self) -> None:
        """The open cell ends."""
        cell = "\n".join(self.parts)
        self.cells.append(cell)
        self.length += len(cell) + 1
        self.parts = []
        self.inside = False

    def end_row(self) -> tuple[str, tuple[NoteReference, ...]] | None:
        """The row as text, cells parted by tabs, with its note markers; nothing where there is no text."""
        if self.parts:
            self.end_cell()
        row, references = "\t".join(self.cells), tuple(self.references)
        self.cells, self.references, self.length = [], [], 0
        return (row, references) if row.strip() else None


def _is_layout(table: LexborNode) -> bool:
    if table.attributes.get("role") in {"presentation", "none"}:
        return True
    if any(node.mem_id != table.mem_id for node in table.css(LAYOUT_SIGNS)):  # the table itself is among them
        return True
    if any(len(cell.css("p")) > MOST_PARAGRAPHS for cell in table.css("td")):
        return True
    return all(len(row.css("td, th")) < 2 for row in table.css("tr"))
