"""Places of an edition that a person should look at: few and, as far as can be told, true."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.extracting.parsed import BlockKind, ParsedEdition, Stretch

_LONG = 12  # words; what is shorter may be no sentence at all
_WHOLE_NUMBER = re.compile(r"[(\[]?(\d{1,4})[.)\]]?")
_MOST_LEFT_OUT = 9  # numbers; where more are left out, another count begins
_RUN = 3  # numbers in a row, for a gap after them to mean something


class DoubtKind(StrEnum):
    """What seems wrong."""

    BEGINS_INSIDE = "begins-inside"  # of a sentence
    GAP = "gap"  # between the number and the one before
    UNLINKED_NOTE = "unlinked-note"
    EMPTY_HEADING = "empty-heading"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What seems wrong with which stretch or, for a heading, which entry of the outline.

    `before` is the number before a gap.
    """

    kind: DoubtKind
    index: int
    before: str = ""


def doubts(parsed: ParsedEdition) -> tuple[Doubt, ...]:
    """All of them, in the order of the text."""
    found = [*_cut(parsed), *_gaps(parsed), *_unlinked(parsed), *_empty(parsed)]
    return tuple(sorted(found, key=lambda doubt: _start(parsed, doubt)))


def _start(parsed: ParsedEdition, doubt: Doubt) -> int:
    if doubt.kind is DoubtKind.EMPTY_HEADING:
        return parsed.outline[doubt.index].start
    return parsed.stretches[doubt.index].start


def _cut(parsed: ParsedEdition) -> Iterator[Doubt]:
    """Paragraphs that begin in the middle of a sentence."""
    for index, one in enumerate(parsed.stretches):
        is_free = one.kind is BlockKind.PARAGRAPH and not one.number and one.within < 0
        if is_free and one.text[:1].islower() and len(one.text.split()) >= _LONG:
            yield Doubt(DoubtKind.BEGINS_INSIDE, index)


def _gaps(parsed: ParsedEdition) -> Iterator[Doubt]:
    """Numbers that do not go on where three in a row did."""
    runs: dict[tuple[str, int], list[int]] = {}
    for index, one in enumerate(parsed.stretches):
        number = _number(one)
        if number is None:
            continue
        run = runs.setdefault((_style(one.number), one.within), [])
        gap = number - run[-1] if run else 1
        if 1 < gap <= _MOST_LEFT_OUT + 1 and len(run) >= _RUN:
            yield Doubt(DoubtKind.GAP, index, str(run[-1]))
        if gap != 1:
            run.clear()
        run.append(number)


def _number(stretch: Stretch) -> int | None:
    match = _WHOLE_NUMBER.fullmatch(stretch.number) if stretch.kind is not BlockKind.NOTE else None
    return int(match[1]) if match else None


def _style(number: str) -> str:
    return re.sub(r"\d+", "1", number)


def _unlinked(parsed: ParsedEdition) -> Iterator[Doubt]:
    """Notes with a number that nothing in the text refers to."""
    linked = {marker.note for marker in parsed.markers}
    for index, one in enumerate(parsed.stretches):
        is_note = one.kind is BlockKind.NOTE and one.within < 0
        if is_note and index not in linked and any(sign.isdecimal() for sign in one.number):
            yield Doubt(DoubtKind.UNLINKED_NOTE, index)


def _empty(parsed: ParsedEdition) -> Iterator[Doubt]:
    """Headings with nothing below them, neither words nor other headings, but for those of a title page."""
    filled = {one.section for one in parsed.stretches} - {-1}
    above = {entry.parent for entry in parsed.outline}
    for index in range(min(filled, default=len(parsed.outline)), len(parsed.outline)):
        if index not in filled and index not in above:
            yield Doubt(DoubtKind.EMPTY_HEADING, index)
