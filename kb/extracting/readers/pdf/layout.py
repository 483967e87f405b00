"""What stands where on the pages of a PDF: usual size and leading, right edges, heads and feet, footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from statistics import median

from kb.extracting.readers.pdf.lines import Line

MARGIN = 0.12  # of the height of the page, where heads and feet stand
FEWEST_PAGES = 3
CLEARLY_APART = 1.7  # times the usual leading
SMALL = 0.94  # of the usual size: footnotes are smaller
NEAR = 25.0  # points: lines whose left edges differ by less are of one column
DIGITS = re.compile(r"\d+")
FOLIO = re.compile(
    r"[\W_]*(?:page|seite|página|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?[\W_]*",
    re.I,
)
RULE = re.compile(r"[\s_–—―─-]{5,}")
NOTE_BEGINS = re.compile(r"\s*(\d{1,3}|[*†‡]{1,3})(?=[\s.)\]]|[^\W\d_]|[“\"(])")


class Zone(Enum):
    """The part of a page that a line belongs to."""

    TOP = auto()
    BODY = auto()
    NOTES = auto()
    BOTTOM = auto()


@dataclass(slots=True)
class Page:
    """One page: its number as printed or counted, its height in points, its lines and the zone of each."""

    label: str
    height: float
    lines: list[Line]
    zones: list[Zone] = field(default_factory=list)
    edges: dict[int, float] = field(default_factory=dict)

    def right_edge(self, line: Line) -> float:
        """The right edge of the column that a line stands in."""
        column = int(line.left // NEAR)
        return max(self.edges.get(near, 0.0) for near in (column - 1, column, column + 1))


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in the document: size of letters, leading by size (both in points)."""

    size: float
    leading: dict[float, float]

    def leading_of(self, line: Line) -> float:
        """The usual distance between base lines for letters of this size."""
        return self.leading.get(round(line.size), 1.22 * line.size)


