"""Plain text: a block per line, or per run of lines where the text is broken into lines of one width."""

import re
from statistics import median

from kb.extracting.decoding import decode
from kb.extracting.parsed import Block, Extract
from kb.extracting.readers.assembling import MOST_BLOCKS, assemble, too_many_blocks

EXTRACTOR = "plain text 1"
PLAIN = "text/plain"
LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\r\n]*\r\n|[\f\v\u2029]")
WIDEST_WRAPPED = 100  # characters; lines of a mail or an old report are broken at 60 to 80
NARROWEST_WRAPPED = 40
MOST_LINES = 10 * MOST_BLOCKS  # blank ones and ends of lines that are not ends of paragraphs included
LIST_MARK = re.compile(r"\s*(?:[-*•–]\s|\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[.)]\s)")


def read(data: bytes) -> Extract:
    """One block per line that is not blank; where lines are broken at one width, one per run of lines.

    Indentation stays in the text. `start` counts code points of the decoded text, line ends as they are there.
    """
    decoded = decode(data)
    if sum(decoded.text.count(end) for end in "\n\r\f") > MOST_LINES:
        raise too_many_blocks()
    spans = _wrapped(decoded.text) or [match.span() for match in LINE.finditer(decoded.text)]
    placed = [
        Block(text=decoded.text[start:end].rstrip(), start=start)
        for start, end in _pruned(decoded.text, spans)
    ]
    extract = assemble(PLAIN, EXTRACTOR, placed, warnings=decoded.warnings)
    return Extract(PLAIN, EXTRACTOR, tuple(placed), warnings=extract.warnings)


def _pruned(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _wrapped(text: str) -> list[tuple[int, int]]:
    """The runs of lines where most paragraphs are broken at one width, else nothing."""
    paragraphs = _between_blanks(text)
    many = [lines for lines in paragraphs if len(lines) > 1]
    if len(many) * 3 < len(paragraphs) or not many:
        return []
    full = [end - start for lines in many for start, end in lines[:-1]]  # all but last lines are full
    width = median(full)
    if not NARROWEST_WRAPPED <= width <= WIDEST_WRAPPED or max(full) > 1.6 * width:
        return []
    return [span for lines in paragraphs for span in _items(text, lines)]


def _between_blanks(text: str) -> list[list[tuple[int, int]]]:
    """Lines as (start, end), grouped into what stands between blank lines and page breaks."""
    groups: list[list[tuple[int, int]]] = [[]]
    last = 0
    for match in LINE.finditer(text):
        if PARAGRAPH_BREAK.search(text, last, match.start()) or not match[0].strip():
            groups.append([])
        if match[0].strip():
            groups[-1].append(match.span())
        last = match.end()
    return [lines for lines in groups if lines]


def _items(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A run of lines as one span, or as several where lines begin as list items do."""
    spans: list[tuple[int, int]] = []
    for start, end in lines:
        if spans and not LIST_MARK.match(text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
