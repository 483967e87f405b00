"""DOCX as blocks: headings by style, numbers as printed, tables by row, notes linked, heads and feet marked as such."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Block, BlockKind, Extract, Hint
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.docx.about import metadata, number_warnings, warnings
from kb.extracting.readers.docx.automatic_numbers import Numbering
from kb.extracting.readers.docx.counting_fields import CountingFields
from kb.extracting.readers.docx.letters import Letters
from kb.extracting.readers.docx.list_definitions import Definitions
from kb.extracting.readers.docx.notes import NoteMarkers, after_mark
from kb.extracting.readers.docx.outline import Outline
from kb.extracting.readers.docx.paragraphs import (
    Reading,
    has_words,
    is_only_hidden,
    read_run,
    runs_on,
)
from kb.extracting.readers.docx.styles import Styles, list_place
from kb.extracting.readers.docx.wrappers import bookmark, inside, is_continued
from kb.extracting.readers.packages import Package, damaged_package
from kb.extracting.readers.table_rows import rows_of
from kb.extracting.readers.xml import child, parse_xml, value

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTRACTOR = "docx reader 2"
NOTE_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
NOT_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read(data: bytes) -> Extract:
    """The blocks of a Word document in reading order: heads, body, notes, feet. Comments are not part of the text."""
    package = Package(data)
    body = child(_root(package, "word/document.xml"), "body")
    if body is None:
        raise damaged_package()
    styles, letters = Styles.of(style_part := _root(package, "word/styles.xml")), Letters.of(style_part)
    lists = Definitions.of(_root(package, "word/numbering.xml"))
    markers = NoteMarkers.of(_root(package, "word/settings.xml"))
    reader = _Reader(styles, Numbering(lists), markers, Outline.of(body, styles, lists), letters)
    text = list(reader.blocks(body))
    notes = [
        block
        for kind, part in NOTE_PARTS.items()
        for block in reader.apart().notes(_root(package, part), kind)
    ]
    heads = reader.apart().margins(package, "word/header", Hint.HEADER)
    feet = reader.apart().margins(package, "word/footer", Hint.FOOTER)
    return assemble(
        DOCX,
        EXTRACTOR,
        [*heads, *text, *notes, *feet],
        metadata(_root(package, "docProps/core.xml")),
        warnings=[*warnings(_root(package, "word/comments.xml"), body), *number_warnings(reader.numbering)],
    )


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    markers: NoteMarkers
    outline: Outline
    letters: Letters
    aside: "_Reader | None" = None

    @property
    def boxed(self) -> "_Reader":
        """The reader of text boxes, whose lists count apart from the text."""
        self.aside = self.aside or self.apart()
        return self.aside

    def apart(self) -> "_Reader":
        """A reader of what counts its lists apart from the text."""
        return _Reader(self.styles, self.numbering.apart(), self.markers, self.outline, self.letters)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of a body, a cell, a note or a text box; paragraphs whose marks are gone run on in the next."""
        parts: list[Element] = []
        for element in inside(container):
            if element.tag == "p":
                parts.append(element)
            if parts and not (element.tag == "p" and runs_on(element)) and element.tag in {"p", "tbl"}:
                yield from self._paragraph(parts)
                parts = []
            if element.tag == "tbl":
                yield from self._table(element)
        if parts:
            yield from self._paragraph(parts)

    def _paragraph(self, parts: list[Element]) -> Iterator[Block]:
        """One paragraph as printed: the last of its parts that has words says how it looks."""
        whole = [part for part in parts if has_words(part)] if len(parts) > 1 else parts
        last = (whole or parts)[-1]
        properties, style = self._style(last)
        place = self._place(next((part for part in whole if is_only_hidden(part)), last))
        number = self.numbering.next(*place) if place else ""  # an empty item counts, too
        fields = CountingFields(self.numbering, place)
        bold = self.styles.bold(style)
        run = read_run(parts, Reading(self.markers, self.letters, fields.printed, style, bold))
        text, references = run.flow.finish()
        kind, level = self._kind(properties, style, place)
        if text:
            hints = self._hints(properties, style) | ({Hint.BOLD} if run.flow.is_bold else set())
            size = run.size or self.styles.points(style)
            yield Block(
                text, kind, level, number, references=references, hints=frozenset(hints), size=size,
                anchor=next(filter(None, map(bookmark, parts)), ""),
            )  # fmt: skip
        yield from (Block(words, hints=frozenset({Hint.STRUCK})) for words in run.struck)
        for box in run.boxes:
            yield from (_hinted(block, Hint.ASIDE) for block in self.boxed.blocks(box))

    def _style(self, paragraph: Element) -> tuple[Element | None, str]:
        properties = child(paragraph, "pPr")
        return properties, value(properties, "pStyle") or self.styles.default

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """List and level; a paragraph that is nothing but the end of a section is not counted."""
        properties, style = self._style(paragraph)
        if child(properties, "sectPr") is not None and next(paragraph.iter("r"), None) is None:
            return None
        return self.styles.list_place(list_place(properties), style, self.numbering.lists)

    def _kind(
        self, properties: Element | None, style: str, place: tuple[str, int] | None
    ) -> tuple[BlockKind, int]:
        level = self.outline.level(properties, style, place)
        if level:
            return BlockKind.HEADING, level
        if place is not None:
            return BlockKind.LIST_ITEM, place[1] + 1
        if self.styles.is_named(style, "quote", "block text", "citation"):
            return BlockKind.BLOCK_QUOTATION, 0
        return BlockKind.PARAGRAPH, 0

    def _hints(self, properties: Element | None, style: str) -> set[Hint]:
        hints = set()
        alignment = value(properties, "jc")
        if alignment == "center" or (not alignment and self.styles.centred(style)):
            hints.add(Hint.CENTRED)
        if self.styles.is_title(style):
            hints.add(Hint.TITLE)
        if self.styles.is_named(style, "caption"):
            hints.add(Hint.CAPTION)
        if self.styles.is_named(style, "toc "):
            hints.add(Hint.NAVIGATION)
        return hints

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [
            [each for each in inside(row) if each.tag == "tc"] for row in inside(table) if row.tag == "tr"
        ]
        yield from rows_of(rows, self.blocks, is_continued)

    def notes(self, root: Element | None, kind: str) -> Iterator[Block]:
        """The notes that the text refers to, each numbered as its marker, in the order of the part."""
        for note in root if root is not None else ():
            identifier = note.get("id", "")
            if note.get("type", "") in NOT_NOTES or (kind, identifier) not in self.markers.numbers:
                continue
            yield from self._note(note, f"{kind}-{identifier}", self.markers.numbers[kind, identifier])

    def _note(self, note: Element, anchor: str, number: str) -> Iterator[Block]:
        """The paragraphs of a note: the first has its number and anchor, further ones the level 1."""
        is_first = True
        for block in self.blocks(note):
            if Hint.STRUCK in block.hints:
                yield block
            elif is_first:
                yield replace(after_mark(block), kind=BlockKind.NOTE, level=0, number=number, anchor=anchor)
            else:
                yield replace(block, kind=BlockKind.NOTE, level=1, anchor="")
            is_first = is_first and Hint.STRUCK in block.hints

    def margins(self, package: Package, prefix: str, hint: Hint) -> list[Block]:
        """Heads or feet, each different text once, for cleaning to judge."""
        found: dict[str, Block] = {}
        for name in sorted(package.names):
            root = _root(package, name) if name.startswith(prefix) and name.endswith(".xml") else None
            for block in self.blocks(root) if root is not None else ():
                found.setdefault(block.text, _hinted(block, hint))
        return list(found.values())


def _root(package: Package, name: str) -> Element | None:
    return parse_xml(package.part(name)) if package.has(name) else None


def _hinted(block: Block, hint: Hint) -> Block:
    return replace(block, anchor="", hints=block.hints | {hint})
