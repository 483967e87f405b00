"""What an open element changes for the text inside it, and words that are put away."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.html.elements import HEADINGS, Place
from kb.extracting.readers.html.hidden import CHOICES, is_hidden
from kb.extracting.readers.running_text import Flow

STRUCK = frozenset(("del", "s", "strike"))
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote"))


@dataclass(slots=True)
class Frame:
    """What an open element changes for the text inside it. `level` is that of a heading around it, else 0.

    `away` says why its words are not shown.
    """

    hints: frozenset[Hint]
    language: str
    kind: BlockKind
    tag: str
    is_note: bool
    element: int
    level: int = 0
    away: Hint | None = None

    def inside(self, node: LexborNode, tag: str, own: frozenset[Hint], element: int) -> "Frame":
        """The frame of an element that opens in this one; `own` are the element's hints, `element` its number."""
        attributes = node.attributes
        return Frame(
            self.hints | own,
            attributes.get("lang") or self.language,
            BlockKind.BLOCK_QUOTATION if tag == "blockquote" else self.kind,
            tag,
            self.is_note or attributes.get("role") in NOTE_ROLES,
            element,
            HEADINGS.get(tag, self.level),
            self.away,
        )

    def put_away(self, node: LexborNode, *, is_part: bool) -> None:
        """Words struck out, and hidden ones that are part of a line or cell, are put away; hidden blocks are hinted."""
        if self.away is not None:
            return
        if self.tag in STRUCK or LINE_THROUGH.search(node.attributes.get("style") or ""):
            self.away = Hint.STRUCK
        elif self.tag in CHOICES:
            self.away = Hint.FORM
        elif is_hidden(node):
            self.away = Hint.HIDDEN if is_part else None
            self.hints |= {Hint.HIDDEN}


NOWHERE = Frame(frozenset(), "", BlockKind.PARAGRAPH, "", is_note=False, element=-1)


@dataclass(slots=True)
class Away:
    """Words that are not shown: those since the last that were, and the blocks of them in what runs together now."""

    flow: Flow = field(default_factory=Flow)
    blocks: list[tuple[Block, Place]] = field(default_factory=list)

    def end(self, frame: Frame) -> None:
        """The words become a block of their own, for cleaning to leave out."""
        text, references = self.flow.finish()
        self.flow = Flow()
        if text and frame.away is not None:
            hints = frame.hints | {frame.away}
            block = Block(text, language=frame.language, references=references, hints=hints)
            self.blocks.append((block, Place(frame.element)))

    def taken(self) -> list[tuple[Block, Place]]:
        """The blocks, which stand behind the words that are shown."""
        blocks, self.blocks = self.blocks, []
        return blocks
