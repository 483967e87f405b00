"""How far the lists and headings of an OpenDocument text have been counted."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kb.extracting.readers.odt.styles import ListLevel, Styles

OUTLINE = "outline"


@dataclass(slots=True)
class ListCounts:
    """The open lists, outermost first, and the counts that a later list may continue."""

    styles: Styles
    names: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    ended: dict[tuple[str, int], int] = field(default_factory=dict)  # (style, level) → last count
    outline: list[int] = field(default_factory=list)
    number: str = ""
    inside: bool = False  # an item is open, not a list header

    def open_list(self, element: Element) -> None:
        """A list begins; it continues the counting of an earlier one where it says so."""
        name = element.get("style-name", "") or (self.names[-1] if self.names else "")
        level = len(self.names) + 1
        self.names.append(name)
        continues = element.get("continue-numbering") == "true" or element.get("continue-list")
        start = self._level(name, level).start - 1
        self.counts.append(self.ended.get((name, level), start) if continues else start)

    def close_list(self) -> None:
        """The innermost open list ends."""
        name = self.names.pop()
        self.ended[name, len(self.names) + 1] = self.counts.pop()
        self.number = ""
        self.inside = bool(self.names)

    def begin(self, item: Element) -> None:
        """An item begins; a header of the list is not counted."""
        self.number = ""
        self.inside = item.tag == "list-item"
        if not self.inside:
            return
        start = item.get("start-value", "")
        self.counts[-1] = int(start) if start.isdigit() else self.counts[-1] + 1
        levels = [self._level(self.names[-1], place) for place in range(1, len(self.names) + 1)]
        self.number = levels[-1].printed(self.counts, [level.format for level in levels]).strip()

    def take(self) -> str:
        """The number of the open item, for its first block only."""
        number, self.number = self.number, ""
        return number

    def heading(self, level: int) -> str:
        """Count a heading of the level (from 1) and say its number, "" where headings are not numbered."""
        self.outline = (self.outline + [0] * level)[:level]
        self.outline[-1] += 1
        levels = [self._level(OUTLINE, place) for place in range(1, level + 1)]
        return levels[-1].printed(self.outline, [each.format for each in levels]).strip()

    def _level(self, name: str, place: int) -> ListLevel:
        return self.styles.lists.get(name, {}).get(place, ListLevel())