def measure(pages: Sequence[Page]) -> Layout:
    """Measure all pages and enter on each the zones of its lines and its right edges."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    layout = Layout(sizes.most_common(1)[0][0] if sizes else 0.0, _leading(pages))
    repeated = _repeated(pages)
    for page in pages:
        page.zones = [_margin_zone(page, line, repeated) for line in page.lines]
    small = [_small(page, layout) for page in pages]
    raised = any(
        page.lines[place].begins_raised for page, places in zip(pages, small, strict=True) for place in places
    )
    for page, places in zip(pages, small, strict=True):
        _zones(page, places, layout, raised)
        page.edges = _edges(page)
    return layout


def _leading(pages: Sequence[Page]) -> dict[float, float]:
    distances: dict[float, list[float]] = defaultdict(list)
    for page in pages:
        for above, below in pairwise(page.lines):
            distance = above.y - below.y
            if above.size == below.size and 0.8 * below.size < distance < 2.2 * below.size:
                distances[round(below.size)].append(distance)
    # The lower half: gaps between paragraphs are larger, and short paragraphs have as many of them as of lines.
    return {size: median(sorted(found)[: len(found) // 2 + 1]) for size, found in distances.items()}


def _edges(page: Page) -> dict[int, float]:
    edges: dict[int, float] = {}
    for line, zone in zip(page.lines, page.zones, strict=True):
        if zone in {Zone.BODY, Zone.NOTES}:
            column = int(line.left // NEAR)
            edges[column] = max(edges.get(column, 0.0), line.right)
    return edges


def _in_margin(page: Page, line: Line) -> Zone | None:
    if line.y > (1 - MARGIN) * page.height:
        return Zone.TOP
    return Zone.BOTTOM if line.y < MARGIN * page.height else None


def _key(line: Line) -> str:
    return DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _repeated(pages: Sequence[Page]) -> set[tuple[str, Zone]]:
    """Lines, digits apart, that stand in the same margin of several pages."""
    counts: Counter[tuple[str, Zone]] = Counter()
    for page in pages:
        counts.update({(_key(line), zone) for line in page.lines if (zone := _in_margin(page, line))})
    fewest = min(FEWEST_PAGES, max(2, len(pages) - 1))
    return {
        (words, zone)
        for (words, zone), count in counts.items()
        if count >= fewest or (count > 1 and not any(letter.isalpha() for letter in words))
    }


def _zones(page: Page, small: list[int], layout: Layout, raised: bool) -> None:
    """Enter the zones: what comes again in the margins, footnotes, what stands apart in the margins."""
    for place in _notes(page, small, layout, raised):
        page.zones[place] = Zone.NOTES
    _spread(page, page.zones, layout)


def _margin_zone(page: Page, line: Line, repeated: set[tuple[str, Zone]]) -> Zone:
    zone = _in_margin(page, line)
    if zone and ((_key(line), zone) in repeated or FOLIO.fullmatch(line.text)):
        return zone
    return Zone.BODY


def _spread(page: Page, zones: list[Zone], layout: Layout) -> None:
    """Lines further out than a head or foot belong to it, and so do lines in the margin clearly apart from the body."""
    body = [line.y for line, zone in zip(page.lines, zones, strict=True) if not _in_margin(page, line)]
    top, bottom = max(body, default=page.height), min(body, default=0.0)
    tops = [line.y for line, zone in zip(page.lines, zones, strict=True) if zone is Zone.TOP]
    feet = [line.y for line, zone in zip(page.lines, zones, strict=True) if zone is Zone.BOTTOM]
    for place, line in enumerate(page.lines):
        zone = _in_margin(page, line)
        if RULE.fullmatch(line.text):  # the rule above footnotes
            zones[place] = Zone.BOTTOM
        if zones[place] is not Zone.BODY or zone is None or not body:
            continue
        apart = CLEARLY_APART * layout.leading_of(line)
        if zone is Zone.TOP and tops and line.y >= min(tops) - 1 and line.y - top > apart:
            zones[place] = Zone.TOP
        elif zone is Zone.BOTTOM and feet and line.y <= max(feet) + 1 and bottom - line.y > apart:
            zones[place] = Zone.BOTTOM


def _small(page: Page, layout: Layout) -> list[int]:
    """The places of the small lines below all others of the body, where footnotes are."""
    body = [place for place, zone in enumerate(page.zones) if zone is Zone.BODY]
    lowest = min(
        (page.lines[place].y for place in body if page.lines[place].size > SMALL * layout.size),
        default=page.height,
    )
    return [
        place for place in body if page.lines[place].y < lowest and not RULE.fullmatch(page.lines[place].text)
    ]


def _notes(page: Page, small: list[int], layout: Layout, raised: bool) -> list[int]:
    """The places of the lines of footnotes, from the first that begins as notes do in this document.

    Where no number of a note is `raised`, one counts if it is raised in the text of the page.
    """
    in_text = {
        line.text[first:last]
        for place, line in enumerate(page.lines)
        if place not in small
        for first, last in line.raised
    }
    first = next((at for at, place in enumerate(small) if _opens(page.lines[place], raised, in_text)), None)
    if first is None:
        # All of it may be the end of a note of the page before: then the rule above it says so.
        return small if any(RULE.fullmatch(line.text) for line in page.lines) else []
    # Small lines above the first note go on a note of the page before, unless a gap parts them from it.
    return small if _is_continuous(page, small[: first + 1], layout) else small[first:]


def _opens(line: Line, raised: bool, in_text: set[str]) -> bool:
    if raised:
        return line.begins_raised
    match = NOTE_BEGINS.match(line.text)
    return match is not None and match[1] in in_text


def _is_continuous(page: Page, places: list[int], layout: Layout) -> bool:
    return all(
        page.lines[above].y - page.lines[below].y < CLEARLY_APART * layout.leading_of(page.lines[below])
        for above, below in pairwise(places)
    )


def begins_note(line: Line) -> bool:
    """Whether a line begins with a raised number, or with one that text follows."""
    return line.begins_raised or NOTE_BEGINS.match(line.text) is not None
