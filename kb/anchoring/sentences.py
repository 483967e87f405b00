"""Where a sentence begins and ends, in six languages; in doubt the stretch is the longer one.

A stretch is one sentence, or several of which each leans on the one before: it begins by pointing back (This, It,
However), goes on in lower case or with the mark of a list, or follows words that announce it. What stands between
quotation marks or brackets is never parted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kb.anchoring.characters import RAISED
from kb.anchoring.enclosed_words import enclosed
from kb.anchoring.normalised import Span, normalised_string
from kb.anchoring.sentence_words import ABBREVIATIONS, announces, points_back

_CLOSING = r"\"'’”»)\]}〉》」』】）›"
_OPENING = "\"'“‘„«‹(（[{「『《〈【¿¡*_-–— \t\n\u00a0\u202f"
_AFTER_END = rf"(?:[{_CLOSING}*]|\[[0-9]{{1,3}}\]|[{RAISED}]{{1,3}})*"
_END = re.compile(
    rf"(?P<spaced>[.!?…؟۔।॥．]+){_AFTER_END}(?:[0-9]{{1,3}}(?=\s))?(?=\s)|[。！？｡]+{_AFTER_END}"
)
_LAST_TOKEN = re.compile(r"[^\s(\[“«\"'’‘]+\Z")
_LAST_END = re.compile(rf"[.!?…؟۔।॥．。！？｡]\s*{_AFTER_END}(?:[0-9]{{1,3}})?\s*\Z")
_ROMAN = re.compile(r"[ivxlc]{1,5}")
_LIST_MARK = re.compile(r"[(\[（]?(?:[0-9]{1,2}|[a-zа-я]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)\]）]")
_LONGEST_TOKEN = 40
_SHORT = 3  # letters of a capitalised word that may be an abbreviation nobody listed
_SHORT_BEFORE_FIGURE = 4
_HEAD, _TAIL = 60, 200  # characters by which a stretch is judged


def sentences(text: str) -> list[Span]:
    """The stretches of a paragraph in order (code points, ends excluded), white space between them left out."""
    bounds = [0, *_bounds(text), len(text)]
    found: list[Span] = []
    for start, end in pairwise(bounds):
        piece = text[start:end]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return found


def sentences_around(text: str, start: int, end: int) -> Span:
    """The stretches that the range touches, from the beginning of the first to the end of the last."""
    spans = sentences(text)
    if not spans:
        return start, end
    starts = [span[0] for span in spans]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
    return min(start, spans[first][0]), max(end, spans[last][1])


def leans_back(text: str) -> bool:
    """Whether words rest on what stands before them: they point back, or begin as no sentence does."""
    begun = text[:_HEAD].lstrip(_OPENING)
    if not begun:
        return False
    return (
        begun[0].islower() or bool(_LIST_MARK.match(text.lstrip())) or points_back(normalised_string(begun))
    )


def leads_on(text: str) -> bool:
    """Whether words lead on to what follows them: they announce it, or do not end as a sentence does."""
    return not ends(text) or announces(normalised_string(text[-_TAIL:]))


def ends(text: str) -> bool:
    """Whether words end as a sentence does."""
    return _LAST_END.search(text[-_HEAD:]) is not None


def _bounds(text: str) -> Iterator[int]:
    """Where one stretch ends and the next begins."""
    inside = enclosed(text)
    begun = 0
    for match in _END.finditer(text):
        place = match.end()
        if any(start < place < end for start, end in inside):
            continue
        rest = text[place : place + _HEAD]
        if not rest.strip() or (match["spaced"] and _goes_on(text[:place], match, rest)):
            continue
        if leans_back(rest) or announces(normalised_string(text[max(begun, place - _TAIL) : place])):
            continue
        begun = place
        yield place


def _goes_on(before: str, match: re.Match[str], rest: str) -> bool:
    """Whether the mark may be no end: behind an abbreviation or an ellipsis, or before no beginning."""
    mark, following = match["spaced"], rest.lstrip(_OPENING)[:1]
    if mark[0] in "!?؟۔।॥":
        return not following
    if len(mark) > 1 or "…" in mark:
        return True
    return not following or _may_be_abbreviated(before[: match.start()], following)


def _may_be_abbreviated(before: str, following: str) -> bool:
    """Whether a full stop may belong to the word before it."""
    token = _LAST_TOKEN.search(before[-_LONGEST_TOKEN:])
    if token is None:
        return True
    printed = token[0].strip("()[]*")
    word = normalised_string(printed).replace(".", "")
    letters = sum(map(str.isalpha, word))
    if "." in printed or letters <= 1 or word in ABBREVIATIONS or _ROMAN.fullmatch(word):
        return not (letters == 0 and len(word) > _SHORT)
    if following.isdigit() and letters <= _SHORT_BEFORE_FIGURE:
        return True
    return printed[:1].isupper() and letters <= _SHORT
