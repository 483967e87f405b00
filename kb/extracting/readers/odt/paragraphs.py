"""The text of one OpenDocument paragraph: spans, spaces, line breaks, note markers, boxes that hang on it."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kb.extracting.readers.odt.styles import Styles
from kb.extracting.readers.running_text import Flow
from kb.extracting.readers.xml import child

UNSEEN = frozenset(
    (
        "annotation",
        "annotation-end",
        "ruby-text",
        "hidden-text",
        "hidden-paragraph",
        "desc",
        "title",
        "binary-data",
    )
)
INSTEAD = {"tab": "\t", "line-break": "\n", "soft-hyphen": "\u00ad", "non-breaking-hyphen": "\u2011"}
BOOKMARKS = frozenset(("bookmark", "bookmark-start"))
MOST_SPACES = 100  # that one element may stand for


@dataclass(slots=True)
class Paragraph:
    """What is gathered of a paragraph; notes as (anchor, label, body)."""

    flow: Flow = field(default_factory=Flow)
    sizes: dict[float, int] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, Element]] = field(default_factory=list)
    anchor: str = ""

    @property
    def size(self) -> float:
        """The size of most letters that say one, 0 where none does."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else 0.0


def read_paragraph(element: Element, styles: Styles) -> Paragraph:
    """Everything that is printed of a paragraph or heading."""
    paragraph = Paragraph()
    _inside(paragraph, element, styles, styles.bold(element.get("style-name", "")))
    return paragraph


def _inside(paragraph: Paragraph, element: Element, styles: Styles, bold: bool) -> None:
    _text(paragraph, element.text, element, styles, bold)
    for each in element:
        _take(paragraph, each, styles, bold)
        _text(paragraph, each.tail, element, styles, bold)


def _text(paragraph: Paragraph, text: str | None, holder: Element, styles: Styles, bold: bool) -> None:
    if text:
        paragraph.flow.add(text, bold=bold)
        size = styles.size(holder.get("style-name", "")) if holder.tag == "span" else 0.0
        if size:
            paragraph.sizes[size] = paragraph.sizes.get(size, 0) + len(text)


def _take(paragraph: Paragraph, element: Element, styles: Styles, bold: bool) -> None:
    tag = element.tag
    if tag == "note":
        _mark(paragraph, element)
    elif tag == "s":
        count = element.get("c", "1")
        paragraph.flow.keep(" " * min(int(count) if count.isdigit() else 1, MOST_SPACES))
    elif tag in INSTEAD:
        paragraph.flow.keep(INSTEAD[tag])
    elif tag == "frame":
        paragraph.boxes += text_boxes(element)
    elif tag == "text-box":
        paragraph.boxes.append(element)
    elif tag in BOOKMARKS:
        paragraph.anchor = paragraph.anchor or element.get("name", "")
    elif tag not in UNSEEN:
        style = element.get("style-name", "")
        if not styles.hidden(style):
            _inside(paragraph, element, styles, styles.bold(style, otherwise=bold) if tag == "span" else bold)


def text_boxes(frame: Element) -> list[Element]:
    """The text of a frame: of several forms of one thing the first."""
    return [each for each in frame if each.tag == "text-box"][:1]


def _mark(paragraph: Paragraph, note: Element) -> None:
    citation, body = child(note, "note-citation"), child(note, "note-body")
    label = "".join(citation.itertext()).strip() if citation is not None else ""
    label = label or (citation.get("label", "") if citation is not None else "")
    identifier = note.get("id") or f"note-{note.get('note-class', '')}-{label}"
    if label:
        paragraph.flow.refer(label, identifier)
    if body is not None:
        paragraph.notes.append((identifier, label, body))
