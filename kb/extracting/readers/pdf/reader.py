"""PDF with a text layer as blocks: lines joined into paragraphs, footnotes linked, heads and feet marked as such."""

from contextlib import closing
from gettext import gettext as _

import pypdfium2 as pdfium
from pypdfium2 import raw

from kb.extracting.parsed import Extract, Metadata, Refused
from kb.extracting.readers.assembling import MOST_CHARACTERS, assemble, too_much_text
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.pdf.blocks import blocks, paragraphs
from kb.extracting.readers.pdf.layout import Page, measure
from kb.extracting.readers.pdf.lines import Line, PageText

PDF = "application/pdf"
EXTRACTOR = f"pdfium {pdfium.PDFIUM_INFO.build} (pypdfium2 {pdfium.PYPDFIUM_INFO})"
MOST_PAGES = 5_000
LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
MEANINGLESS_TITLES = {
    "untitled",
    "untitled document",
    "untitled spreadsheet",
    "powerpoint presentation",
    "slide 1",
}
MOST_STROKES = 50  # on a blank page
MOST_PAGES_NAMED = 20  # in a warning


def read(data: bytes) -> Extract:
    """The blocks of a PDF in reading order, with the numbers of their pages as labelled or counted.

    Raises Refused: needs-password, damaged, no-text-layer (pictures of pages), no-text (blank), too-complex.
    """
    document = _opened(data)
    with closing(document):
        if len(document) > MOST_PAGES:
            raise Refused("too-complex", _("This PDF has over %d pages. Import it in parts.") % MOST_PAGES)
        pages, pictures = _pages(document)
        metadata = _metadata(document)
        count = len(document)
    if not any(page.lines for page in pages):
        raise _without_text(pictures)
    layout = measure(pages)
    found = paragraphs(pages, layout)
    return assemble(
        PDF, EXTRACTOR, blocks(found, layout), metadata, pages=count, warnings=_warnings(pictures)
    )


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        if len(document) < 1:
            raise _damaged()
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) in LOCKED:
            raise Refused(
                "needs-password", _("This PDF is locked with a password. Save or print a copy without one.")
            ) from problem
        raise _damaged() from problem
    return document


def _damaged() -> Refused:
    return Refused(
        "damaged",
        _(
            "This PDF is damaged or cut off and cannot be opened. Download it again, or repair it, as with “qpdf”."
        ),
    )


def _pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[str]]:
    """The pages with their lines, and the labels of those that show something but have no text."""
    pages: list[Page] = []
    pictures: list[str] = []
    characters, broken = 0, 0
    for place in range(len(document)):
        label = document.get_page_label(place) or str(place + 1)
        try:
            page = document[place]
        except pdfium.PdfiumError:
            broken += 1
            continue
        with closing(page):
            lines, count = _lines(page)
            characters += count
            if characters > MOST_CHARACTERS:
                raise too_much_text()
            if not lines and _shows_something(page):
                pictures.append(label)
            pages.append(Page(label, page.get_height(), lines))
    if broken == len(document):
        raise _damaged()
    return pages, pictures


def _lines(page: pdfium.PdfPage) -> tuple[list[Line], int]:
    text = PageText(page)
    with closing(text):
        return text.lines(), text.count


def _shows_something(page: pdfium.PdfPage) -> bool:
    """Whether there is a picture on the page, or so many strokes that they may be letters; a frame is neither."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > MOST_STROKES:
        return True
    kinds = {raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, place)) for place in range(count)}
    return bool(kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING})


def _without_text(pictures: list[str]) -> Refused:
    if pictures:
        return Refused(
            "no-text-layer",
            _(
                "This PDF has pictures of pages and no text layer. Add one by OCR, as with “ocrmypdf in.pdf out.pdf”."
            ),
        )
    return Refused("no-text", _("All pages of this PDF are blank. Check that it is the right file."))


def _warnings(pictures: list[str]) -> tuple[str, ...]:
    if not pictures:
        return ()
    named = ", ".join(pictures[:MOST_PAGES_NAMED]) + (" …" if len(pictures) > MOST_PAGES_NAMED else "")
    return (
        _("These pages have pictures and no text layer: %s. OCR, as with “ocrmypdf --skip-text”, reads them.")
        % named,
    )


def _metadata(document: pdfium.PdfDocument) -> Metadata:
    try:
        said = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError:
        return Metadata()
    title = said.get("Title", "").strip()
    author = said.get("Author", "").strip()
    created = said.get("CreationDate", "").removeprefix("D:")
    return Metadata(
        title="" if title.lower() in MEANINGLESS_TITLES else title,
        authors=(author,) if author else (),
        made=edtf(f"{created[:4]}-{created[4:6]}-{created[6:8]}"),
    )
