"""Akoma Ntoso and other XML as blocks: numbered provisions under their headings, notes of the editors linked."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Block, BlockKind, Extract, Hint
from kb.extracting.readers.akoma_ntoso_metadata import metadata_of, squeezed
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.running_text import Flow
from kb.extracting.readers.xml import parse_xml

AKOMA_NTOSO = "application/akn+xml"
XML = "application/xml"
EXTRACTOR = "xml reader 1"
# Parts of a law that have a number and a heading, outermost first, with the level of their headings.
LEVELS = {
    "part": 1, "book": 1, "tome": 1, "title": 1, "subpart": 2, "chapter": 2, "subchapter": 3, "subtitle": 2,
    "division": 3, "section": 3, "subsection": 4, "subdivision": 4, "article": 4, "rule": 4, "level": 4,
    "hcontainer": 4, "clause": 5, "subrule": 5,
}  # fmt: skip
ITEMS = {
    "paragraph": 1, "subparagraph": 2, "point": 2, "alinea": 1, "list": 1, "item": 2, "indent": 2, "sublist": 3,
    "subclause": 2, "proviso": 2, "transitional": 1,
}  # fmt: skip
PARAGRAPHS = frozenset((
    "p", "block", "recital", "citation", "formula", "heading", "subheading", "crossHeading",
    "listIntroduction", "listWrapUp", "wrapUp", "intro", "blockContainer", "td", "th", "tocItem", "li", "para",
    "title", "head", "note", "subtitle",
))  # fmt: skip
TITLES = frozenset(("docTitle", "longTitle"))
HEADINGS = frozenset(("heading", "subheading", "crossHeading", "head", "title"))
QUOTATIONS = frozenset(("quotedStructure", "quotedText", "embeddedStructure", "blockquote"))
HINTS = {"toc": Hint.NAVIGATION, "conclusions": Hint.FOOTER, "coverPage": Hint.HEADER}
_LONGEST_HEADING = 40  # words
_LONGEST_LABEL = 2  # words that may end in any way
_LONGEST_SENTENCE = 12  # words of a heading that ends as a sentence does
_OPENS = re.compile(r"[^\s.\-‐–—]\s*[-‐–—]+$")
UNSEEN = frozenset(("meta", "teiHeader", "script", "style"))


def read(data: bytes) -> Extract:
    """The blocks of an XML text. Namespaces do not matter; an unknown element with text of its own is a paragraph."""
    root = parse_xml(data)
    reader = _Reader()
    reader.walk(root, _Place())
    is_law = root.tag == "akomaNtoso"
    return assemble(AKOMA_NTOSO if is_law else XML, EXTRACTOR, reader.blocks, metadata_of(root))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree a text stands."""

    level: int = 0  # of a heading here
    depth: int = 0  # of a list item here
    language: str = ""
    quoted: bool = False
    hints: frozenset[Hint] = frozenset()


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)  # of the block that is being read
    noted: int = 0
    number: str = ""  # printed before the next block
    anchor: str = ""

    def walk(self, element: Element, place: _Place) -> None:
        """Emit the blocks of an element in document order."""
        if element.tag in UNSEEN:
            return
        place = self._inside(element, place)
        if element.tag == "num":
            self._flush_number()
            self.number = squeezed(element)
        elif element.tag == "tr":
            self._row(element, place)
        elif _has_words(element) or not (len(element) and _has_blocks(element)):
            self._emit(element, place)
        else:
            for each in element:
                self.walk(each, place)
            self._flush_number()

    def _inside(self, element: Element, place: _Place) -> _Place:
        tag = element.tag
        self.anchor = element.get("eId") or element.get("id") or element.get("wId") or self.anchor
        return _Place(
            level=LEVELS.get(tag, place.level),
            depth=ITEMS.get(tag, 0 if tag in LEVELS else place.depth),
            language=element.get("lang", place.language),
            quoted=place.quoted or tag in QUOTATIONS,
            hints=place.hints | ({HINTS[tag]} if tag in HINTS else set()),
        )

    def _emit(self, element: Element, place: _Place) -> None:
        flow = Flow()
        self._gather(flow, element, place)
        text, references = flow.finish()
        if not text:
            return
        number, self.number = self.number, ""
        anchor, self.anchor = self.anchor, ""
        kind, level = _kind(element, place, number, text)
        hints = place.hints | ({Hint.TITLE} if kind is BlockKind.HEADING and _is_title(element) else set())
        self.blocks.append(
            Block(text, kind, level, number, "", place.language, anchor, references, frozenset(hints))
        )
        self._emit_notes()

    def _emit_notes(self) -> None:
        """The notes of the block that was read last, right behind it."""
        self.blocks += self.notes
        self.notes = []

    def _gather(self, flow: Flow, element: Element, place: _Place) -> None:
        flow.add(element.text or "")
        for each in element:
            if each.tag in {"authorialNote", "footnote"}:
                self._note(flow, each, place)
            elif each.tag in {"br", "eol", "lb"}:
                flow.break_line()
            elif each.tag not in UNSEEN:
                is_block = each.tag in PARAGRAPHS or each.tag in LEVELS or each.tag in ITEMS
                if is_block and flow.pieces:
                    flow.break_line()  # a block among words: its own line, lest words run together
                self._gather(flow, each, place)
                if is_block:
                    flow.add(" ")
            flow.add(each.tail or "")

    def _note(self, flow: Flow, note: Element, place: _Place) -> None:
        self.noted += 1
        marker = note.get("marker") or str(self.noted)
        anchor = note.get("eId") or note.get("id") or f"note-{self.noted}"
        flow.refer(marker, anchor)
        inside = Flow()
        self._gather(inside, note, place)
        text, references = inside.finish()
        if text:
            block = Block(
                text, BlockKind.NOTE, 0, marker, language=place.language, anchor=anchor, references=references
            )
            self.notes.append(block)

    def _row(self, row: Element, place: _Place) -> None:
        cells = []
        for cell in row:
            flow = Flow()
            self._gather(flow, cell, place)
            cells.append(flow.finish()[0])
        self.blocks.append(Block("\t".join(cells), BlockKind.TABLE_ROW, language=place.language))
        self._emit_notes()

    def _flush_number(self) -> None:
        """A number with nothing after it, such as "Article 5" above unnumbered paragraphs, is a heading of its own."""
        number, self.number = self.number, ""
        if number:
            self.blocks.append(Block(number, BlockKind.HEADING, 4, anchor=self.anchor))


