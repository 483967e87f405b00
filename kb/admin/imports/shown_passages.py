"""The passages of a read source as its preview shows them: cut where notes and recognised words begin and end."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.anchoring import segments
from kb.extracting.parsed import MarkerLink, ParsedEdition, RemovedText, Stretch
from kb.faults import Text
from kb.ingest.editions.gazetteer import gazetteer
from kb.models import Passage, Removal, Suggestion
from kb.recognising import MentionKind, Reader, RefusedMention

#: Characters shown of one passage and on one page, and rows of one list: whatever is brought, its page stays a page.
MOST_OF_ONE, MOST_OF_PAGE, MOST_LISTED = 3_000, 100_000, 200
#: Kinds of mention that are marked in the text.
_MARKED = {
    MentionKind.PROVISION,
    MentionKind.INSTRUMENT,
    MentionKind.SYMBOL,
    MentionKind.INSTITUTION,
    MentionKind.CONCEPT,
}


@dataclass(frozen=True)
class Piece:
    """A run of a passage's text: plain, a note marker, or the words of something recognised."""

    text: str
    note: str = ""
    found: str = ""
    kind: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Whole lines of the source that were left out at one place: key, words and why of the first, and how many more."""

    lines: list[tuple[str, str, str]]
    unlisted: int

    @property
    def number(self) -> int:
        """How many lines."""
        return len(self.lines) + self.unlisted


@dataclass(frozen=True)
class Shown:
    """A passage as the preview shows it; `heading` where a section begins with it, `hidden` characters at its end.

    `left_out` is what stood before it, and before its heading.
    """

    index: int
    left_out: LeftOut | None
    stretch: Stretch
    kind: str
    pieces: list[Piece]
    heading: str
    depth: int
    is_summarised: bool
    hidden: int


def _label(stretch: Stretch) -> Text:
    return Passage.Kind(stretch.kind.value).label


def recognised(
    parsed: ParsedEdition, shown: Iterable[Stretch]
) -> tuple[dict[int, list[tuple[int, int, str, str]]], list[tuple[str, int]]]:
    """What is recognised in each shown stretch, by where it begins, and how often each thing is."""
    reader = Reader(gazetteer(), language=parsed.language or "en")
    places: dict[int, list[tuple[int, int, str, str]]] = {}
    counted: Counter[str] = Counter()
    for stretch in shown:
        found = reader.read(stretch.text[:MOST_OF_ONE])
        known = [
            (one.start, one.end, one.target, one.kind.value) for one in found.mentions if one.kind in _MARKED
        ]
        unknown = [(one.start, one.end, one.text, "unknown") for one in found.unknown]
        doubted = [(one.start, one.end, _in_doubt(one), "doubt") for one in found.refused]
        places[stretch.start] = [*doubted, *known, *unknown]
        counted.update(target for _start, _end, target, _kind in (*known, *unknown))
    return places, counted.most_common(40)


def _in_doubt(refused: RefusedMention) -> str:
    """The instrument of a citation, and why none of its provisions is named."""
    return f"{refused.target} {refused.path}: {Suggestion.Doubt(refused.reason).label}"


def shown_passages(
    parsed: ParsedEdition,
    shown: Iterable[tuple[int, Stretch]],
    mentions: Mapping[int, list[tuple[int, int, str, str]]],
    summarised: set[str],
) -> list[Shown]:
    markers: dict[int, list[MarkerLink]] = defaultdict(list)
    for marker in parsed.markers:
        markers[marker.source].append(marker)
    left_out = _left_out(parsed)
    listed, section = [], None
    for index, stretch in shown:
        begins = stretch.section != section and stretch.section >= 0
        section = stretch.section
        entry = parsed.outline[section] if section >= 0 else None
        listed.append(
            Shown(
                index,
                _as_shown(left_out[index]),
                stretch,
                str(_label(stretch)),
                _pieces(stretch, markers[index], mentions.get(stretch.start, [])),
                f"{entry.number} {entry.heading}".strip() if entry and begins else "",
                min(6, 2 + entry.path.count(".")) if entry else 2,
                stretch.fingerprint in summarised,
                max(0, len(stretch.text) - MOST_OF_ONE),
            )
        )
    return listed


def left_out_after(parsed: ParsedEdition) -> LeftOut | None:
    """Whole lines of the source that stood after the last passage."""
    return _as_shown(_left_out(parsed)[len(parsed.stretches)])


def _as_shown(removed: Sequence[RemovedText]) -> LeftOut | None:
    if not removed:
        return None
    lines = [
        (one.key, one.text, one.note or str(Removal.Reason(one.reason.value).label))
        for one in removed[:MOST_LISTED]
    ]
    return LeftOut(lines, len(removed) - len(lines))


def _left_out(parsed: ParsedEdition) -> dict[int, list[RemovedText]]:
    """Whole lines that were left out, by the index of the passage before which they stood."""
    starts = [stretch.start for stretch in parsed.stretches]
    places: dict[int, list[RemovedText]] = defaultdict(list)
    for one in parsed.removed:
        if one.is_whole and one.at >= 0:
            places[bisect_left(starts, one.at)].append(one)
    return places


def _pieces(
    stretch: Stretch, markers: Iterable[MarkerLink], mentions: Iterable[tuple[int, int, str, str]]
) -> list[Piece]:
    """The text cut where notes and recognised words begin and end; the longest of several mentions is shown."""
    shown = stretch.text[:MOST_OF_ONE]
    marked = [(one.start - stretch.start, one.end - stretch.start, one.label, "note") for one in markers]
    longest = sorted(mentions, key=lambda one: one[0] - one[1])
    ranges = [one for one in (*marked, *longest) if one[1] <= len(shown)]
    pieces = []
    for segment in segments(len(shown), [(start, end) for start, end, *_rest in ranges]):
        text = shown[segment.start : segment.end]
        if not segment.ranges:
            pieces.append(Piece(text))
            continue
        _start, _end, what, kind = ranges[min(segment.ranges)]
        pieces.append(Piece(text, note=what) if kind == "note" else Piece(text, found=what, kind=kind))
    return pieces
