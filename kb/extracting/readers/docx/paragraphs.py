"""The text of one Word paragraph: runs, line breaks, symbols, note markers, tracked changes as accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kb.extracting.readers.docx.styles import points
from kb.extracting.readers.list_numbers import roman
from kb.extracting.readers.running_text import Flow
from kb.extracting.readers.xml import child, switched_on

# Deleted text, moved text at its old place, and the second version of what Word draws in two ways.
UNSEEN = frozenset(("del", "moveFrom", "delText", "pPr", "rPr", "Fallback", "txbxContent", "sdtPr"))
FIELDS = frozenset(("fldChar", "instrText", "fldSimple"))
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
SYMBOL_FONTS = {"wingdings", "symbol", "webdings", "wingdings 2", "wingdings 3"}


@dataclass(slots=True)
class Run:
    """What is gathered while a paragraph is read."""

    flow: Flow = field(default_factory=Flow)
    sizes: dict[float, int] = field(default_factory=dict)  # points → characters
    boxes: list[Element] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # of the fields that are open

    @property
    def size(self) -> float:
        """The size of most letters that say one, 0 where none does."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else 0.0


@dataclass(slots=True)
class NoteMarkers:
    """Numbers of notes in the order in which the text refers to them."""

    formats: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def label(self, kind: str, identifier: str) -> str:
        """The marker of a note as printed; the first reference counts."""
        key = (kind, identifier)
        if key not in self.numbers:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.numbers[key] = FORMATS.get(self.formats.get(kind, ""), str)(self.counts[kind])
        return self.numbers[key]


def read_run(paragraph: Element, markers: NoteMarkers, counted: Callable[[str], str], *, bold: bool) -> Run:
    """Everything that is printed of a paragraph; `bold` is what its style says.

    `counted` says what a field prints whose result the file does not hold because Word counts it.
    """
    run = Run()
    for properties, element in _pieces(paragraph, None):
        if element.tag in FIELDS:
            run.flow.keep(counted(_code(run, element)))
        else:
            _take(run, element, properties, markers, bold)
    return run


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


def _pieces(element: Element, properties: Element | None) -> Iterator[tuple[Element | None, Element]]:
    """The leaves of a paragraph, each with the properties of its run; text boxes come as they are."""
    for each in element:
        if each.tag == "txbxContent":
            yield properties, each
        elif each.tag in UNSEEN:
            continue
        elif each.tag == "r":
            yield from _pieces(each, child(each, "rPr"))
        elif len(each) and each.tag not in NOTES:
            yield from _pieces(each, properties)
            if each.tag == "fldSimple":
                yield properties, each
        else:
            yield properties, each


def _take(run: Run, element: Element, properties: Element | None, markers: NoteMarkers, bold: bool) -> None:
    tag = element.tag
    if tag == "txbxContent":
        run.boxes.append(element)
    elif switched_on(properties, "vanish"):
        return
    elif tag in NOTES:
        _mark(run, element, markers)
    elif tag in {"t", "sym"}:
        text = _symbol(element) if tag == "sym" else element.text or ""
        is_bold = switched_on(properties, "b") if child(properties, "b") is not None else bold
        run.flow.keep(text, bold=is_bold)
        size = points(properties)
        if size:
            run.sizes[size] = run.sizes.get(size, 0) + len(text)
    elif tag in {"br", "cr"}:
        run.flow.keep("\n")
    else:
        run.flow.keep({"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(tag, ""))


def _mark(run: Run, element: Element, markers: NoteMarkers) -> None:
    """A note marker; one of the author's own (an asterisk) stands in the text that follows it."""
    kind, identifier = NOTES[element.tag], element.get("id", "")
    if element.get("customMarkFollows", "0").lower() in {"1", "true", "on"}:
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
