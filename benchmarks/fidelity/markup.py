"""Pages, mail and XML as the standard library reads them: every word that a browser would show."""

import email
import email.policy
from email.message import EmailMessage
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError

from charset_normalizer import from_bytes
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "svg", "select", "textarea", "math")
)
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_XML_UNSEEN = frozenset(("meta", "style", "script", "teiHeader"))
_XML_BLOCKS = frozenset(
    ("p", "num", "heading", "subheading", "block", "tr", "td", "th", "tocItem", "li", "br", "marker")
)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN and tag != "head":
            self._hidden.append(tag)
        if tag == "head":
            self._hidden.append(tag)
        if tag == "body":
            self._hidden.clear()
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag not in _INLINE and tag not in _VOID:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(" ".join(data.split("\n")))


def visible(page: str) -> list[str]:
    """The lines of a page that a browser may show, one to a block."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return [" ".join(line.split()) for line in "".join(parser.pieces).splitlines() if line.strip()]


def decoded(data: bytes) -> str:
    """A page as text: UTF-8 where it is that, else the likeliest code page."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return str(from_bytes(data).best() or data.decode("latin-1"))


def page(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """A saved page."""
    return "html.parser", visible(decoded(data))


def plain(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """Plain text and Markdown, as they are."""
    return "text", decoded(data).splitlines()


def mail(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """The text of a mail or of a page saved as one: its first part in HTML, else in plain text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
    if part is None:
        return None
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):
        return None
    return "email", visible(text) if part.get_content_subtype() == "html" else text.splitlines()


def xml(data: bytes, _suffix: str) -> tuple[str, list[str]] | None:
    """All words of an XML text but those of its record."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException):
        return None
    pieces: list[str] = []
    _gather(root, pieces)
    return "ElementTree", [" ".join(line.split()) for line in "".join(pieces).split("\0") if line.strip()]


def _gather(element: Element, pieces: list[str]) -> None:
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag and tag not in _XML_UNSEEN:
        edge = "\0" if tag in _XML_BLOCKS else ""
        pieces += [edge, element.text or ""]
        for each in element:
            _gather(each, pieces)
        pieces.append(edge)
    pieces.append(element.tail or "")
