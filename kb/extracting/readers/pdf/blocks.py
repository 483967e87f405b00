"""Lines of a PDF put together into paragraphs, by gaps, indents, sizes and list marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.extracting.parsed import Block, BlockKind, Hint, NoteReference
from kb.extracting.readers.pdf.layout import NOTE_BEGINS, Layout, Page, Zone, begins_note
from kb.extracting.readers.pdf.lines import Line

GAP = 1.28  # times the usual leading parts paragraphs
INDENT = 0.8  # of the size of letters
SIZES_DIFFER = 0.08  # of the size
SHORT = 0.88  # of the width of the column: a line that ends before is the last of its paragraph
LIST_MARK = re.compile(
    r"\s*(?:[•▪■●◦‣⁃\uf0b7\uf0a7–—*-]\s|\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-zA-Z])[.)]\s|\d+(?:\.\d+)+\.?\s)"
)
SENTENCE_ENDS = re.compile(r"[.!?:;。！？؟۔…][\"”’»)\]\d]*\s*$")
GOES_ON = re.compile(r"[^\W\d_]")
CASELESS = re.compile(r"[\u0590-\u08ff\u3040-\u9fff\uac00-\ud7a3]")
HINTS = {Zone.TOP: Hint.PAGE_TOP, Zone.BOTTOM: Hint.PAGE_BOTTOM}


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph on one page, all of one zone."""

    page: Page
    zone: Zone
    lines: list[Line] = field(default_factory=list)
    cut: bool = False

    @property
    def text(self) -> str:
        """The lines as printed, one under another."""
        return "\n".join(line.text.rstrip() for line in self.lines)


