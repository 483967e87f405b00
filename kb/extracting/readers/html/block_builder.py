"""Blocks out of the opening and closing of HTML elements, one pass, without recursion."""

import re
from dataclasses import dataclass, field
from gettext import gettext as _

from selectolax.lexbor import LexborNode

from kb.extracting.parsed import Block, BlockKind, Hint, Refused
from kb.extracting.readers.html.hints import hints_of
from kb.extracting.readers.html.links import MARKER, InnerLinks, target_of
from kb.extracting.readers.html.lists import ListCounter
from kb.extracting.readers.html.tables import TableRows
from kb.extracting.readers.running_text import Flow

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
DEEPEST = 1_000  # elements inside each other; browsers stop at 512
BOLD = frozenset(("b", "strong"))
STRUCK = frozenset(("del", "s", "strike"))
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
LISTS = frozenset(("ol", "ul", "menu"))
CELLS = frozenset(("td", "th"))


def too_deep() -> Refused:
    """What is said of a page whose elements are nested beyond all sense."""
    return Refused(
        "too-complex",
        _("The page is nested beyond all measure and cannot be read. Save it as PDF and import that."),
    )


@dataclass(slots=True)
class Frame:
    """What an open element changes for the text inside it."""

    hints: frozenset[Hint]
    language: str
    kind: BlockKind
    tag: str
    is_note: bool
    is_struck: bool = False


NOWHERE = Frame(frozenset(), "", BlockKind.PARAGRAPH, "", is_note=False)


@dataclass(slots=True)
class HtmlBuilder:
    """Takes the events of a walk through the body and makes blocks of them."""

    links: InnerLinks
    has_main: bool
    blocks: list[Block] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    frames: list[Frame] = field(default_factory=list)
    lists: list[ListCounter] = field(default_factory=list)
    tables: list[TableRows] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    level: int = 0
    bold: int = 0
    pre: int = 0
    mains: int = 0
    articles: int = 0
    note_number: str = ""
    struck: Flow = field(default_factory=Flow)  # words struck out since the last that were whole
    struck_blocks: list[Block] = field(default_factory=list)  # those that stand in what runs together now
    skipping: int = 0  # a marker whose text has been taken already is open

    def open(self, node: LexborNode) -> None:
        """An element begins."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.flush()
        self._enter(node, tag)
        if tag in HEADINGS:
            self.level = HEADINGS[tag]
        elif tag == "br":
            (self.struck if self._is_struck else self.flow).break_line()
        elif tag == "pre":
            self.pre += 1
        elif tag in BOLD:
            self.bold += 1
        elif tag in LISTS:
            self.lists.append(ListCounter.of(node))
        elif tag == "li" and self.lists:
            self.lists[-1].begin(node)
        elif tag == "table":
            self.tables.append(TableRows.of(node))
        elif tag == "a" and not self._is_struck:
            self._link(node)

    def close(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.flush()
        if tag in HEADINGS:
            self.level = 0
        elif tag == "pre":
            self.pre -= 1
        elif tag in BOLD:
            self.bold -= 1
        elif tag in LISTS and self.lists:
            self.lists.pop()
        elif tag in CELLS and self.tables:
            self.tables[-1].end_cell()
        elif tag == "tr" and self.tables:
            self._row()
        elif tag == "table" and self.tables:
            self._row()
            self.tables.pop()
        elif tag == "a" and self.skipping:
            self.skipping = 0
        self._leave(tag)

    def text(self, text: str) -> None:
        """A run of characters."""
        if self.skipping:
            return
        flow = self.struck if self._is_struck else self.flow
        if self.pre:
            flow.keep(text)
        else:
            flow.add(text, bold=self.bold > 0)

    def finish(self) -> tuple[Block, ...]:
        """The blocks, at the end of the walk."""
        self.flush()
        return tuple(self.blocks)

    @property
    def _is_struck(self) -> bool:
        return bool(self.frames) and self.frames[-1].is_struck

    def flush(self) -> None:
        """What has run together becomes a block, or a part of the cell that is open; struck words stand behind it."""
        self._end_struck()
        self._flush_text()
        self.blocks += self.struck_blocks
        self.struck_blocks = []

    def _end_struck(self) -> None:
        """Words that were struck out become a block of their own, for cleaning to leave out."""
        text, references = self.struck.finish()
        self.struck = Flow()
        if text:
            above = self.frames[-1] if self.frames else NOWHERE
            hints = above.hints | {Hint.STRUCK}
            self.struck_blocks.append(
                Block(text, language=above.language, references=references, hints=hints)
            )

    def _flush_text(self) -> None:
        text, references = self.flow.finish()
        is_bold = self.flow.is_bold
        self.flow = Flow()
        if not text:
            return
        if self.tables and self.tables[-1].takes(text, references):
            return
        self.blocks.append(self._block(Block(text, references=references), is_bold))

    def _block(self, block: Block, is_bold: bool) -> Block:
        frame = self.frames[-1] if self.frames else NOWHERE
        kind, level, number = frame.kind, 0, ""
        if self.level:
            kind, level = BlockKind.HEADING, self.level
        elif frame.is_note:
            kind, number = BlockKind.NOTE, self._note_number()
        elif self.lists and self.lists[-1].inside:
            kind, level, number = BlockKind.LIST_ITEM, len(self.lists), self.lists[-1].take()
        hints = frame.hints | ({Hint.BOLD} if is_bold else set())
        if self.has_main and not self.mains and not hints:
            hints = frozenset({Hint.ASIDE})
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
        above = self.frames[-1] if self.frames else NOWHERE
        self.mains += tag == "main"
        self.articles += tag == "article"
        self.frames.append(
            Frame(
                above.hints | hints_of(node, tag, inside=self.mains > 0 or self.articles > 0),
                attributes.get("lang") or above.language,
                BlockKind.BLOCK_QUOTATION if tag == "blockquote" else above.kind,
                tag,
                above.is_note
                or (name in self.links.notes and tag != "a")
                or attributes.get("role") in {"doc-footnote", "doc-endnote"},
                above.is_struck or tag in STRUCK or bool(LINE_THROUGH.search(attributes.get("style") or "")),
            )
        )
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
            self.mains -= tag == "main"
            self.articles -= tag == "article"
            if self._is_struck and not (len(self.frames) > 1 and self.frames[-2].is_struck):
                self._end_struck()
            self.frames.pop()

    def _link(self, node: LexborNode) -> None:
        if self.links.is_reference(node):
            self.flow.refer(node.text().strip(), target_of(node))
            self.skipping = 1
        elif self.links.leads_back(node):
            self.skipping = 1
            marker = node.text().strip()
            self.note_number = marker if MARKER.match(marker) else self.note_number

    def _row(self) -> None:
        row = self.tables[-1].end_row()
        if row is not None:
            text, references = row
            above = self.frames[-1] if self.frames else NOWHERE
            self.blocks.append(
                Block(
                    text,
                    BlockKind.TABLE_ROW,
                    language=above.language,
                    anchor=self._anchor(),
                    references=references,
                    hints=above.hints,
                )
            )
