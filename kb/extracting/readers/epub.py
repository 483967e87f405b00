"""Books in EPUB: their pages in the order of the book, each read as a page of HTML."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from gettext import gettext as _
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from kb.extracting.decoding import decode
from kb.extracting.parsed import Block, Extract, Hint, Metadata, Refused
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.html import reader as html
from kb.extracting.readers.packages import Package
from kb.extracting.readers.xml import child, parse_xml

EPUB = "application/epub+zip"
EXTRACTOR = f"epub reader 1, {html.EXTRACTOR}"
PAGES = frozenset(("application/xhtml+xml", "text/html", "application/xml", "text/xml", ""))
MOST_PAGES = 2_000
ENCRYPTION = "META-INF/encryption.xml"
# An element that XML closes in itself and HTML does not, such as an empty title.
_CLOSED = re.compile(r"<(?P<tag>[A-Za-z][\w:.-]{0,40})(?P<rest>(?:\s[^<>]{0,4000})?)/>")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def read(data: bytes) -> Extract:
    """The blocks of a book in reading order. Raises Refused for damage, locks, and books of pictures alone."""
    package = Package(data)
    root = next(parse_xml(package.part("META-INF/container.xml")).iter("rootfile"), None)
    place = root.get("full-path", "") if root is not None else ""
    book = parse_xml(package.part(place))
    names = list(_spine(book, posixpath.dirname(place)))
    if len(names) > MOST_PAGES:
        raise Refused("too-complex", _("The book has over %d parts. Import it in parts.") % MOST_PAGES)
    _refuse_locked(package, {name for name, _is_contents in names})
    blocks: list[Block] = []
    missing = 0
    for number, (name, is_contents) in enumerate(names):
        if package.has(name):
            blocks += _page(package.part(name), f"{number}-", is_contents=is_contents)
        else:
            missing += 1
    told = [_("Parts that the book names are not in the file: %d.") % missing] if missing else []
    return assemble(EPUB, EXTRACTOR, blocks, _metadata(child(book, "metadata")), warnings=told)


def _spine(book: Element, folder: str) -> Iterator[tuple[str, bool]]:
    """The names of the pages in reading order, and whether each is the table of contents."""
    items = {item.get("id", ""): item for item in book.iter("item")}
    for reference in book.iter("itemref"):
        item = items.get(reference.get("idref", ""))
        if item is not None and item.get("media-type", "") in PAGES:
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            yield name, "nav" in item.get("properties", "").split()


def _refuse_locked(package: Package, names: set[str]) -> None:
    """Fonts may be veiled; a page that is cannot be read."""
    if not package.has(ENCRYPTION):
        return
    veiled = {
        unquote(each.get("URI", "")) for each in parse_xml(package.part(ENCRYPTION)).iter("CipherReference")
    }
    if veiled & names:
        raise Refused("needs-password", _("The book is locked against copying. Get a copy that is not."))


def _page(data: bytes, prefix: str, *, is_contents: bool) -> Iterator[Block]:
    """The blocks of one page, their anchors told apart from those of others; none for a page of pictures."""
    text = _CLOSED.sub(_opened, decode(data, declared_inside=True).text)
    try:
        page = html.read(text.encode())
    except Refused as refused:
        if refused.code != "no-text":
            raise
        return
    for block in page.blocks:
        marks = tuple(replace(mark, anchor=prefix + mark.anchor) for mark in block.references)
        hints = block.hints | ({Hint.NAVIGATION} if is_contents else frozenset())
        yield replace(block, anchor=block.anchor and prefix + block.anchor, references=marks, hints=hints)


def _opened(found: re.Match[str]) -> str:
    return found[0] if found["tag"].lower() in _VOID else f"<{found['tag']}{found['rest']}></{found['tag']}>"


def _metadata(told: Element | None) -> Metadata:
    said: dict[str, list[str]] = {}
    for each in told if told is not None else ():
        if text := (each.text or "").strip():
            said.setdefault(each.tag, []).append(text)
    return Metadata(
        title=said.get("title", [""])[0],
        authors=tuple(said.get("creator", ())),
        date=edtf(said.get("date", [""])[0]),
        language=said.get("language", [""])[0],
        publisher=said.get("publisher", [""])[0],
    )
