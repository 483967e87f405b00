"""HTML as blocks: headings, paragraphs, list items with numbers, table rows, notes, and hints of what is chrome."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from importlib.metadata import version

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kb.extracting.decoding import decode
from kb.extracting.parsed import Block, Extract, Hint
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.html.beside import judged
from kb.extracting.readers.html.block_builder import HtmlBuilder, too_deep
from kb.extracting.readers.html.links import InnerLinks
from kb.extracting.readers.html.main_block import LEAST_WORDS
from kb.extracting.readers.html.metadata import metadata_of
from kb.extracting.readers.html.numbers import joined
from kb.extracting.readers.html.weights import SENTENCE, Tree, words_in

HTML = "text/html"
EXTRACTOR = f"selectolax {version('selectolax')}"
# Elements whose content is never text of the page.
UNSEEN = frozenset((
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "head", "audio", "video",
    "-comment",
))  # fmt: skip


NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|dl|table|blockquote|b|i|u|em|strong|font|sup|sub|nav|center|form)\b",
    re.IGNORECASE,
)
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
MOST_ATTRIBUTES = 2_000  # of one element; its words are counted, so that a picture inside an attribute is one
DEEPEST_SOURCE = 5_000  # elements opened and not closed; sloppy pages leave some hundreds open


def read(data: bytes) -> Extract:
    """The blocks of a page. Nothing is dropped but scripts and styles.

    What is hidden, and what stands beside the main text, carries that as a hint for cleaning to judge.
    """
    decoded = decode(data, declared_inside=True)
    tree = tree_of(decoded.text)
    blocks, told = judged_blocks(tree)
    return assemble(HTML, EXTRACTOR, blocks, metadata_of(tree), warnings=(*decoded.warnings, *told))


def tree_of(html: str) -> LexborHTMLParser:
    """The tree of a page; raises Refused for one that would keep the parser busy for minutes."""
    _check_shape(html)
    return LexborHTMLParser(html.replace("\0", "\ufffd"))


def judged_blocks(tree: LexborHTMLParser) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a page, those beside its main text hinted, and warnings."""
    builder = built(tree)
    blocks, told = _shown(builder.blocks)
    return judged(Tree.of(builder.elements, blocks, builder.places)), told


def _shown(blocks: Sequence[Block]) -> tuple[Sequence[Block], tuple[str, ...]]:
    """Pages that hide their text until a program shows it are read as if it had."""
    hidden = _running(block for block in blocks if Hint.HIDDEN in block.hints)
    shown = _running(block for block in blocks if Hint.HIDDEN not in block.hints)
    if shown >= LEAST_WORDS or hidden < LEAST_WORDS:
        return blocks, ()
    told = _("The text of the page is hidden until a program in it runs; it was read as if shown.")
    return [replace(block, hints=block.hints - {Hint.HIDDEN}) for block in blocks], (told,)


def _running(blocks: Iterable[Block]) -> int:
    """Words of blocks long enough to be running text."""
    return sum(words for words in (words_in(block.text) for block in blocks) if words >= SENTENCE)


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
    """The blocks as they stand, nothing judged."""
    return tuple(built(tree).blocks)


def built(tree: LexborHTMLParser) -> HtmlBuilder:
    """Walk the body once; the depth of the tree costs nothing."""
    if tree.body is None:
        return HtmlBuilder(InnerLinks())
    builder = HtmlBuilder(InnerLinks.of(tree.body))
    for node, opens in events(tree.body):
        if not opens:
            builder.close(node)
        elif node.is_text_node:
            builder.text(node.text_content or "")
        else:
            builder.open(node)
    builder.flush()
    builder.blocks, builder.places = joined(builder.blocks, builder.places, builder.elements)
    return builder


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
    return node.is_text_node or (node.is_element_node and node.tag not in UNSEEN)
