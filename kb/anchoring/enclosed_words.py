"""What stands between quotation marks or brackets in a paragraph: words that are somebody's, or said by the way."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.anchoring.normalised import Span

_PAIRS = {"“": "”", "«": "»", "‹": "›", "(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "《": "》", "〈": "〉",
          "（": "）", "【": "】", "〔": "〕", "„": "“”"}  # fmt: skip
_CLOSERS = frozenset("".join(_PAIRS.values())) - {"“"}
#: A bracket that closes nothing, behind the number or the letter of an item: "a)", "12)".
_LIST_MARK = re.compile(r"(?:\A|\s)\w{1,3}\Z")
_SINGLE_OPENS = re.compile(r"(?:(?<=\A)|(?<=[\s(\[“«:—–]))[‘'’](?=[^\s.,;:!?)])")
_SINGLE_CLOSES = re.compile(r"(?<=[^\s(\[])[’'](?!\w)")


def enclosed(text: str) -> list[Span]:
    """The ranges between marks that open and close, marks included; one that is not closed goes on to the end.

    A mark that closes what was opened nowhere encloses everything before it: a quotation of several paragraphs.
    """
    return [*_paired(text), *_between_equal(text, '"'), *_single(text)]


def _paired(text: str) -> Iterator[Span]:
    opened: list[tuple[str, int]] = []
    for place, mark in enumerate(text):
        if opened and mark in _PAIRS[opened[-1][0]]:
            yield opened.pop()[1], place + 1
        elif mark in _PAIRS:
            opened.append((mark, place))
        elif mark in _CLOSERS and not (mark in ")）" and _LIST_MARK.search(text[max(0, place - 5) : place])):
            known = [index for index, (opener, _at) in enumerate(opened) if mark in _PAIRS[opener]]
            yield (opened[known[-1]][1] if known else -1), place + 1
            del opened[known[-1] if known else 0 :]
    for _mark, place in opened:
        yield place, len(text) + 1


def _between_equal(text: str, mark: str) -> Iterator[Span]:
    """Between marks that open and close alike; where one of them is left over, from the first of them on."""
    places = [place for place, each in enumerate(text) if each == mark]
    if len(places) % 2:
        yield places[0], len(text) + 1
        return
    for start, end in zip(places[::2], places[1::2], strict=True):
        yield start, end + 1


def _single(text: str) -> Iterator[Span]:
    """Between single marks, which are apostrophes too: up to the last that may close before another opens."""
    opens = [match.start() for match in _SINGLE_OPENS.finditer(text)]
    closes = [match.end() for match in _SINGLE_CLOSES.finditer(text)]
    for place, limit in pairwise([*opens, len(text) + 1]):
        between = [end for end in closes if place + 1 < end <= limit]
        if between:
            yield place, between[-1]
        elif text[place] == "‘":
            yield place, len(text) + 1
