"""From the bytes of a source to its edition: sniff, read, clean, structure; runs in a process that may be killed."""

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from typing import cast

from kb.extracting import sniffing
from kb.extracting.cleaning import clean
from kb.extracting.parsed import Extract, ParsedEdition
from kb.extracting.structuring import structure
from kb.extracting.title_pages import with_title_page

#: The module below readers that reads each media type; only the one that is needed is loaded.
READERS = {
    sniffing.PDF: "pdf.reader",
    sniffing.HTML: "html.reader",
    sniffing.SAVED_PAGE: "mail.saved_page",
    sniffing.SAVED_FOLDER: "saved_folder",
    sniffing.MAIL: "mail.reader",
    sniffing.DOCX: "docx.reader",
    sniffing.ODT: "odt.reader",
    sniffing.EPUB: "epub",
    sniffing.MARKDOWN: "markdown",
    sniffing.PLAIN: "plain",
    sniffing.XML: "akoma_ntoso",
    sniffing.AKOMA_NTOSO: "akoma_ntoso",
}


def parse(data: bytes, name: str, keep: frozenset[str] = frozenset()) -> ParsedEdition:
    """The edition of a source's bytes; `name` is that of the file or address, for kinds of text that look alike.

    `keep` are the keys of removals that a curator wants left in. Raises Refused with a code and what to do.
    """
    cleaned = clean(with_title_page(extract(data, name)), keep)
    return structure(cleaned, sha256=sha256(data).hexdigest(), size=len(data))


def extract(data: bytes, name: str) -> Extract:
    """The blocks of a source as its format says them, before cleaning. Raises Refused."""
    reader = import_module(f"kb.extracting.readers.{READERS[sniffing.sniff(data, name)]}")
    read = cast(Callable[[bytes], Extract], reader.read)
    return read(data)
