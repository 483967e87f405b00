"""The stretch of a text that best shows why it was found, cut into what matches and what does not."""

from collections.abc import Sequence

from .matching import Match
from .result import Fragment

#: Code points: how long a snippet is, and how much of it stands before the first match.
LENGTH = 300
_BEFORE = 60
_MOST_STARTS = 50
_ELLIPSIS = "…"


def fragments(text: str, matches: Sequence[Match]) -> list[Fragment]:
    """The whole text, cut at the matches; overlapping matches are one."""
    return _cut(text, 0, len(text), _merged(matches))


def snippet(text: str, matches: Sequence[Match]) -> list[Fragment]:
    """At most about `LENGTH` code points of the text around its matches, or its beginning where there are none."""
    if len(text) <= LENGTH:
        return fragments(text, matches)
    start, end = _window(text, matches)
    cut = _cut(text, start, end, _merged(matches))
    before = [Fragment(_ELLIPSIS, False)] if start > 0 else []
    after = [Fragment(_ELLIPSIS, False)] if end < len(text) else []
    return _joined([*before, *cut, *after])


def _merged(matches: Sequence[Match]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for match in sorted(matches, key=lambda match: match.start):
        if merged and match.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], match.end))
        else:
            merged.append((match.start, match.end))
    return merged


def _window(text: str, matches: Sequence[Match]) -> tuple[int, int]:
    """The range that holds the most different things asked for, then the most matches, then comes first."""
    best = (0, 0, 0)
    for first, match in enumerate(matches[:_MOST_STARTS]):
        last = match.start + LENGTH - _BEFORE
        inside = [other for other in matches[first : first + _MOST_STARTS] if other.end <= last]
        best = max(best, (len({other.asked for other in inside}), len(inside), -match.start))
    start = max(0, -best[2] - _BEFORE)
    if start + LENGTH >= len(text):
        start = max(0, len(text) - LENGTH)
    return _after_space(text, start), _before_space(text, min(len(text), start + LENGTH))


def _after_space(text: str, start: int) -> int:
    """The beginning of the next word, where words are marked by spaces."""
    space = text.find(" ", start, start + _BEFORE // 2) if start else -1
    return space + 1 if space >= 0 else start


def _before_space(text: str, end: int) -> int:
    """The end of the last whole word, where words are marked by spaces."""
    space = text.rfind(" ", end - _BEFORE // 2, end) if end < len(text) else -1
    return space if space >= 0 else end


def _cut(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Fragment]:
    pieces: list[Fragment] = []
    position = start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        pieces += [Fragment(text[position:first], False), Fragment(text[first:last], True)]
        position = last
    pieces.append(Fragment(text[position:end], False))
    return _joined(pieces)


def _joined(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Without empty pieces, and with neighbours of one kind as one."""
    joined: list[Fragment] = []
    for piece in pieces:
        if joined and joined[-1].match == piece.match:
            joined[-1] = Fragment(joined[-1].text + piece.text, piece.match)
        elif piece.text:
            joined.append(piece)
    return joined
