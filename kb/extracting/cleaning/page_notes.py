"""Small print at the foot of a page, which is notes where the format does not say so."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from kb.extracting.cleaning.pieces import Piece
from kb.extracting.note_markers import SUPERSCRIPTS, markers_in
from kb.extracting.parsed import BlockKind, Hint

_LABEL = re.compile(
    r"\s*(?:[\[(]?(?P<label>\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[a-z])(?P<stop>[.)\]]?)\s+(?=\S)"
    r"|(?P<sign>[*†‡]{1,3})\s*(?=\S)|(?P<glued>\d{1,3})(?=[^\W\d_a-z]))"
)
_SMALLER = 0.95  # times the usual size of letters


def with_page_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """The blocks, small print that ends a page and begins with a label being notes, and what goes on from it.

    The label must stand as a marker in the text of the page, or count on from the note before without a stop.
    """
    usual = _usual_size(pieces)
    if not usual:
        return list(pieces)
    small = _small_ends(pieces, usual)
    markers = _markers_by_page(pieces, small)
    marked: list[Piece] = []
    labelled_page: str | None = None
    reached = 0  # the number of the last note
    is_open = False  # whether the last note goes on on the next page
    for place, piece in enumerate(pieces):
        block = piece.block
        if place in small and block.kind is BlockKind.PARAGRAPH:
            match = _LABEL.match(block.text)
            is_note = match is not None and _is_label(match, markers.get(block.page, frozenset()), reached)
            if is_note or (match is None and (labelled_page == block.page or is_open)):
                piece = Piece(piece.index, replace(block, kind=BlockKind.NOTE), piece.last_page)
        if piece.block.kind is BlockKind.NOTE:
            labelled_page = block.page
            is_open = not piece.ends_sentence
            reached = _number(piece) or reached
        marked.append(piece)
    return marked


def _markers_by_page(pieces: Sequence[Piece], small: Collection[int]) -> dict[str, frozenset[str]]:
    labels: dict[str, set[str]] = {}
    for place in small:
        labels.setdefault(pieces[place].block.page, set())
    for place, piece in enumerate(pieces):
        page = piece.block.page
        if page in labels and place not in small:
            labels[page].update(label for _start, _end, label in markers_in(piece.block.text))
    return {page: frozenset(found) for page, found in labels.items()}


def _is_label(match: re.Match[str], markers: Collection[str], reached: int) -> bool:
    if match["sign"]:
        return True
    label = (match["label"] or match["glued"]).translate(SUPERSCRIPTS)
    return label in markers or (not match["stop"] and label.isdecimal() and int(label) == reached + 1)


def _number(piece: Piece) -> int:
    match = _LABEL.match(piece.block.text)
    label = piece.block.number or (match["label"] or match["glued"] or "" if match else "")
    digits = label.strip(" .()[]").translate(SUPERSCRIPTS)
    return int(digits) if digits.isdecimal() else 0


def _usual_size(pieces: Sequence[Piece]) -> float:
    """The size of letters that most of the text is printed in; 0 where there are no pages or sizes."""
    lengths: Counter[float] = Counter()
    for piece in pieces:
        if piece.block.page and piece.block.size:
            lengths[round(piece.block.size * 2) / 2] += len(piece.block.text)
    return lengths.most_common(1)[0][0] if lengths else 0.0


def _small_ends(pieces: Sequence[Piece], usual: float) -> frozenset[int]:
    """The small blocks below which there is nothing but small print on the page."""
    small: set[int] = set()
    page, is_small_below = "", False
    for place in range(len(pieces) - 1, -1, -1):
        block = pieces[place].block
        if block.page != page:
            page, is_small_below = block.page, True
        is_small = 0 < block.size < _SMALLER * usual and Hint.CAPTION not in block.hints
        is_small_below = is_small_below and (is_small or block.kind is BlockKind.NOTE)
        if is_small_below:
            small.add(place)
    return frozenset(small)
