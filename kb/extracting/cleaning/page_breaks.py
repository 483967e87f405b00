"""Paragraphs that a page break cuts in two, put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from kb.extracting.cleaning.corrections.hyphenation import Vocabulary, continues_word
from kb.extracting.cleaning.ledger import Ledger
from kb.extracting.cleaning.pieces import SENTENCE_END, Piece
from kb.extracting.languages import script_of_character
from kb.extracting.parsed import Block, BlockKind, Extract, Hint, NoteReference, RemovalReason

# Notes of removals, translated once: there may be thousands.
_OF_A_PAGE_BREAK = _("The paragraph goes on here after a page break: “%s”")

_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTATION})
_FEWEST_WORDS = 8
_GAP = 3  # line breaks between two blocks of plain text; two are the blank line between paragraphs
_DIVIDED = re.compile(r"([^\W_]+)[-‐\u00ad\u0002\ufffe]\s*$")
_NOTES_BETWEEN = 12  # notes at most at the foot of the page on which the paragraph breaks off
_NOTE_LABEL = re.compile(r"\s*[\[(]?(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[a-z])[.)\]]?\s|\s*[*†‡]")
_OPEN_END = re.compile(r"[\w,”\"’')\]%–—-]$")


def joined(pieces: Sequence[Piece], extract: Extract, vocabulary: Vocabulary, ledger: Ledger) -> list[Piece]:
    """The blocks, those joined that a page break cut: the second part is entered as removed and may be kept apart."""
    gaps = _gaps(extract)
    whole: list[Piece] = []
    for piece in pieces:
        place = _cut_before(whole, piece, gaps)
        if place is None or not ledger.takes(
            RemovalReason.PAGE_BREAK,
            piece.index,
            "\n",
            piece.block.start,
            _OF_A_PAGE_BREAK % " ".join(piece.line.split()[:6]),
        ):
            whole.append(piece)
        else:
            together = _together(whole[place].block, piece.block, vocabulary)
            whole[place] = Piece(whole[place].index, together, piece.block.page)
    return whole


def _gaps(extract: Extract) -> frozenset[int]:
    """Blocks of plain text before which there are more blank lines than between paragraphs."""
    if extract.media_type != "text/plain":
        return frozenset()
    gaps: set[int] = set()
    before = None
    for index, block in enumerate(extract.blocks):
        if before is not None and block.start - before.start - len(before.text) > _GAP:
            gaps.add(index)
        before = block
    usual = len(gaps) * 3 > len(extract.blocks)
    return frozenset() if usual else frozenset(gaps)


def _cut_before(whole: Sequence[Piece], piece: Piece, gaps: frozenset[int]) -> int | None:
    """The place of the block that this one goes on, past notes at the foot of the page; None where there is none."""
    if not whole:
        return None
    if piece.block.kind is BlockKind.NOTE:
        return _note_before(whole, piece)
    if piece.block.kind is not BlockKind.PARAGRAPH or piece.is_listed:
        return None
    place = next(_places_above(whole), None)
    if place is None:
        return None
    before = whole[place]
    is_other_page = (before.last_page or before.block.page) != piece.block.page
    is_break = Hint.CUT_BY_PAGE in before.block.hints or is_other_page or piece.index in gaps
    is_plain = piece.index in gaps
    return place if is_break and _goes_on(before, piece, is_plain=is_plain) else None


def _note_before(whole: Sequence[Piece], piece: Piece) -> int | None:
    """The note that a note without a label goes on, on the same page or the next."""
    place = next(
        (place for place in range(len(whole) - 1, -1, -1) if whole[place].block.kind is BlockKind.NOTE), None
    )
    if place is None or piece.block.number or _NOTE_LABEL.match(piece.block.text):
        return None
    before = whole[place]
    is_open = not SENTENCE_END.search(before.line[-20:])
    goes_on = piece.line[:1].islower() or Hint.CUT_BY_PAGE in before.block.hints
    return place if is_open and goes_on else None


def _places_above(whole: Sequence[Piece]) -> Iterator[int]:
    for place in range(len(whole) - 1, max(-1, len(whole) - 2 - _NOTES_BETWEEN), -1):
        if whole[place].block.kind is BlockKind.NOTE:
            continue
        if whole[place].block.kind in _RUNNING_TEXT:
            yield place
        return


def _goes_on(before: Piece, piece: Piece, *, is_plain: bool) -> bool:
    """Whether the sentence is open at the end of one and goes on in the other.

    A name at the beginning of the second part is allowed for in plain text alone; other formats say what they cut.
    """
    first, second = before.line, piece.line
    if Hint.CUT_BY_PAGE in before.block.hints:
        return True
    if before.words < _FEWEST_WORDS or SENTENCE_END.search(first[-20:]) or not _OPEN_END.search(first):
        return False
    if second[:1].islower() or _is_unspaced(second[:1]):
        return True
    is_sentence = piece.ends_sentence or piece.words > _FEWEST_WORDS
    return is_plain and is_sentence and not _is_titled(second)


def _is_titled(line: str) -> bool:
    """Whether most words begin with a capital, as those of titles do."""
    words = [word for word in line.split()[:12] if word[:1].isalpha() and len(word) > 3]
    return bool(words) and sum(word[:1].isupper() for word in words) > 0.6 * len(words)


def _together(first: Block, second: Block, vocabulary: Vocabulary) -> Block:
    text, addition = first.text.rstrip(), second.text.lstrip()
    divided = _DIVIDED.search(text)
    right = re.match(r"[^\W_]+", addition)
    if divided and right:
        is_compound = text.rstrip()[-1] in "-‐" and (
            not continues_word(divided[1], right[0]) or vocabulary.is_hyphenated(divided[1], right[0])
        )
        text = text if is_compound else text[:-1]
        between = ""
    else:
        between = "" if _is_unspaced(text[-1:]) and _is_unspaced(addition[:1]) else " "
    shift = len(text) + len(between) - (len(second.text) - len(addition))
    moved = (NoteReference(one.start + shift, one.end + shift, one.anchor) for one in second.references)
    hints = (first.hints - {Hint.CUT_BY_PAGE}) | (second.hints & {Hint.CUT_BY_PAGE})
    return replace(
        first,
        text=f"{text}{between}{addition}",
        references=(*(one for one in first.references if one.end <= len(text)), *moved),
        hints=hints,
    )


def _is_unspaced(character: str) -> bool:
    return script_of_character(character) in {"Hani", "Kana"} or character in "，。、；：！？（）《》「」"
