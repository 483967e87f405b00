"""A web page that a browser saved in one file (MHTML): the page itself, and the pages that it shows inside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from gettext import gettext as _

from selectolax.lexbor import LexborHTMLParser

from kb.extracting.parsed import Block, Extract, Hint, Metadata, Refused
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.html.metadata import metadata_of
from kb.extracting.readers.html.reader import EXTRACTOR, judged_blocks, tree_of
from kb.extracting.readers.html.weights import words_in
from kb.extracting.readers.mail.heads import SAVED_PAGE
from kb.extracting.readers.mail.mime import Part, parsed, parts_of, said, text_of


def read(data: bytes) -> Extract:
    """The blocks of the page as those of any page; pages shown inside it stand beside it, unless they hold the text."""
    message = parsed(data)
    pages = _pages(message, parts_of(message))
    if not pages:
        raise Refused("no-text", _("There is no page in this file. Open it in a browser and save it as PDF."))
    trees, warnings = [], list[str]()
    for page in pages:
        text, told = text_of(page.message)
        trees.append(tree_of(text))
        warnings += told
    read_pages = [judged_blocks(tree) for tree in trees]
    main = _fullest([blocks for blocks, _told in read_pages])
    blocks = [
        block for number, (made, _told) in enumerate(read_pages) for block in _placed(made, number == main)
    ]
    warnings += [warning for _made, told in read_pages for warning in told]
    about = _metadata(trees[0], message)
    return assemble(SAVED_PAGE, EXTRACTOR, blocks, about, warnings=list(dict.fromkeys(warnings)))


def _pages(message: Message, parts: Sequence[Part]) -> list[Part]:
    """The parts in HTML, that which the head names as the page first."""
    pages = [part for part in parts if part.media_type in {"text/html", "application/xhtml+xml"}]
    start = str(message.get_param("start") or "").strip("<>")
    return sorted(pages, key=lambda part: not start or _identity(part) != start)


def _identity(part: Part) -> str:
    return said(part.message.get("Content-ID")).strip("<>")


def _fullest(pages: Sequence[Sequence[Block]]) -> int:
    """The page with the most running text; the first of equals."""
    weights = [sum(words_in(block.text) for block in blocks if not _is_set_aside(block)) for blocks in pages]
    return weights.index(max(weights))


def _is_set_aside(block: Block) -> bool:
    return bool(block.hints & {Hint.HIDDEN, Hint.STRUCK, Hint.FORM, Hint.LINKS, Hint.COMMENT, Hint.BESIDE})


def _placed(blocks: Sequence[Block], is_main: bool) -> Iterator[Block]:
    for block in blocks:
        yield block if is_main else replace(block, hints=block.hints | {Hint.BESIDE})


def _metadata(tree: LexborHTMLParser, message: Message) -> Metadata:
    """What the page says, completed by what the browser noted."""
    about = metadata_of(tree)
    address = said(message.get("Snapshot-Content-Location"))
    return replace(about, title=about.title or said(message.get("Subject")), url=about.url or address[:1_000])
