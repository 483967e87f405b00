"""What a read source looks like before anything of it is stored: passages, outline, what was removed and found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from kb.anchoring import segments
from kb.ingest.duplicates import Reason, candidates
from kb.ingest.gazetteer import gazetteer
from kb.ingest.parsed import MarkerLink, ParsedEdition, RemovedText, Stretch
from kb.models import Document, Edition, Passage, Removal
from kb.recognising import MentionKind, Reader

REASONS = {
    Reason.SAME_FILE: gettext_lazy("the very same file"),
    Reason.SAME_ADDRESS: gettext_lazy("the same address"),
    Reason.SAME_IDENTIFIER: gettext_lazy("the same identifier"),
    Reason.SAME_TITLE_AND_DATE: gettext_lazy("the same title and no other date"),
    Reason.SAME_PARAGRAPHS: gettext_lazy("paragraphs in common"),
    Reason.SIMILAR_TEXT: gettext_lazy("a similar text"),
}
PER_PAGE = 150  # passages shown at once
AROUND = 40  # characters shown on both sides of a proposed correction
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
class Shown:
    """A passage as the preview shows it; `heading` where a section begins with it."""

    stretch: Stretch
    kind: str
    pieces: list[Piece]
    heading: str
    depth: int
    is_summarised: bool


def preview(
    parsed: ParsedEdition, described: Mapping[str, Any], document: Document | None, page: int
) -> dict[str, Any]:
    """The context of the preview page; `page` counts from 1."""
    pages = max(1, -(-len(parsed.stretches) // PER_PAGE))
    page = min(max(1, page), pages)
    shown = list(enumerate(parsed.stretches))[(page - 1) * PER_PAGE : page * PER_PAGE]
    summarised = _summarised(parsed)
    likely = _candidates(parsed, described, document)
    mentions, counted = _recognised(parsed, [stretch for _index, stretch in shown])
    return {
        "passages": _passages(parsed, shown, mentions, summarised),
        "page": page,
        "pages": pages,
        "outline": parsed.outline,
        "kinds": Counter(str(_label(stretch)) for stretch in parsed.stretches).most_common(),
        "removed": _by_reason(parsed.removed),
        "proposals": _proposals(parsed),
        "counted": counted,
        "summarised": len(summarised),
        "candidates": likely,
        "likeliest": _likeliest(likely, document),
    }


def _summarised(parsed: ParsedEdition) -> set[str]:
    """The fingerprints of paragraphs that a curator has summarised already."""
    wanted = [stretch.fingerprint for stretch in parsed.stretches]
    held = Passage.objects.filter(edition__basis=Edition.Basis.SUMMARY, fingerprint__in=wanted)
    return set(held.order_by().values_list("fingerprint", flat=True))


def _label(stretch: Stretch) -> Any:
    return Passage.Kind(stretch.kind.value).label


def _candidates(
    parsed: ParsedEdition, described: Mapping[str, Any], document: Document | None
) -> list[tuple[Document, str]]:
    """Documents that may be the same source, each with the reasons in words."""
    found = candidates(parsed, described)
    return [
        (one.document, ", ".join(str(REASONS[reason]) for reason in one.reasons))
        for one in found
        if document is None or one.document.pk != document.pk
    ]


def _likeliest(likely: list[tuple[Document, str]], document: Document | None) -> int | None:
    """The document that is chosen until the person chooses: the one given, or the one made from these very bytes."""
    if document is not None:
        return document.pk
    same = str(REASONS[Reason.SAME_FILE])
    return next((one.pk for one, reasons in likely if same in reasons.split(", ")), None)


def _recognised(
    parsed: ParsedEdition, shown: Iterable[Stretch]
) -> tuple[dict[int, list[tuple[int, int, str, str]]], list[tuple[str, int]]]:
    """What is recognised in each shown stretch, by where it begins, and how often each thing is."""
    reader = Reader(gazetteer(), language=parsed.language or "en")
    places: dict[int, list[tuple[int, int, str, str]]] = {}
    counted: Counter[str] = Counter()
    for stretch in shown:
        found = reader.read(stretch.text)
        known = [
            (one.start, one.end, one.target, one.kind.value) for one in found.mentions if one.kind in _MARKED
        ]
        unknown = [(one.start, one.end, one.text, "unknown") for one in found.unknown]
        places[stretch.start] = [*known, *unknown]
        counted.update(target for _start, _end, target, _kind in places[stretch.start])
    return places, counted.most_common(40)


def _passages(
    parsed: ParsedEdition,
    shown: Iterable[tuple[int, Stretch]],
    mentions: Mapping[int, list[tuple[int, int, str, str]]],
    summarised: set[str],
) -> list[Shown]:
    markers: dict[int, list[MarkerLink]] = defaultdict(list)
    for marker in parsed.markers:
        markers[marker.source].append(marker)
    listed, section = [], None
    for index, stretch in shown:
        begins = stretch.section != section and stretch.section >= 0
        section = stretch.section
        entry = parsed.outline[section] if section >= 0 else None
        listed.append(
            Shown(
                stretch,
                str(_label(stretch)),
                _pieces(stretch, markers[index], mentions.get(stretch.start, [])),
                f"{entry.number} {entry.heading}".strip() if entry and begins else "",
                min(6, 2 + entry.path.count(".")) if entry else 2,
                stretch.fingerprint in summarised,
            )
        )
    return listed


def _pieces(
    stretch: Stretch, markers: Iterable[MarkerLink], mentions: Iterable[tuple[int, int, str, str]]
) -> list[Piece]:
    """The text cut where notes and recognised words begin and end; the longest of several mentions is shown."""
    marked = [(one.start - stretch.start, one.end - stretch.start, one.label, "note") for one in markers]
    longest = sorted(mentions, key=lambda one: one[0] - one[1])
    ranges = [*marked, *longest]
    pieces = []
    for segment in segments(len(stretch.text), [(start, end) for start, end, *_rest in ranges]):
        text = stretch.text[segment.start : segment.end]
        if not segment.ranges:
            pieces.append(Piece(text))
            continue
        _start, _end, what, kind = ranges[min(segment.ranges)]
        pieces.append(Piece(text, note=what) if kind == "note" else Piece(text, found=what, kind=kind))
    return pieces


def _by_reason(removed: Iterable[RemovedText]) -> list[tuple[str, list[RemovedText]]]:
    groups: dict[str, list[RemovedText]] = defaultdict(list)
    for one in removed:
        groups[str(Removal.Reason(one.reason.value).label)].append(one)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def _proposals(parsed: ParsedEdition) -> list[dict[str, Any]]:
    return [
        {
            "index": index,
            "proposal": one,
            "before": parsed.text[max(0, one.start - AROUND) : one.start],
            "after": parsed.text[one.end : one.end + AROUND],
        }
        for index, one in enumerate(parsed.proposals)
    ]