def _kind(element: Element, place: _Place, number: str, text: str) -> tuple[BlockKind, int]:
    tag = element.tag
    if tag in HEADINGS and not _is_provision(text, is_of_item=place.depth > 0):
        return BlockKind.HEADING, min(place.level or 1, 6)
    if _is_title(element):
        return BlockKind.HEADING, 1
    if place.quoted:
        return BlockKind.BLOCK_QUOTATION, 0
    if place.depth and (number or tag == "li"):
        return BlockKind.LIST_ITEM, place.depth
    return BlockKind.PARAGRAPH, 0


def _is_provision(text: str, *, is_of_item: bool) -> bool:
    """Whether what is marked as a heading is the text of the provision: long, a sentence, or a part of one.

    In an item it is when it begins small, or when a dash behind a word opens a list ("The keeper may--"); a dash behind
    a full stop ends a heading ("Licences.—").
    """
    words = len(text.split())
    if words > _LONGEST_LABEL and text.endswith((";", ",")):
        return True
    if is_of_item and (text[:1].islower() or _OPENS.search(text)):
        return True
    return words > _LONGEST_HEADING or (words > _LONGEST_SENTENCE and text.endswith((".", ";", ":")))


def _is_title(element: Element) -> bool:
    return element.tag in TITLES or next(element.iter("docTitle"), None) is not None


def _has_blocks(element: Element) -> bool:
    """Whether there are blocks further inside, so that this element only holds them."""
    return any(
        each is not element
        and (each.tag in PARAGRAPHS or each.tag in LEVELS or each.tag in ITEMS or each.tag == "tr")
        for each in _outside_notes(element)
    )


def _outside_notes(element: Element) -> list[Element]:
    found = [element]
    for each in found:
        found += [inner for inner in each if inner.tag not in {"authorialNote", "footnote"}]
    return found


def _has_words(element: Element) -> bool:
    """Whether the element has words of its own beside its children."""
    return bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)