def paragraphs(pages: Sequence[Page], layout: Layout) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; where one goes on in the next, the first is marked as cut."""
    found: list[Paragraph] = []
    for page in pages:
        for line, zone in zip(page.lines, page.zones, strict=True):
            open_one = found[-1] if found and found[-1].page is page and found[-1].zone is zone else None
            if open_one is None or _begins(open_one, line, layout):
                found.append(Paragraph(page, zone))
            found[-1].lines.append(line)
    _mark_cuts(found)
    return found


def _begins(before: Paragraph, line: Line, layout: Layout) -> bool:
    """Whether a line begins a new paragraph after the lines that are there."""
    last = before.lines[-1]
    if before.zone is Zone.NOTES:
        return begins_note(line) and (line.begins_raised or _is_next_number(before, line))
    if before.zone is not Zone.BODY:
        return True
    distance = last.y - line.y
    if distance > GAP * layout.leading_of(line) or distance < -SIZES_DIFFER * line.size:
        return True
    if abs(last.size - line.size) > SIZES_DIFFER * line.size or last.bold != line.bold:
        return _looks_change(before, line)
    return _edge_begins(before, line)


def _looks_change(before: Paragraph, line: Line) -> bool:
    """Another size parts paragraphs; another weight only where the line before ends short or an edge says so."""
    last = before.lines[-1]
    if abs(last.size - line.size) > SIZES_DIFFER * line.size:
        return True
    return _is_short(before.page, last) or _edge_begins(before, line)


def _edge_begins(before: Paragraph, line: Line) -> bool:
    last, indent = before.lines[-1], INDENT * line.size
    is_short = _is_short(before.page, last)
    if LIST_MARK.match(line.text) and (is_short or SENTENCE_ENDS.search(last.text)):
        return True
    if is_short and SENTENCE_ENDS.search(last.text):
        return True
    if line.left > last.left + indent:  # indented: a first line, unless it hangs below a list mark
        is_hanging = len(before.lines) == 1 and LIST_MARK.match(last.text)
        return not is_hanging and (is_short or SENTENCE_ENDS.search(last.text) is not None)
    is_outdented = len(before.lines) > 1 and line.left < last.left - indent
    return is_outdented and bool(LIST_MARK.match(before.lines[0].text) or is_short)


def _is_short(page: Page, line: Line) -> bool:
    edge = page.right_edge(line)
    return line.right - line.left < SHORT * (edge - line.left)


def _is_next_number(before: Paragraph, line: Line) -> bool:
    """Whether a note that begins without a raised number has the number after that of the note before."""
    here, there = NOTE_BEGINS.match(line.text), NOTE_BEGINS.match(before.lines[0].text)
    if here is None or there is None or not here[1].isdigit() or not there[1].isdigit():
        return False
    return int(here[1]) == int(there[1]) + 1


def _mark_cuts(found: Sequence[Paragraph]) -> None:
    """A paragraph of the body that ends open is cut where the next begins in the middle of a sentence."""
    for zone in (Zone.BODY, Zone.NOTES):
        of_zone = [each for each in found if each.zone is zone]
        for first, second in pairwise(of_zone):
            is_higher = second.page is not first.page or second.lines[0].y > first.lines[-1].y
            first.cut = is_higher and _goes_on(first, second)


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    last, line = first.lines[-1], second.lines[0]
    if abs(last.size - line.size) > SIZES_DIFFER * line.size or SENTENCE_ENDS.search(last.text):
        return False
    if LIST_MARK.match(line.text) or last.bold != line.bold or "\t" in last.text:
        return False
    beginning = line.text.lstrip()[:1]
    if beginning.islower():
        return GOES_ON.search(last.text) is not None
    return bool(CASELESS.match(beginning)) and not _is_short(first.page, last)


def blocks(found: Sequence[Paragraph], layout: Layout) -> Iterator[Block]:
    """The paragraphs as blocks: markers linked to the notes of their page, or to the only note with that number."""
    notes = _named(found)
    by_label: dict[str, list[tuple[Page, str]]] = {}
    for place, (label, anchor) in notes.items():
        by_label.setdefault(label, []).append((found[place].page, anchor))
    for place, paragraph in enumerate(found):
        block = _block(paragraph, layout, by_label)
        if paragraph.zone is Zone.NOTES:
            block = _note(block, *notes.get(place, ("", "")))
        yield block


def _named(found: Sequence[Paragraph]) -> dict[int, tuple[str, str]]:
    """Label and anchor of every paragraph that begins a note; a label comes again where each page counts anew."""
    named: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()
    for place, paragraph in enumerate(found):
        match = NOTE_BEGINS.match(paragraph.lines[0].text) if paragraph.zone is Zone.NOTES else None
        if match:
            anchor = f"note-{match[1]}"
            if anchor in taken:
                anchor = f"note-{match[1]}-{place}"
            taken.add(anchor)
            named[place] = (match[1], anchor)
    return named


def _block(paragraph: Paragraph, layout: Layout, notes: dict[str, list[tuple[Page, str]]]) -> Block:
    hints = {HINTS[paragraph.zone]} if paragraph.zone in HINTS else set()
    if all(line.bold for line in paragraph.lines):
        hints.add(Hint.BOLD)
    if paragraph.cut:
        hints.add(Hint.CUT_BY_PAGE)
    if _is_centred(paragraph):
        hints.add(Hint.CENTRED)
    size = max((line.size for line in paragraph.lines), default=layout.size)
    return Block(
        paragraph.text,
        page=paragraph.page.label,
        hints=frozenset(hints),
        size=size,
        references=tuple(_references(paragraph, notes)),
    )


def _references(paragraph: Paragraph, notes: dict[str, list[tuple[Page, str]]]) -> Iterator[NoteReference]:
    start = 0
    for place, line in enumerate(paragraph.lines):
        for first, last in line.raised:
            candidates = notes.get(line.text[first:last], [])
            here = [anchor for page, anchor in candidates if page is paragraph.page]
            found = here or ([candidates[0][1]] if len(candidates) == 1 else [])
            is_own_number = paragraph.zone is Zone.NOTES and place == 0 and first == 0
            if found and not is_own_number:
                yield NoteReference(start + first, start + last, found[0])
        start += len(line.text.rstrip()) + 1


def _note(block: Block, label: str, anchor: str) -> Block:
    """A note without its number, which goes before it; one without a number goes on from the page before."""
    match = NOTE_BEGINS.match(block.text) if label else None
    cut = match.end() if match else 0
    rest = block.text[cut:].lstrip(" \t.)]\n")
    cut += len(block.text) - cut - len(rest)
    references = tuple(replace(mark, start=mark.start - cut, end=mark.end - cut) for mark in block.references)
    return replace(block, kind=BlockKind.NOTE, text=rest, number=label, anchor=anchor, references=references)


def _is_centred(paragraph: Paragraph) -> bool:
    lines = [
        line
        for line, zone in zip(paragraph.page.lines, paragraph.page.zones, strict=True)
        if zone is Zone.BODY
    ]
    left, right = (
        min((line.left for line in lines), default=0.0),
        max((line.right for line in lines), default=0.0),
    )
    middle, room = (left + right) / 2, 0.08 * (right - left)
    return all(
        abs((line.left + line.right) / 2 - middle) < 0.4 * line.size + 2 and line.left > left + room
        for line in paragraph.lines
    )
