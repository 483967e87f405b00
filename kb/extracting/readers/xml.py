"""XML read without doctype, entities or anything from outside; names without their namespaces."""

import re
from gettext import gettext as _
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kb.extracting.parsed import Refused

DEEPEST = 600  # elements inside each other; documents stay under 60
PIECE = 1_000_000  # bytes fed at a time
_UNBOUND = 27  # expat's code for a prefix without a namespace
_MOST_PREFIXES = 50
_PREFIX = re.compile(rb"[<\s/]([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_ROOT = re.compile(rb"<[A-Za-z_][\w.:-]*")


def parse_xml(data: bytes) -> Element:
    """The root element. Raises Refused for a doctype, for damage, and for nesting beyond all sense."""
    try:
        return _parsed(data)
    except ParseError as problem:
        if problem.code != _UNBOUND:
            raise _damaged(problem) from problem
    try:
        return _parsed(_bound(data))
    except ParseError as problem:
        raise _damaged(problem) from problem


def _parsed(data: bytes) -> Element:
    parser = DefusedXMLParser(target=_Shallow(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for start in range(0, len(data), PIECE):
            parser.feed(data[start : start + PIECE])
        root: Element = parser.close()
    except DefusedXmlException as problem:
        raise Refused(
            "not-supported",
            _("The XML in this file has a DOCTYPE, which can draw in other files. Save it without one."),
        ) from problem
    except ParseError:
        raise
    except (ValueError, LookupError) as problem:
        raise _damaged(problem) from problem
    return root


def _damaged(problem: Exception) -> Refused:
    return Refused(
        "damaged", _("The XML in this file is damaged (%s). Save it anew in its program.") % problem
    )


def _bound(data: bytes) -> bytes:
    """The bytes with a namespace for every prefix that has none: names count here without their namespaces."""
    used = {match[1] for match in _PREFIX.finditer(data)} - {b"xml", b"xmlns"}
    free = sorted(prefix for prefix in used if b"xmlns:" + prefix + b"=" not in data)
    root = _ROOT.search(data)
    if root is None:
        return data
    declared = b"".join(b' xmlns:%s="unbound:%s"' % (prefix, prefix) for prefix in free[:_MOST_PREFIXES])
    return data[: root.end()] + declared + data[root.end() :]


class _Shallow:
    """Builds elements of local names only: a namespace may be strict, transitional or forgotten."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._root: Element | None = None
        self._last: Element | None = None  # the element that closed last: what follows is its tail
        self._texts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._flush()
        element = Element(local(tag), {local(name): value for name, value in attributes.items()})
        if self._open:
            self._open[-1].append(element)
        else:
            self._root = element
        if len(self._open) > DEEPEST:
            raise Refused(
                "too-complex", _("The XML in this file is nested too deeply. Save the text as PDF.")
            )
        self._open.append(element)
        self._last = None
        return element

    def end(self, _tag: str) -> Element:
        self._flush()
        self._last = self._open.pop()
        return self._last

    def data(self, text: str) -> None:
        self._texts.append(text)

    def close(self) -> Element:
        if self._root is None:
            raise ParseError("no element")
        return self._root

    def _flush(self) -> None:
        text = "".join(self._texts)
        self._texts = []
        if not text or not self._open:
            return
        if self._last is not None:
            self._last.tail = text
        else:
            self._open[-1].text = text


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, then its first child of the next name, and so on."""
    for name in names:
        element = next((each for each in element if each.tag == name), None) if element is not None else None
    return element


def value(element: Element | None, *names: str) -> str:
    """The `val` attribute of a descendant by way of children, or nothing."""
    found = child(element, *names)
    return found.get("val", "") if found is not None else ""


def switched_on(properties: Element | None, name: str) -> bool:
    """Whether a toggle such as `b` is there and not off."""
    found = child(properties, name)
    return found is not None and found.get("val", "true").lower() not in {"0", "false", "off", "none"}
