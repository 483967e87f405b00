"""DOCX as blocks: headings by style, numbers as printed, tables by row, notes linked, heads and feet marked as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from gettext import gettext as _
from gettext import ngettext
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Block, BlockKind, Extract, Hint, Metadata
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.docx.automatic_numbers import Numbering
from kb.extracting.readers.docx.counting_fields import CountingFields
from kb.extracting.readers.docx.list_definitions import Definitions
from kb.extracting.readers.docx.outline import Outline
from kb.extracting.readers.docx.paragraphs import NoteMarkers, read_run
from kb.extracting.readers.docx.styles import Styles, list_place
from kb.extracting.readers.packages import Package, damaged_package
from kb.extracting.readers.table_rows import rows_of
from kb.extracting.readers.xml import child, parse_xml, switched_on, value

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTRACTOR = "docx reader 1"
# Wrappers whose content counts as if they were not there.
SEEN_THROUGH = frozenset((
    "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "AlternateContent", "Choice", "hyperlink",
))  # fmt: skip
NOTE_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
AFTER_MARK = re.compile(r"[.):]\s+")
NOT_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read(data: bytes) -> Extract:
    """The blocks of a Word document in reading order: heads, body, notes, feet. Comments are not part of the text."""
    package = Package(data)
    body = child(_root(package, "word/document.xml"), "body")
    if body is None:
        raise damaged_package()
    styles = Styles.of(_root(package, "word/styles.xml"))
    lists = Definitions.of(_root(package, "word/numbering.xml"))
    markers = NoteMarkers(_note_formats(_root(package, "word/settings.xml")))
    reader = _Reader(styles, Numbering(lists), markers, Outline.of(body, styles, lists))
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
        _metadata(_root(package, "docProps/core.xml")),
        warnings=[*_warnings(_root(package, "word/comments.xml"), body), *_of_numbers(reader.numbering)],
    )


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    markers: NoteMarkers
    outline: Outline
    aside: "_Reader | None" = None

    @property
    def boxed(self) -> "_Reader":
        """The reader of text boxes, whose lists count apart from the text."""
        self.aside = self.aside or self.apart()
        return self.aside

    def apart(self) -> "_Reader":
        """A reader of what counts its lists apart from the text."""
        return _Reader(self.styles, self.numbering.apart(), self.markers, self.outline)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of a body, a cell, a note or a text box."""
        for element in container:
            if element.tag == "p":
                yield from self._paragraph(element)
            elif element.tag == "tbl":
                yield from self._table(element)
            elif element.tag in SEEN_THROUGH:
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle") or self.styles.default
        place = self._place(paragraph, properties, style)
        number = self.numbering.next(*place) if place else ""  # an empty item counts, too
        fields = CountingFields(self.numbering, place)
        run = read_run(paragraph, self.markers, fields.printed, bold=self.styles.bold(style))
        text, references = run.flow.finish()
        kind, level = self._kind(properties, style, place)
        if text:
            hints = self._hints(properties, style) | ({Hint.BOLD} if run.flow.is_bold else set())
            size = run.size or self.styles.points(style)
            yield Block(
                text, kind, level, number, references=references, hints=frozenset(hints), size=size,
                anchor=_bookmark(paragraph),
            )  # fmt: skip
        for box in run.boxes:
            for block in self.boxed.blocks(box):
                yield _hinted(block, Hint.ASIDE)

    def _place(self, paragraph: Element, properties: Element | None, style: str) -> tuple[str, int] | None:
        """List and level; a paragraph that is nothing but the end of a section is not counted."""
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
            [each for each in _inside(row) if each.tag == "tc"] for row in _inside(table) if row.tag == "tr"
        ]
        yield from rows_of(rows, self.blocks, _is_continued)

    def notes(self, root: Element | None, kind: str) -> Iterator[Block]:
        """The notes that the text refers to, each numbered as its marker, in the order of the part."""
        for note in root if root is not None else ():
            identifier = note.get("id", "")
            if note.get("type", "") in NOT_NOTES or (kind, identifier) not in self.markers.numbers:
                continue
            number = self.markers.numbers[kind, identifier]
            for block in self.blocks(note):
                name = f"{kind}-{identifier}" if number else ""
                yield replace(_after_mark(block), kind=BlockKind.NOTE, level=0, number=number, anchor=name)
                number = ""  # a further paragraph of the same note

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


def _inside(element: Element) -> Iterator[Element]:
    """Children, with wrappers seen through."""
    for each in element:
        if each.tag in SEEN_THROUGH:
            yield from _inside(each)
        else:
            yield each


def _is_continued(cell: Element) -> bool:
    """Whether a cell only continues the one above it (a vertical merge)."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and merge.get("val", "continue") != "restart"


def _hinted(block: Block, hint: Hint) -> Block:
    return replace(block, anchor="", hints=block.hints | {hint})


def _after_mark(note: Block) -> Block:
    """The note without the full stop or bracket that stands between its number and its text."""
    found = AFTER_MARK.match(note.text)
    cut = found.end() if found else 0
    references = tuple(replace(mark, start=mark.start - cut, end=mark.end - cut) for mark in note.references)
    return replace(note, text=note.text[cut:], references=references)


def _bookmark(paragraph: Element) -> str:
    names = (each.get("name", "") for each in paragraph if each.tag == "bookmarkStart")
    return next((name for name in names if name and name != "_GoBack"), "")


def _note_formats(settings: Element | None) -> dict[str, str]:
    """How the numbers of notes are printed; endnotes are Roman unless something else is said."""
    return {
        "footnote": value(settings, "footnotePr", "numFmt"),
        "endnote": value(settings, "endnotePr", "numFmt") or "lowerRoman",
    }


def _metadata(core: Element | None) -> Metadata:
    said = {each.tag: (each.text or "").strip() for each in core} if core is not None else {}
    authors = tuple(name.strip() for name in said.get("creator", "").split(";") if name.strip())
    return Metadata(
        title=said.get("title", ""),
        authors=authors,
        date=edtf(said.get("created", "")),
        language=said.get("language", ""),
    )


def _of_numbers(numbering: Numbering) -> Iterator[str]:
    if numbering.unknown:
        kinds = ", ".join(sorted(numbering.unknown))
        yield _("Numbers that Word prints in a way of its own may be wrong here: %s") % kinds


def _warnings(comments: Element | None, body: Element) -> tuple[str, ...]:
    count = sum(1 for each in comments if each.tag == "comment") if comments is not None else 0
    warnings = []
    if count:
        warnings.append(
            ngettext(
                "%d comment in the margin was not read.", "%d comments in the margin were not read.", count
            )
            % count
        )
    if any(switched_on(child(each, "rPr"), "vanish") for each in body.iter("r")):
        warnings.append(_("Hidden text was not read."))
    if next(body.iter("del"), None) is not None or next(body.iter("ins"), None) is not None:
        warnings.append(_("Tracked changes were read as if they had been accepted."))
    return tuple(warnings)
