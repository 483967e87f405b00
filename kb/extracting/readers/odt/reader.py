"""ODT as blocks: headings, paragraphs, list items as numbered, table rows, notes linked to their markers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from gettext import gettext as _
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Block, BlockKind, Extract, Hint, Refused
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.odt.about import metadata, warnings
from kb.extracting.readers.odt.lists import ListCounts
from kb.extracting.readers.odt.paragraphs import read_paragraph, text_boxes
from kb.extracting.readers.odt.styles import Styles
from kb.extracting.readers.packages import Package, damaged_package
from kb.extracting.readers.running_styles import RunningStyles
from kb.extracting.readers.table_rows import rows_of
from kb.extracting.readers.xml import child, parse_xml

ODT = "application/vnd.oasis.opendocument.text"
EXTRACTOR = "odt reader 2"
MANIFEST = "META-INF/manifest.xml"
ENCRYPTED = b"encryption-data"
INDEXES = frozenset(
    ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index")
)
SEEN_THROUGH = frozenset(
    ("section", "index-body", "index-title", "bibliography", "numbered-paragraph", *INDEXES)
)
ROW_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
LAST_LEVEL = 6


def read(data: bytes) -> Extract:
    """The blocks of an OpenDocument text in reading order: heads, body, notes, feet."""
    package = Package(data)
    if package.has(MANIFEST) and ENCRYPTED in package.part(MANIFEST):
        raise Refused("needs-password", _("The file is locked with a password. Save a copy without one."))
    content = parse_xml(package.part("content.xml"))
    styles = parse_xml(package.part("styles.xml")) if package.has("styles.xml") else Element("none")
    body = child(content, "body", "text")
    if body is None:
        raise damaged_package()
    reader = _Reader(Styles.of((styles, content)), _running(body))
    text = list(reader.blocks(body))
    heads, feet = reader.margins(styles, "header", Hint.HEADER), reader.margins(styles, "footer", Hint.FOOTER)
    return assemble(
        ODT,
        EXTRACTOR,
        [*heads, *text, *reader.notes, *feet],
        metadata(parse_xml(package.part("meta.xml")) if package.has("meta.xml") else None),
        warnings=warnings(content),
    )


@dataclass(slots=True)
class _Reader:
    styles: Styles
    running: RunningStyles
    notes: list[Block] = field(default_factory=list)
    lists: ListCounts = field(init=False)

    def __post_init__(self) -> None:
        self.lists = ListCounts(self.styles)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of a body, a section, a cell, a note or a text box."""
        for element in container:
            if element.tag in {"p", "h"}:
                yield from self._paragraph(element)
            elif element.tag == "list":
                yield from self._list(element)
            elif element.tag == "table":
                yield from self._table(element)
            elif element.tag == "frame":
                for box in text_boxes(element):
                    yield from (_hinted(block, Hint.ASIDE) for block in self.blocks(box))
            elif element.tag == "tracked-changes":
                yield from self._deleted(element)
            elif element.tag in INDEXES:
                yield from (_hinted(block, Hint.NAVIGATION) for block in self.blocks(element))
            elif element.tag in SEEN_THROUGH:
                yield from self.blocks(element)

    def _deleted(self, changes: Element) -> Iterator[Block]:
        """Words that were deleted while changes were tracked; they are kept before the text, out of their places."""
        for deletion in changes.iter("deletion"):
            for block in _Reader(self.styles, self.running).blocks(deletion):
                yield Block(block.text, hints=frozenset({Hint.STRUCK}))

    def _list(self, element: Element) -> Iterator[Block]:
        self.lists.open_list(element)
        for item in element:
            if item.tag in {"list-item", "list-header"}:
                self.lists.begin(item)
                yield from self.blocks(item)
        self.lists.close_list()

    def _paragraph(self, element: Element) -> Iterator[Block]:
        style = element.get("style-name", "")
        found = read_paragraph(element, self.styles)
        text, references = found.flow.finish()
        kind, level, number = self._kind(element, style, text)
        if text:
            hints = self._hints(style) | ({Hint.BOLD} if found.flow.is_bold else set())
            size = found.size or self.styles.size(style)
            yield Block(
                text, kind, level, number, anchor=found.anchor, references=references,
                hints=frozenset(hints), size=size,
            )  # fmt: skip
        for box in found.boxes:
            yield from (_hinted(block, Hint.ASIDE) for block in self.blocks(box))
        for identifier, label, note in found.notes:
            self._note(identifier, label, note)

    def _kind(self, element: Element, style: str, text: str) -> tuple[BlockKind, int, str]:
        written = element.get("outline-level", "")
        if element.tag == "h":
            level = int(written) if written.isdigit() and written != "0" else 1
            number = self.lists.heading(level) if text and element.get("is-list-header") != "true" else ""
            if self.running.is_running((style, written)):
                number = number or self.lists.take()
                return (BlockKind.LIST_ITEM, level, number) if number else (BlockKind.PARAGRAPH, 0, "")
            return BlockKind.HEADING, min(level, LAST_LEVEL), number or self.lists.take()
        if self.styles.is_named(style, "heading") and not self.lists.inside:
            return BlockKind.HEADING, 1, ""
        if self.lists.inside:
            return BlockKind.LIST_ITEM, len(self.lists.names), self.lists.take()
        if self.styles.is_named(style, "quotation", "block text"):
            return BlockKind.BLOCK_QUOTATION, 0, ""
        return BlockKind.PARAGRAPH, 0, ""

    def _hints(self, style: str) -> set[Hint]:
        hints = {Hint.CENTRED} if self.styles.centred(style) else set()
        if style.lower() == "title" or any(
            each.parent.lower() == "title" for each in self.styles.chain(style)
        ):
            hints.add(Hint.TITLE)
        if self.styles.is_named(style, "caption"):
            hints.add(Hint.CAPTION)
        return hints

    def _note(self, identifier: str, label: str, body: Element) -> None:
        for place, block in enumerate(list(self.blocks(body))):
            first = replace(block, kind=BlockKind.NOTE, level=0, number=label, anchor=identifier)
            self.notes.append(
                first if place == 0 else replace(block, kind=BlockKind.NOTE, level=1, anchor="")
            )

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [[each for each in row if each.tag == "table-cell"] for row in _rows(table)]
        yield from rows_of(rows, self.blocks)

    def margins(self, styles: Element, tag: str, hint: Hint) -> list[Block]:
        """Heads or feet of the page styles, each different text once, for cleaning to judge."""
        found: dict[str, Block] = {}
        for master in styles.iter("master-page"):
            for part in master:
                if part.tag.startswith(tag) and part.get("display") != "false":
                    for block in self.blocks(part):
                        found.setdefault(block.text, _hinted(block, hint))
        return list(found.values())


def _running(body: Element) -> RunningStyles:
    """The styles of headings whose paragraphs are running text."""
    running = RunningStyles()
    for heading in body.iter("h"):
        style = (heading.get("style-name", ""), heading.get("outline-level", ""))
        running.count(style, "".join(heading.itertext()))
    return running


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, but not those of tables in its cells."""
    for each in table:
        if each.tag == "table-row":
            yield each
        elif each.tag in ROW_GROUPS:
            yield from _rows(each)


def _hinted(block: Block, hint: Hint) -> Block:
    return replace(block, hints=block.hints | {hint})
