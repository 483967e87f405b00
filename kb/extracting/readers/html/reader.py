"""HTML as blocks: headings, paragraphs, list items with numbers, table rows, notes, and hints of what is chrome."""

import re
from collections.abc import Iterator
from importlib.metadata import version

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kb.extracting.decoding import decode
from kb.extracting.parsed import Block, Extract
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.html.block_builder import HtmlBuilder, too_deep
from kb.extracting.readers.html.links import InnerLinks
from kb.extracting.readers.html.metadata import metadata_of

HTML = "text/html"
EXTRACTOR = f"selectolax {version('selectolax')}"
# Elements whose content is never text of the page.
UNSEEN = frozenset((
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select", "textarea",
    "head", "datalist", "audio", "video", "-comment",
))  # fmt: skip


NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|dl|table|blockquote|b|i|u|em|strong|font|sup|sub|nav|center|form)\b",
    re.IGNORECASE,
)
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
MOST_ATTRIBUTES = 2_000  # of one element; its words are counted, so that a picture inside an attribute is one
DEEPEST_SOURCE = 5_000  # elements opened and not closed; sloppy pages leave some hundreds open


def read(data: bytes) -> Extract:
    """The blocks of a page. Nothing is dropped but scripts, styles, form choices and hidden elements.

    What looks like navigation, header, footer or an aside carries that as a hint for cleaning to judge.
    """
    decoded = decode(data, declared_inside=True)
    _check_shape(decoded.text)
    tree = LexborHTMLParser(decoded.text.replace("\0", "\ufffd"))
    blocks = blocks_of(tree)
    return assemble(HTML, EXTRACTOR, blocks, metadata_of(tree), warnings=decoded.warnings)


def _check_shape(html: str) -> None:
    """Refuse what would keep the parser busy for minutes: its time grows with the square of depth and attributes."""
    depth = 0
    for tag in NESTING.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > DEEPEST_SOURCE:
            raise too_deep()
    if any(len(tag[0].split()) > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(html)):
        raise too_deep()


def blocks_of_fragment(html: str) -> tuple[Block, ...]:
    """The blocks of HTML that stands inside another text, as in Markdown."""
    return blocks_of(LexborHTMLParser(html))


def blocks_of(tree: LexborHTMLParser) -> tuple[Block, ...]:
    """Walk the body once; the depth of the tree costs nothing."""
    if tree.body is None:
        return ()
    builder = HtmlBuilder(InnerLinks.of(tree.body), has_main=tree.css_first("main") is not None)
    for node, opens in events(tree.body):
        if not opens:
            builder.close(node)
        elif node.is_text_node:
            builder.text(node.text_content or "")
        else:
            builder.open(node)
    return builder.finish()


def events(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every element and text in document order as (node, True), and every end of an element as (node, False)."""
    node, opens = root, True
    while True:
        if opens and _is_seen(node):
            yield node, True
            following = node.first_child if node.is_element_node else None
            if following is not None:
                node = following
                continue
            if node.is_element_node:
                yield node, False
        elif not opens:
            yield node, False
        if node.mem_id == root.mem_id:
            return
        after = node.next
        parent = node.parent
        if after is None and parent is None:
            return
        node, opens = (after, True) if after is not None else (parent, False)  # type: ignore[assignment]


def _is_seen(node: LexborNode) -> bool:
    if node.is_text_node:
        return True
    if not node.is_element_node or node.tag in UNSEEN:
        return False
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" not in attributes and "display:none" not in style and "visibility:hidden" not in style
