"""The lines of a source's first pages, each by itself: cells of tables and wide gaps part lines too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.extracting.parsed import Block, BlockKind, Extract, Hint

_BLOCKS = 80  # looked at from the beginning
_PAGES = 2  # of them, where there are pages
_LINES = 160
_LONGEST = 600  # characters of a line that is looked at
_PART = re.compile(r"[\n\t]+|\s{4,}")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_MARGINS = frozenset((Hint.HEADER, Hint.FOOTER, Hint.PAGE_TOP, Hint.PAGE_BOTTOM))
_BODY = 30  # words: a line this long is running text
_FIRST = re.compile(r"(?:1|\[1\])[.):]?(?:\s|\Z)")
_FEWEST = 8  # words of a numbered paragraph
_FRONT = 10  # lines of a title page before which running text is a notice
_NOTICES = 3  # paragraphs of running text on a title page
_LAST = 25  # blocks


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the first pages with the index of its block; `is_margin` where it stands in a head or a foot."""

    text: str
    block: int
    number: str = ""
    size: float = 0.0
    is_margin: bool = False
    is_heading: bool = False

    @property
    def is_running(self) -> bool:
        """Whether it is a paragraph of text rather than a line of a title page."""
        return len(self.text.split()) >= _BODY


def lines_of(extract: Extract) -> list[Line]:
    """The lines of the first pages in order, white space in them unified, letters that stand apart put together."""
    lines: list[Line] = []
    pages: list[str] = []
    for index, block in enumerate(extract.blocks[:_BLOCKS]):
        if block.page not in pages:
            pages.append(block.page)
        if len(pages) > _PAGES or len(lines) > _LINES:
            break
        lines += _lines(block, index)
    return lines


def _lines(block: Block, index: int) -> Iterator[Line]:
    is_margin = bool(block.hints & _MARGINS)
    is_heading = block.kind is BlockKind.HEADING
    for number, part in enumerate(_PART.split(block.text.strip()[: 20 * _LONGEST])):
        if text := " ".join(_joined_letters(part).split())[:_LONGEST]:
            mark = block.number if number == 0 else ""
            yield Line(text, index, mark, block.size, is_margin, is_heading)


def _joined_letters(text: str) -> str:
    """Letters set apart for their looks as one word: J U D G M E N T."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), text)


def before_text(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first numbered paragraph, or before the running text where nothing is numbered."""
    running = 0
    for place, line in enumerate(lines):
        is_numbered = _FIRST.match(line.number or line.text) is not None
        running += line.is_running and place > _FRONT
        if (is_numbered and len(line.text.split()) > _FEWEST) or running > _NOTICES:
            return list(lines[:place])
    return list(lines)


def last_lines(extract: Extract) -> list[Line]:
    """The lines of the last blocks, where a text is signed and dated."""
    first = max(0, len(extract.blocks) - _LAST)
    return [
        line for index in range(first, len(extract.blocks)) for line in _lines(extract.blocks[index], index)
    ]
