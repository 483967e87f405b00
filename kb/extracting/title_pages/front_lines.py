"""The title of a document without pages, by its look: the first lines that stand out from the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kb.extracting.cleaning.rules.dates import dates_in
from kb.extracting.parsed import Block, Certainty, Extract, Hint, Metadata, Origin
from kb.extracting.title_pages.lines import Line

_LARGER = 1.15  # times the usual size of letters
_MOST_LINES = 6  # of a title
_FEWEST_WORDS, _MOST_WORDS = 2, 40
_OPENS = re.compile(r"\b(?:to|of|on|for|the|and|in|by|with|de|du|des|sur|pour|et|y)$", re.IGNORECASE)
_LABEL = re.compile(r"(?:appendix|annex|annexe|attachment|enclosure|schedule)\s+\w{1,4}", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>(?:19|20)\d\d No\.? \d{1,4})(?:\s.{0,20})?", re.IGNORECASE)
_ENDS = re.compile(r"(?:table of )?contents|.*:.*|\d.*|.*\.", re.IGNORECASE)


def front_lines(extract: Extract, lines: Sequence[Line]) -> Metadata:
    """Title, day and number by the first lines; nothing where the format marks a title or does not tell the look."""
    is_marked = any(Hint.TITLE in extract.blocks[line.block].hints for line in lines)
    if is_marked or any(block.page for block in extract.blocks) or not any(b.size for b in extract.blocks):
        return Metadata()
    page = [line for line in lines if not line.is_margin]
    title = list(_titles(page, extract.blocks))
    after = page[page.index(title[-1]) + 1 :][:2] if title else []
    number = next((match["number"] for line in after if (match := _NUMBER.fullmatch(line.text))), "")
    known = Metadata().telling("title", _joined(title), Origin.LOOK, Certainty.GUESSED)
    known = known.telling("report-number", number, Origin.PRINTED, Certainty.STATED)
    return known.telling("date", next(_days(after), ""), Origin.PRINTED, Certainty.LIKELY)


def _titles(page: Sequence[Line], blocks: Sequence[Block]) -> Iterator[Line]:
    """The first of the largest lines among those that stand out before anything else."""
    usual = _usual_size(blocks)
    standing = list(takewhile(lambda line: _stands_out(line, blocks[line.block], usual), page))
    standing = [line for line in standing if not _LABEL.fullmatch(line.text)]
    largest = max((line.size for line in standing), default=0.0)
    first = next((n for n, line in enumerate(standing) if line.size == largest), 0)
    title = list(takewhile(lambda line: line.size == largest, standing[first:]))
    words = sum(len(line.text.split()) for line in title)
    if len(title) <= _MOST_LINES and _FEWEST_WORDS <= words <= _MOST_WORDS:
        yield from title


def _stands_out(line: Line, block: Block, usual: float) -> bool:
    """Whether it is larger than the text, or bold, centred or a heading; and no number, label, sentence or contents."""
    has_look = (
        block.size >= _LARGER * usual or line.is_heading or bool(block.hints & {Hint.BOLD, Hint.CENTRED})
    )
    return has_look and not (line.number or line.is_running or _ENDS.fullmatch(line.text))


def _usual_size(blocks: Sequence[Block]) -> float:
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[block.size] += len(block.text) if block.size else 0
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _joined(title: Sequence[Line]) -> str:
    """The lines as one: those of a block, and those that end openly, go on; others are parts of their own."""
    whole, before = "", None
    for line in title:
        goes_on = before is None or before.block == line.block or _OPENS.search(before.text)
        whole = f"{whole} {line.text}".strip() if goes_on else f"{whole}: {line.text}"
        before = line
    return whole


def _days(lines: Sequence[Line]) -> Iterator[str]:
    """Days that are a line of their own."""
    for line in lines:
        for start, end, edtf in dates_in(line.text):
            if end - start == len(line.text):
                yield edtf
