"""Note markers in a text: numbers glued to words, in brackets or raised, and signs behind a word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.anchoring.characters import unify
from kb.anchoring.note_markers import bracketed_markers, glued_markers, raised_markers

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MAY_HAVE = re.compile(r"[^\s\d]\d{1,3}(?!\d)|[\[(]\d{1,3}[\])]|[⁰¹²³⁴-⁹*†‡①-⑳]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_CIRCLED = re.compile(r"[①-⑳]")
_SIGNS = re.compile(r"(?<=[^\s*])(?:\*{1,4}|[†‡]{1,3})(?=[\s.,;:)\]”’\"']|\Z)")
_LABEL = re.compile(r"\d{1,3}")
_WITH_RAISED = re.compile(r"\S*[⁰¹²³⁴-⁹]\S*")
_WITH_DIGIT = re.compile(r"[^\s\d]+[0-9]\S*")

type Marker = tuple[int, int, str]


def markers_in(text: str) -> list[Marker]:
    """Start, end (code points) and label of what looks like a marker, in order; brackets belong to it.

    Glued and raised numbers are those of kb.anchoring.note_markers, so that fingerprints leave out what is linked here
    and no power or square metre is linked.
    """
    if not _MAY_HAVE.search(text):
        return []
    found = [*_glued(text), *_raised(text)]
    taken: list[Marker] = []
    for marker in sorted(found):
        if not taken or marker[0] >= taken[-1][1]:
            taken.append(marker)
    return taken


def _glued(text: str) -> Iterator[Marker]:
    """Markers stand in one word with what they are glued to, so that words with digits are all there is to look at."""
    for word in _WITH_DIGIT.finditer(text):
        plain, places = _unified(word[0])
        for start, end in bracketed_markers(plain):
            for label in _LABEL.finditer(plain, start, end):
                first, last = places[label.start() - 1], places[label.end()] + 1
                yield word.start() + first, word.start() + last, label[0]
        for start, end in glued_markers(plain):
            yield word.start() + places[start], word.start() + places[end - 1] + 1, plain[start:end]


def _raised(text: str) -> Iterator[Marker]:
    for word in _WITH_RAISED.finditer(text):
        plain, places = _unified(word[0])
        for start, end in raised_markers(plain):
            for label in _RAISED.finditer(plain, start, end):
                first, last = places[label.start()], places[label.end() - 1] + 1
                yield word.start() + first, word.start() + last, label[0].translate(SUPERSCRIPTS)
    for match in _SIGNS.finditer(text):
        yield (*match.span(), match[0])
    for match in _CIRCLED.finditer(text):
        yield (*match.span(), str(ord(match[0]) - ord("①") + 1))


def _unified(text: str) -> tuple[str, list[int]]:
    """The text with every character unified by itself, and for each character of that where it came from."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = _unified_character(character)
        pieces.append(piece)
        places += [place] * len(piece)
    return "".join(pieces), places


@lru_cache(maxsize=16384)
def _unified_character(character: str) -> str:
    return unify(character)
