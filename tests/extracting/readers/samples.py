"""Small documents made for the tests of the readers."""

from tests.hostile.archives import docx, odt, package
from tests.hostile.documents import FONT, one_page, pdf, stream

__all__ = ["akn", "docx", "odt", "one_page", "package", "pdf_of", "word"]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOLD_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"

type Shown = tuple[str, float, float, float, bool]  # text, x, y, size, bold


def word(body: str, **parts: str) -> bytes:
    """A Word document; parts by name without `.xml` ("numbering"), each the inside of its root element."""
    roots = {"numbering", "styles", "footnotes", "comments"}
    written = {}
    for name, text in parts.items():
        root = name if name in roots else "hdr"
        written[f"word__{name}.xml"] = f"<w:{root} {W}>{text}</w:{root}>"
    return docx(body, **written)


def pdf_of(*pages: list[Shown]) -> bytes:
    """A PDF of pages of 600 by 800 points; each shows its pieces of text at their places."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * place) for place in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        FONT,
        BOLD_FONT,
    ]
    for place, pieces in enumerate(pages):
        fonts = b"/Resources<</Font<</F 3 0 R/B 4 0 R>>>>"
        contents = b"/Contents %d 0 R" % (6 + 2 * place)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%b%b>>" % (contents, fonts))
        shown = [
            b"BT /%b %.2f Tf 1 0 0 1 %.2f %.2f Tm (%b) Tj ET"
            % (
                b"B" if bold else b"F",
                size,
                x,
                y,
                text.replace("(", "\\(").replace(")", "\\)").encode("cp1252"),
            )
            for text, x, y, size, bold in pieces
        ]
        objects.append(stream(b"\n".join(shown)))
    return pdf(objects)


def akn(body: str) -> bytes:
    """An Akoma Ntoso act with this body."""
    name = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    return f'<?xml version="1.0"?><akomaNtoso xmlns="{name}"><act><body>{body}</body></act></akomaNtoso>'.encode()
