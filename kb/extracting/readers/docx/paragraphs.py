"""The text of one Word paragraph: runs, line breaks, symbols, note markers, tracked changes as accepted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from kb.extracting.readers.docx.letters import Letters
from kb.extracting.readers.docx.notes import NoteMarkers
from kb.extracting.readers.docx.styles import points
from kb.extracting.readers.raised import lowered, raised
from kb.extracting.readers.running_text import Flow
from kb.extracting.readers.xml import child, switched_on

# Moved text at its old place, and the second version of what Word draws in two ways.
UNSEEN = frozenset(("moveFrom", "pPr", "rPr", "Fallback", "sdtPr"))
WHOLE = frozenset(
    ("footnoteReference", "endnoteReference", "txbxContent")
)  # their children are no part of the text
FORMULA_PLACES = {"sup": "superscript", "sub": "subscript"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
FIELDS = frozenset(("fldChar", "instrText", "fldSimple"))
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
SYMBOL_FONTS = {"wingdings", "symbol", "webdings", "wingdings 2", "wingdings 3"}


@dataclass(slots=True)
class Run:
    """What is gathered while a paragraph is read; `struck` are words struck out or deleted, stretch by stretch."""

    flow: Flow = field(default_factory=Flow)
    sizes: dict[float, int] = field(default_factory=dict)  # points → characters
    boxes: list[Element] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # of the fields that are open
    struck: list[str] = field(default_factory=list)
    is_struck: bool = False  # the last words were

    @property
    def size(self) -> float:
        """The size of most letters that say one, 0 where none does."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else 0.0

    def keep(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        """Take text as it is, among the words that stay or those that are struck out."""
        if struck and text:
            self.struck = (
                [*self.struck[:-1], self.struck[-1] + text] if self.is_struck else [*self.struck, text]
            )
        elif text:
            self.flow.keep(text, bold=bold)
        self.is_struck = struck if text else self.is_struck


@dataclass(frozen=True, slots=True)
class Piece:
    """A leaf of a paragraph, the properties of its run, and what stands around it."""

    element: Element
    properties: Element | None = None
    is_deleted: bool = False
    place: str = ""  # of an exponent or an index in a formula


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a paragraph needs to know; `bold` and `style` are those of the paragraph.

    `counted` says what a field prints whose result the file does not hold because Word counts it.
    """

    markers: NoteMarkers
    letters: Letters
    counted: Callable[[str], str]
    style: str
    bold: bool


def read_run(paragraphs: Iterable[Element], reading: Reading) -> Run:
    """Everything that is printed of a paragraph, which deleted marks may have parted into several."""
    run = Run()
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, Piece(paragraph)):
            if piece.element.tag in FIELDS:
                run.keep(reading.counted(_code(run, piece.element)))
            else:
                _take(run, piece, reading)
    return run


def has_words(paragraph: Element) -> bool:
    """Whether words remain in the paragraph when deletions are accepted."""
    pieces = _pieces(paragraph, Piece(paragraph))
    return any(
        (piece.element.text or "").strip()
        for piece in pieces
        if piece.element.tag == "t" and not piece.is_deleted
    )


def runs_on(paragraph: Element) -> bool:
    """Whether the mark at its end is deleted, moved away or hidden, so that the next paragraph goes on in its line."""
    return _is_mark_gone(paragraph) or is_only_hidden(paragraph)


def is_only_hidden(paragraph: Element) -> bool:
    """Whether the mark at its end is there but hidden, as between a heading and the text that runs on behind it."""
    properties = child(paragraph, "pPr", "rPr")
    hidden = switched_on(properties, "vanish") or switched_on(properties, "specVanish")
    return hidden and not _is_mark_gone(paragraph)


def _is_mark_gone(paragraph: Element) -> bool:
    properties = child(paragraph, "pPr", "rPr")
    return child(properties, "del") is not None or child(properties, "moveFrom") is not None


def _code(run: Run, element: Element) -> str:
    """The code of the field that ends with the element, nothing where none does."""
    kind = element.get("fldCharType", "")
    if element.tag == "fldSimple":
        return element.get("instr", "")
    if kind == "begin":
        run.codes.append("")
    elif element.tag == "instrText" and run.codes:
        run.codes[-1] += element.text or ""
    return run.codes.pop() if kind == "end" and run.codes else ""


def _pieces(element: Element, around: Piece) -> Iterator[Piece]:
    """The leaves of a paragraph; text boxes come as they are."""
    for each in element:
        if each.tag in UNSEEN:
            continue
        if each.tag == "r":
            yield from _pieces(each, replace(around, properties=child(each, "rPr")))
        elif len(each) and each.tag not in WHOLE:
            yield from _pieces(each, _inside(each, around))
            if each.tag == "fldSimple":
                yield replace(around, element=each)
        else:
            yield replace(around, element=each)


def _inside(element: Element, around: Piece) -> Piece:
    """What stands around the children of the element."""
    if element.tag == "del":
        return replace(around, is_deleted=True)
    place = FORMULA_PLACES.get(element.tag, around.place)
    return replace(around, place=place) if place != around.place else around


def _take(run: Run, piece: Piece, reading: Reading) -> None:
    tag, element = piece.element.tag, piece.element
    look = reading.letters.look(piece.properties, reading.style)
    is_struck = piece.is_deleted or look.is_struck
    if tag == "txbxContent":
        if not piece.is_deleted:
            run.boxes.append(element)
    elif look.is_hidden or (tag in NOTES and is_struck):
        return
    elif tag in NOTES:
        _mark(run, element, reading.markers)
    elif tag in {"t", "delText", "sym"}:
        text = _placed(_symbol(element) if tag == "sym" else element.text or "", look.place or piece.place)
        run.keep(text, bold=_is_bold(piece.properties, reading), struck=is_struck)
        size = points(piece.properties)
        if size:
            run.sizes[size] = run.sizes.get(size, 0) + len(text)
    else:
        run.keep(SIGNS.get(tag, ""), struck=is_struck)


def _is_bold(properties: Element | None, reading: Reading) -> bool:
    return switched_on(properties, "b") if child(properties, "b") is not None else reading.bold


def _placed(text: str, place: str) -> str:
    if place == "superscript":
        return raised(text)
    return lowered(text) if place == "subscript" else text


def _mark(run: Run, element: Element, markers: NoteMarkers) -> None:
    """A note marker; one of the author's own (an asterisk) stands in the text that follows it."""
    kind, identifier = NOTES[element.tag], element.get("id", "")
    if element.get("customMarkFollows", "0").lower() in {"1", "true", "on"}:
        markers.numbers.setdefault((kind, identifier), "")
        return
    run.flow.refer(markers.label(kind, identifier), f"{kind}-{identifier}")


def _symbol(element: Element) -> str:
    """A character of a symbol font is a bullet or an ornament, which text cannot say."""
    code = element.get("char", "")
    if element.get("font", "").lower() in SYMBOL_FONTS or not code:
        return ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
