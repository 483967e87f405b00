"""Where words begin and end: between which two characters a quotation may be cut."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from kb.anchoring.characters import INVISIBLE, unify
from kb.anchoring.normalised import Span
from kb.anchoring.note_markers import glued_markers, raised_markers

#: Letters of writing that does not part words (Han, kana, Thai, Lao, Tibetan, Myanmar, Khmer): every place is an edge.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_BETWEEN_FIGURES = frozenset(".,٫٬:/⁄'’\u00a0\u202f")
_APOSTROPHES = frozenset("'’ʼ＇")
_BEFORE_A_MARKER, _AFTER_ITS_PLACE = 48, 12  # characters by which a note marker is known


def is_edge(text: str, place: int) -> bool:
    """Whether no word and no figure goes on from one side of the place (0 to the length of the text) to the other."""
    if not 0 < place < len(text):
        return True
    before, after = _seen_before(text, place), _seen_after(text, place)
    if not before or not after:
        return True
    if unicodedata.category(after[0])[0] == "M":
        return False
    if _is_of_word(before[-1]) and _is_of_word(after[0]):
        parted = _UNPARTED.match(before[-1]) or _UNPARTED.match(after[0])
        return bool(parted) or (_is_figure(after[0]) and _begins_marker(text, place))
    return not (_in_figure(before, after) or _in_contraction(before, after))


def begins_and_ends_at_edges(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no word in two."""
    return is_edge(text, start) and is_edge(text, end)


def widened(text: str, start: int, end: int) -> Span:
    """The stretch with the words whole that it cuts in two."""
    return edge_before(text, start), edge_after(text, end)


def edge_before(text: str, place: int) -> int:
    """The nearest edge of a word at the place or before it."""
    return next(each for each in count(place, -1) if is_edge(text, each))


def edge_after(text: str, place: int) -> int:
    """The nearest edge of a word at the place or after it."""
    return next(each for each in count(place) if is_edge(text, each))


def _is_of_word(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LNM"


def _is_figure(character: str) -> bool:
    return unicodedata.category(character)[0] == "N"


def _begins_marker(text: str, place: int) -> bool:
    """Whether the figures from this place on are the number of a note."""
    before = unify(text[max(0, place - _BEFORE_A_MARKER) : place])
    around = before + unify(text[place : place + _AFTER_ITS_PLACE])
    starts = [start for find in (raised_markers, glued_markers) for start, _end in find(around)]
    return len(before) in starts


def _in_figure(before: str, after: str) -> bool:
    """Whether the place is inside a figure such as 1,000 or 3.5 or 12:30."""
    if before[-1].isdigit() and after[0] in _BETWEEN_FIGURES:
        return after[1:2].isdigit()
    return before[-1] in _BETWEEN_FIGURES and before[-2:-1].isdigit() and after[0].isdigit()


def _in_contraction(before: str, after: str) -> bool:
    """Whether the place is inside an English "can't": "can" alone says the contrary."""
    ends = after[1:2].lower() == "t" and not after[2:3].isalpha()
    return before[-1].isalpha() and after[0] in _APOSTROPHES and ends


def _seen_before(text: str, place: int) -> str:
    """The last characters before the place that a reader sees, at most two."""
    return "".join(reversed(list(_visible(text, range(place - 1, -1, -1), 2))))


def _seen_after(text: str, place: int) -> str:
    """The first characters after the place that a reader sees, at most three."""
    return "".join(_visible(text, range(place, len(text)), 3))


def _visible(text: str, places: range, most: int) -> Iterator[str]:
    for place in places:
        if most and text[place] not in INVISIBLE:
            most -= 1
            yield text[place]
        elif not most:
            return
