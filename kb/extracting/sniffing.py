"""What kind of document bytes are: their first bytes decide, never the name, except among kinds of plain text."""

import re
from gettext import gettext as _
from pathlib import PurePosixPath

from kb.extracting.decoding import decode
from kb.extracting.parsed import Refused
from kb.extracting.readers.mail import heads
from kb.extracting.readers.packages import Package
from kb.extracting.readers.page_folders import page_in

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
HTML = "text/html"
XML = "application/xml"
AKOMA_NTOSO = "application/akn+xml"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
MAIL = heads.MAIL
SAVED_PAGE = heads.SAVED_PAGE
SAVED_FOLDER = "application/zip"

LOOKED_AT = 16_384  # bytes of a text in which its kind shows
LARGEST_SOURCE = 64_000_000  # bytes

_AS_DOCUMENT = _("Save it as DOCX or PDF and import that.")
_PICTURE = _(
    "This is a picture, which has no text layer. Make a PDF with a text layer of it, as with “ocrmypdf”."
)
_ARCHIVE = _("This is an archive. Unpack it and import the documents in it one by one.")
_WEB_ARCHIVE = _("This is a Safari web archive. Save the page as “Page Source” or as PDF, and import that.")
_OUTLOOK = _("This is an Outlook message (as .msg). Save it as EML or PDF, and import that.")
_MAILBOX = _("This is a mailbox of several mails. Save the mail to import by itself, as EML or PDF.")
_SOUND = _("This is a sound or video recording. Import its transcript.")
_PROGRAM = _("This is a program, not a document.")
_OLD_WORD = _(
    "This is an old binary Office file; a .doc is read where LibreOffice is installed. Save it as DOCX, as with "
    "“soffice --headless --convert-to docx FILE”."
)
_RICH_TEXT = _(
    "This is a Rich Text file, which is read where LibreOffice or pandoc is installed. Save it as DOCX, as with "
    "“soffice --headless --convert-to docx FILE” or “pandoc FILE -o FILE.docx”."
)
RICH_TEXT = b"{\\rtf"
# First bytes of what is known and not read: code and message of the refusal.
REFUSED_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (RICH_TEXT, "not-supported", _RICH_TEXT),
    (b"%!PS", "not-supported", _("This is a PostScript file. Convert it to PDF, as with “ps2pdf”.")),
    (b"\xff\xd8\xff", "not-supported", _PICTURE),
    (b"\x89PNG\r\n", "not-supported", _PICTURE),
    (b"GIF8", "not-supported", _PICTURE),
    (b"II*\0", "not-supported", _PICTURE),
    (b"MM\0*", "not-supported", _PICTURE),
    (b"\0\0\0\x0cjP  ", "not-supported", _PICTURE),
    (b"AT&TFORM", "not-supported", _("This is a DjVu file. Convert it to a PDF with a text layer.")),
    (b"RIFF", "not-supported", _("This is a picture or a recording, not a document.")),
    (b"OggS", "not-supported", _SOUND),
    (b"ID3", "not-supported", _SOUND),
    (b"\x1a\x45\xdf\xa3", "not-supported", _SOUND),
    (b"\x1f\x8b", "not-supported", _ARCHIVE),
    (b"BZh", "not-supported", _ARCHIVE),
    (b"\xfd7zXZ", "not-supported", _ARCHIVE),
    (b"7z\xbc\xaf", "not-supported", _ARCHIVE),
    (b"Rar!", "not-supported", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", "not-supported", _ARCHIVE),
    (b"\x7fELF", "not-supported", _PROGRAM),
    (b"MZ\x90", "not-supported", _PROGRAM),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OUTLOOK = "__substg1.0_".encode("utf-16-le")
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
BINARY_NAMES = {
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".zip",
    ".epub",
    ".xlsx",
    ".pptx",
    ".png",
    ".jpg",
    ".jpeg",
}
DATA_NAMES = {".json", ".jsonld", ".jsonl", ".csv", ".tsv", ".ris", ".bib", ".js", ".css"}
MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
HTML_NAMES = {".html", ".htm", ".xhtml"}
# What may stand before the first element: comments, processing instructions; bounded, so that no search runs away.
_BEFORE = r"(?:\s|<\?[^>]{0,2000}\?>|<!--(?:(?!-->).){0,4000}-->)*"
_DOCTYPE = r"(?:<!doctype\s+(?P<doctype>[\w:.-]+)[^>\[]{0,1000}(?:\[.*?\]\s*)?>)?"
FIRST_ELEMENT = re.compile(
    _BEFORE + _DOCTYPE + _BEFORE + r"<(?:[\w.-]+:)?(?P<root>[A-Za-z][\w.-]*)", re.S | re.I
)
DOCTYPE_ALONE = re.compile(_BEFORE + r"<!doctype\s+(?P<doctype>[\w:.-]+)", re.S | re.I)
HTML_ELEMENTS = frozenset((
    "html", "head", "body", "title", "meta", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol",
    "article", "main", "section", "header", "nav", "blockquote", "span",
))  # fmt: skip


def sniff(data: bytes, name: str = "") -> str:
    """The media type of the bytes, one of this module's constants; `name` only tells kinds of text apart.

    Raises Refused with a reason and what to do for everything that no reader reads.
    """
    if not data.strip():
        raise Refused("empty", _("The file is empty. Check that it was saved or downloaded completely."))
    if len(data) > LARGEST_SOURCE:
        raise Refused(
            "too-large", _("The file is over %d MB. Import it in parts.") % (LARGEST_SOURCE // 1_000_000)
        )
    _refuse_known(data)
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package(data)
    return _text(data, PurePosixPath(name.strip().lower()).suffix)


def _refuse_known(data: bytes) -> None:
    if data.startswith(OLE):
        if LOCKED_OFFICE in data:
            raise Refused("needs-password", _("The file is locked with a password. Save a copy without one."))
        raise Refused("not-supported", _OUTLOOK if OUTLOOK in data else _OLD_WORD)
    if data.startswith(b"bplist") and b"WebMainResource" in data:
        raise Refused("not-supported", _WEB_ARCHIVE)
    if heads.is_mailbox(data):
        raise Refused("not-supported", _MAILBOX)
    for magic, code, message in REFUSED_MAGIC:
        if data.startswith(magic):
            raise Refused(code, message)
    if data[4:8] == b"ftyp":
        raise Refused("not-supported", _("This is a picture or a recording, not a document."))


def _package(data: bytes) -> str:
    package = Package(data)
    if package.has("mimetype"):
        inside = package.part("mimetype").strip().decode("ascii", "replace")
        if inside in {ODT, EPUB}:
            return inside
        raise Refused("not-supported", _("This is a package of type “%s”. ") % inside[:80] + _AS_DOCUMENT)
    if package.has("[Content_Types].xml"):
        if package.has("word/document.xml"):
            return DOCX
        raise Refused("not-supported", _("This is an Office file, but not a Word document. ") + _AS_DOCUMENT)
    if page_in(package.names):
        return SAVED_FOLDER
    raise Refused("not-supported", _ARCHIVE)


def _text(data: bytes, suffix: str) -> str:
    text = decode(data[:LOOKED_AT], declared_inside=True, cut=len(data) > LOOKED_AT).text.lstrip("\ufeff")
    marked_up = heads.message_type(text) or _markup(text)
    if marked_up and (marked_up != HTML or suffix not in MARKDOWN_NAMES or _is_whole_page(text)):
        return marked_up
    if suffix in BINARY_NAMES:
        raise Refused(
            "damaged",
            _("The file is named “%s” but does not begin as such a file does. Download or save it again.")
            % suffix,
        )
    if suffix in DATA_NAMES:
        raise Refused("not-supported", _("This is data, not a document to read: “%s”.") % suffix)
    if suffix in HTML_NAMES:
        return HTML
    return MARKDOWN if suffix in MARKDOWN_NAMES else PLAIN


def _markup(text: str) -> str:
    """HTML, XML or Akoma Ntoso where the text begins with markup, else nothing."""
    if not text.lstrip().startswith("<"):
        return ""
    found = FIRST_ELEMENT.match(text) or DOCTYPE_ALONE.match(text)
    names = {key: (value or "").lower() for key, value in found.groupdict().items()} if found else {}
    root, doctype = names.get("root", ""), names.get("doctype", "")
    if doctype == "html" or root in HTML_ELEMENTS:
        return HTML
    if root == "svg":
        raise Refused("not-supported", _PICTURE)
    if root == "akomantoso":
        return AKOMA_NTOSO
    return XML if text.lstrip().startswith(("<?xml", "<!DOCTYPE", "<!doctype")) else ""


def _is_whole_page(text: str) -> bool:
    return re.match(_BEFORE + r"<(?:!doctype\s+html|html)\b", text, re.S | re.I) is not None
