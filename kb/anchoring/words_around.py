"""What words stand in: their sentence, what introduces and what ends it, the headings above. One word there decides.

Likeness finds places; whether a decision about words holds for them in another text is asked here alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.anchoring.normalised import Span, normalise
from kb.anchoring.same_words import printed_alike
from kb.anchoring.sentences import ends, leads_on, leans_back, sentences, sentences_around

MOST_LEAD_INS = 12  # deep; lists in lists
FARTHEST_HEADING = 400  # paragraphs
_ATTRIBUTING = ("—", "–", "―", "-", "(", "[", "（", "【")
LONGEST_HEADING = 100  # characters of a line that stands above others as a heading does, or says who speaks


class Role(StrEnum):
    """What a paragraph is among others, as far as it matters for what it rests on."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    QUOTATION = "quotation"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the headings above it (outermost first), and the index of the one it belongs to, or -1."""

    text: str
    role: Role = Role.TEXT
    headings: tuple[str, ...] = ()
    above: int = -1

    @property
    def is_in_list(self) -> bool:
        return self.role == Role.ITEM or self.above >= 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Words where they stand: `words` of `sentence` (code points), the sentence's own beginning and end elsewhere.

    `around` is the rest of the paragraph, before and behind the sentence, and the last sentence before the paragraph.
    """

    sentence: str
    words: Span
    lead_ins: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    around: tuple[str, ...] = ()


class Difference(StrEnum):
    """Where two standings differ in more than typography."""

    WORDS = "words"
    SENTENCE = "sentence"
    LEAD_IN = "lead-in"
    HEADING = "heading"
    AROUND = "around"


def standing(paragraphs: Sequence[Paragraph], index: int, start: int, end: int) -> Standing:
    """The standing of the words `start:end` (code points) of that paragraph; IndexError where there are none."""
    text = paragraphs[index].text
    if not 0 <= start < end <= len(text):
        raise IndexError(f"no words at {start}:{end} of {len(text)} characters")
    first, last = sentences_around(text, start, end)
    return Standing(
        text[first:last],
        (start - first, end - first),
        tuple(_lead_ins(paragraphs, index, from_beginning=not text[:first].strip())),
        () if text[last:].strip() else tuple(_following(paragraphs, index)),
        _headings(paragraphs, index),
        (text[:first], text[last:], _before_paragraph(paragraphs, index)),
    )


def difference(one: Standing, other: Standing, *, around: bool = True) -> Difference | None:
    """Where the standings differ first, seen from the words; None where everything is unchanged but for typography.

    Who speaks in a sentence, and whether it is asserted, asked or denied, may be said in the one before it or behind it
    in words that no list can hold. Without `around` what stands there is not asked for.
    """
    if not printed_alike(one.sentence[slice(*one.words)], other.sentence[slice(*other.words)]):
        return Difference.WORDS
    if not printed_alike(one.sentence, other.sentence) or _place(one) != _place(other):
        return Difference.SENTENCE
    if not _alike(one.following, other.following):
        return Difference.SENTENCE
    if not _alike(one.lead_ins, other.lead_ins):
        return Difference.LEAD_IN
    if not _alike(one.headings, other.headings):
        return Difference.HEADING
    return Difference.AROUND if around and not _alike(one.around, other.around) else None


def _place(standing: Standing) -> Span:
    """Where the words stand among the same words of the sentence, should it say them twice; white space not counted."""
    normal = normalise(standing.sentence)
    first, last = normal.to_normalised(*standing.words)
    return first - normal.text.count(" ", 0, first), last - normal.text.count(" ", 0, last)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(map(printed_alike, one, other))


def _lead_ins(paragraphs: Sequence[Paragraph], index: int, *, from_beginning: bool) -> Iterator[str]:
    """What introduces a paragraph, the nearest first: of each the last sentence."""
    for _depth in range(MOST_LEAD_INS):
        found = _rests_on(paragraphs, index, from_beginning=from_beginning)
        if found is None:
            return
        text = paragraphs[found].text
        first, last = sentences(text)[-1] if text.strip() else (0, 0)
        yield text[first:last]
        index, from_beginning = found, not text[:first].strip()


def _rests_on(paragraphs: Sequence[Paragraph], index: int, *, from_beginning: bool) -> int | None:
    """The paragraph without which this one cannot be understood."""
    here = paragraphs[index]
    if here.above >= 0:
        return here.above
    if here.role == Role.NOTE:
        return None
    if here.role == Role.ROW:
        return _head_of_table(paragraphs, index)
    before = _before(paragraphs, index, over_list=here.role == Role.ITEM, over=here.role)
    if before is None:
        return None
    text = paragraphs[before].text
    if here.role == Role.QUOTATION or leads_on(text):
        return before
    leans = (from_beginning and leans_back(here.text)) or (here.role == Role.ITEM and not ends(here.text))
    return before if leans else None


def _before(paragraphs: Sequence[Paragraph], index: int, *, over_list: bool, over: Role) -> int | None:
    """The paragraph before this one under the same heading; for an item the one before the list."""
    for place in range(index - 1, -1, -1):
        each = paragraphs[place]
        if each.headings != paragraphs[index].headings:
            return None
        if each.role == Role.NOTE or (over_list and each.is_in_list):
            continue
        if not (over == Role.QUOTATION == each.role):
            return place
    return None


def _before_paragraph(paragraphs: Sequence[Paragraph], index: int) -> str:
    """The last sentence before a paragraph, for an item before its list, if it is a question or short.

    "The Court ruled thus." and "Ms. Kim took the floor." are short; a long one seldom says whose the next words are.
    """
    here = paragraphs[index]
    if here.role in {Role.ROW, Role.NOTE}:
        return ""
    before = _before(paragraphs, index, over_list=here.is_in_list, over=here.role)
    text = paragraphs[before].text if before is not None and paragraphs[before].role != Role.ROW else ""
    first, last = sentences(text)[-1] if text.strip() else (0, 0)
    sentence = text[first:last]
    return sentence if len(sentence) <= LONGEST_HEADING or sentence[-1:] in "?؟？" else ""


def _head_of_table(paragraphs: Sequence[Paragraph], index: int) -> int | None:
    """The first row of the table, which says what the columns mean; for that row what leads on to the table."""
    first = index
    while first and paragraphs[first - 1].role == Role.ROW:
        first -= 1
    if first < index:
        return first
    before = first - 1
    return before if before >= 0 and leads_on(paragraphs[before].text) else None


def _following(paragraphs: Sequence[Paragraph], index: int) -> Iterator[str]:
    """What goes on with the last sentence of a paragraph: the list that it opens, words after it that lean on it."""
    here = paragraphs[index]
    place = index + 1
    while place < len(paragraphs) and _is_list_after(paragraphs, index, place):
        if (here.role != Role.ITEM or _belongs(paragraphs, place, index)) and leads_on(here.text):
            yield paragraphs[place].text
        place += 1
    if place < len(paragraphs):
        after = paragraphs[place]
        if after.role == Role.TEXT and after.headings == here.headings and _belongs_before(after.text):
            first, last = sentences(after.text)[0]
            yield after.text[first:last]


def _belongs_before(text: str) -> bool:
    """Whether a paragraph says something of the one before it: it leans back, or names who spoke ("— The Court")."""
    return leans_back(text) or text.lstrip().startswith(_ATTRIBUTING)


def _is_list_after(paragraphs: Sequence[Paragraph], index: int, place: int) -> bool:
    each = paragraphs[place]
    return each.role == Role.NOTE or (each.is_in_list and each.headings == paragraphs[index].headings)


def _belongs(paragraphs: Sequence[Paragraph], place: int, index: int) -> bool:
    """Whether a paragraph lies, however deep, within another."""
    while place > index:
        place = paragraphs[place].above
    return place == index


def _headings(paragraphs: Sequence[Paragraph], index: int) -> tuple[str, ...]:
    """The headings above a paragraph, and the nearest line that stands above it as a heading does."""
    here = paragraphs[index]
    if here.role == Role.NOTE:
        return here.headings
    for place in range(index - 1, max(-1, index - 1 - FARTHEST_HEADING), -1):
        each = paragraphs[place]
        if each.headings != here.headings:
            break
        if each.role == Role.TEXT and each.above < 0 and _is_heading_like(each.text):
            return (*here.headings, each.text)
    return here.headings


def _is_heading_like(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not ends(text) and text.rstrip()[-1:] not in ":：,;，；-–—"
