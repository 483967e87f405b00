"""Blocks out of the opening and closing of HTML elements, one pass, without recursion."""

from collections import Counter
from dataclasses import dataclass, field
from gettext import gettext as _

from selectolax.lexbor import LexborNode

from kb.extracting.parsed import Block, BlockKind, Hint, Refused
from kb.extracting.readers.html.elements import (
    BLOCKS,
    BOLD,
    CELLS,
    DEEPEST,
    LISTS,
    NOTHING,
    Element,
    Place,
)
from kb.extracting.readers.html.frames import NOWHERE, Away, Frame
from kb.extracting.readers.html.hints import hints_of
from kb.extracting.readers.html.links import MARKER, InnerLinks, target_of
from kb.extracting.readers.html.lists import ListCounter
from kb.extracting.readers.html.numbers import is_mark, raised
from kb.extracting.readers.html.tables import TableRows
from kb.extracting.readers.running_text import Flow


def too_deep() -> Refused:
    """What is said of a page whose elements are nested beyond all sense."""
    return Refused(
        "too-complex",
        _("The page is nested beyond all measure and cannot be read. Save it as PDF and import that."),
    )


@dataclass(slots=True)
class HtmlBuilder:
    """Takes the events of a walk through the body and makes blocks of them."""

    links: InnerLinks
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)  # one for each block
    elements: list[Element] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    frames: list[Frame] = field(default_factory=list)
    lists: list[ListCounter] = field(default_factory=list)
    tables: list[TableRows] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    inside: Counter[str] = field(default_factory=Counter)  # open elements by tag
    note_number: str = ""
    leading: bool = False  # a link to elsewhere is open
    away: Away = field(default_factory=Away)
    skipping: bool = False  # a marker whose text has been taken already is open

    def open(self, node: LexborNode) -> None:
        """An element begins."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.flush()
        self._enter(node, tag)
        if tag in {"br", "option"}:
            self._open_flow.break_line()
        elif tag in LISTS:
            self.lists.append(ListCounter.of(node))
        elif tag == "li" and self.lists and Hint.HIDDEN not in self._above.hints:
            self.lists[-1].begin(node)
        elif tag in CELLS and self.tables:
            self.tables[-1].begin_cell()
        elif tag == "table":
            self.tables.append(TableRows.of(node))
        elif tag == "a":
            self.leading = not (node.attributes.get("href") or "#").startswith("#")
            self._link(node)

    def close(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.flush()
        if tag in LISTS and self.lists:
            self.lists.pop()
        elif tag in CELLS and self.tables:
            self.tables[-1].end_cell()
        elif tag == "tr" and self.tables:
            self._row()
        elif tag == "table" and self.tables:
            self._row()
            self.tables.pop()
        elif tag == "a":
            self.leading = self.skipping = False
        self._leave(tag)

    def text(self, text: str) -> None:
        """A run of characters."""
        if self.skipping:
            return
        if text[:1].isalpha() and is_mark("".join(self.flow.pieces[:3]).strip()):
            self.flow.add(" ")  # a number in an element of its own inside the paragraph
        if self.inside["sup"]:
            text = raised(text, after=self.flow.pieces)
        if self.inside["pre"]:
            self._open_flow.keep(text, linked=self.leading)
        else:
            self._open_flow.add(text, bold=any(self.inside[tag] for tag in BOLD), linked=self.leading)

    @property
    def _above(self) -> Frame:
        return self.frames[-1] if self.frames else NOWHERE

    @property
    def _open_flow(self) -> Flow:
        return self.flow if self._above.away is None else self.away.flow

    def flush(self) -> None:
        """What has run together becomes a block, or a part of the open cell; words not shown stand behind it."""
        self.away.end(self._above)
        self._flush_text()
        for block, place in self.away.taken():
            self._put(block, place)

    def _put(self, block: Block, place: Place) -> None:
        self.blocks.append(block)
        self.places.append(place)

    def _flush_text(self) -> None:
        flow, self.flow = self.flow, Flow()
        text, references = flow.finish()
        if not text.strip(NOTHING):
            return
        if self.tables and self.tables[-1].takes(text, references):
            self.tables[-1].linked += flow.linked
            return
        place = Place(self._above.element, flow.linked / max(1, flow.length))
        self._put(self._block(Block(text, references=references), flow.is_bold), place)

    def _block(self, block: Block, is_bold: bool) -> Block:
        frame = self._above
        kind, level, number = frame.kind, 0, ""
        if frame.level:
            kind, level = BlockKind.HEADING, frame.level
        elif frame.is_note:
            kind, number = BlockKind.NOTE, self._note_number()
        elif self.lists and self.lists[-1].inside:
            kind, level, number = BlockKind.LIST_ITEM, len(self.lists), self.lists[-1].take()
        hints = frame.hints | ({Hint.BOLD} if is_bold else set())
        return Block(
            block.text, kind, level, number, "", frame.language, self._anchor(), block.references, hints
        )

    def _note_number(self) -> str:
        """The number that leads back from the note, else that of its list item."""
        number, self.note_number = self.note_number, ""
        return number or (self.lists[-1].take() if self.lists else "")

    def _anchor(self) -> str:
        """The id that note markers lead to, else the innermost of the element's own; each is used once."""
        names, self.anchors = self.anchors, []
        return next((name for name in names if name in self.links.notes), names[-1] if names else "")

    def _enter(self, node: LexborNode, tag: str) -> None:
        if len(self.frames) > DEEPEST:
            raise Refused(
                "too-complex", _("The page is nested too deeply to be read. Save it as PDF instead.")
            )
        attributes = node.attributes
        name = attributes.get("id") or (attributes.get("name") if tag == "a" else "") or ""
        if name:
            self.anchors.append(name)
        above = self._above
        self.inside[tag] += 1
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        own = hints_of(node, tag, inside=self.inside["main"] + self.inside["article"] > 0)
        self.elements.append(Element(above.element, tag, names, own))
        frame = above.inside(node, tag, own, len(self.elements) - 1)
        frame.is_note = frame.is_note or (name in self.links.notes and tag != "a")
        is_in_cell = bool(self.tables) and not self.tables[-1].layout
        frame.put_away(node, is_part=tag not in BLOCKS or is_in_cell)
        self.frames.append(frame)
        if tag == "a" and name in self.links.notes:
            self._note_begins()

    def _note_begins(self) -> None:
        """An anchor inside a paragraph begins a note: the nearest block element is the note."""
        for frame in reversed(self.frames):
            frame.is_note = True
            if frame.tag in BLOCKS:
                return

    def _leave(self, tag: str) -> None:
        if self.frames:
            self.inside[tag] -= 1
            if self._above.away is not None and (len(self.frames) < 2 or self.frames[-2].away is None):
                self.away.end(self._above)
            self.frames.pop()

    def _link(self, node: LexborNode) -> None:
        if self._above.away is not None:
            return
        if self.links.is_reference(node):
            self.flow.refer(node.text().strip(), target_of(node))
            self.skipping = True
        elif self.links.leads_back(node):
            self.skipping = True
            marker = node.text().strip()
            self.note_number = marker if MARKER.match(marker) else self.note_number

    def _row(self) -> None:
        row = self.tables[-1].end_row()
        if row is not None:
            text, references = row
            linked, self.tables[-1].linked = self.tables[-1].linked, 0
            above = self._above
            block = Block(
                text,
                BlockKind.TABLE_ROW,
                language=above.language,
                anchor=self._anchor(),
                references=references,
                hints=above.hints,
            )
            self._put(block, Place(above.element, linked / len(text)))
