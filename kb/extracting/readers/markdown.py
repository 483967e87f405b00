"""Markdown by the CommonMark rules, with tables, footnotes, attributes, front matter; HTML in it is read as HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from kb.extracting.decoding import decode
from kb.extracting.parsed import Block, BlockKind, Extract, Metadata
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.html.block_builder import too_deep
from kb.extracting.readers.html.reader import blocks_of_fragment

MARKDOWN = "text/markdown"
EXTRACTOR = f"markdown-it-py {version('markdown-it-py')}"
DEEPEST = 100  # tokens inside each other
LONGEST_FRONT_MATTER = 100_000  # characters
# What nobody writes who does not write Markdown: headings, links, code, underlined titles, bold words, rules of tables.
_MARKS = re.compile(
    r"^ {0,3}#{1,6} \S|\]\((?:https?:|mailto:|[#/.])|^ {0,3}(?:```|~~~)|^\S.*\n {0,3}(?:={3,}|-{3,})[ \t]*$"
    r"|\*\*\S[^*\n]*\S\*\*|^\|?(?: ?:?-{3,}:? ?\|)+",
    re.M,
)


def is_marked_up(text: str) -> bool:
    """Whether a text without a name is Markdown: in any other, its lines and numbers mean what they are."""
    return _MARKS.search(text.replace("\r\n", "\n")) is not None


def read(data: bytes) -> Extract:
    """The blocks of the page that the Markdown makes, so that markup never stands in the text."""
    decoded = decode(data)
    tokens = _parsed(decoded.text)
    said = _front_matter(tokens)
    blocks = [block for name, text in _sections(said) for block in _section(name, text)]
    return assemble(
        MARKDOWN,
        EXTRACTOR,
        [*blocks, *blocks_of_fragment(_html(tokens))],
        _metadata(said),
        warnings=decoded.warnings,
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(front_matter_plugin).use(attrs_plugin)


def _parsed(text: str) -> list[Token]:
    """The tokens; text nested deeper than the parser goes would be lost, so it is refused."""
    tokens = _parser().parse(text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise too_deep()
    for items in _ordered_lists(tokens):
        _number_as_typed(items)
    return tokens


def _ordered_lists(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The items of each ordered list, without those of lists inside them."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type.endswith("_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open" and token.info:
            open_lists[-1].append(token)
        elif token.type.endswith("_list_close"):
            yield open_lists.pop()


def _number_as_typed(items: Sequence[Token]) -> None:
    """Let every item have the number that was typed; CommonMark counts on from the first.

    Where all have the same, as those write who leave the counting to the program, it counts.
    """
    if len({item.info for item in items}) > 1:
        for item in items:
            item.attrSet("value", item.info)


def _html(tokens: list[Token]) -> str:
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def _section(name: str, text: str) -> tuple[Block, ...]:
    heading = Block(name.replace("_", " "), BlockKind.HEADING, level=1)
    return heading, *blocks_of_fragment(_html(_parsed(text)))


def _sections(said: Mapping[str, object]) -> list[tuple[str, str]]:
    """Texts of several lines in the front matter: some sites keep the whole page there, by name of its sections."""
    return [(name, text) for name, text in said.items() if isinstance(text, str) and "\n" in text.strip()]


def _front_matter(tokens: list[Token]) -> Mapping[str, object]:
    written = next((token.content for token in tokens if token.type == "front_matter"), "")
    if not written or len(written) > LONGEST_FRONT_MATTER:
        return {}
    try:
        # Everything as text: a title may look like a number, and a date is judged elsewhere.
        said = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 (builds texts, lists and mappings only)
    except (yaml.YAMLError, RecursionError):
        return {}
    return {str(name): value for name, value in said.items()} if isinstance(said, dict) else {}


def _metadata(said: Mapping[str, object]) -> Metadata:
    return Metadata(
        title=_text(said, "title"),
        authors=_texts(said, "authors") or _texts(said, "author"),
        date=edtf(_text(said, "date")),
        language=_text(said, "language") or _text(said, "lang"),
        publisher=_text(said, "publisher"),
        url=_text(said, "canonical_url") or _text(said, "url"),
    )


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _texts(said: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = said.get(name, "")
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    return tuple(item.strip() for item in value if isinstance(item, str)) if isinstance(value, list) else ()
