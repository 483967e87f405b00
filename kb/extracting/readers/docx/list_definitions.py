"""The lists of a Word document as `word/numbering.xml` defines them: levels, instances, what an instance changes."""

from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.xml import child, switched_on, value

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `text` as "%1.%2", the number to start at.

    `restart` says after which level, from 1, it begins anew (0: never; None: after every higher one). `is_legal` prints
    the numbers of all levels in digits. `style` is the id of the paragraph style that stands at this level.
    """

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    style: str = ""

    def begins_anew_after(self, place: int, own: int) -> bool:
        """Whether a paragraph at the level `place` makes this one, at the level `own` (both from 0), begin anew."""
        return place < own if self.restart is None else place < min(self.restart, own)


@dataclass(frozen=True, slots=True)
class Instance:
    """A list as paragraphs name it: it counts with all others of its abstract list and may change levels of it.

    `starts` are the numbers, by level, at which it begins once instead of going on where the others are.
    """

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def level(self, place: int) -> Level:
        """The level at a place from 0; what is not defined counts in digits."""
        return self.levels.get(place) or Level(text=f"%{place + 1}.")


@dataclass(slots=True)
class Definitions:
    """The lists by id, and the abstract lists by the name that fields call them by."""

    instances: dict[str, Instance] = field(default_factory=dict)
    named: dict[str, Instance] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read `word/numbering.xml`; without one nothing is numbered."""
        abstracts = {each.get("abstractNumId", ""): each for each in _named(root, "abstractNum")}
        lenders = {
            value(each, "styleLink"): key for key, each in abstracts.items() if value(each, "styleLink")
        }
        borrowed = {key: lenders.get(value(each, "numStyleLink"), key) for key, each in abstracts.items()}
        levels = {key: _levels(each) for key, each in abstracts.items()}
        definitions = cls()
        for element in _named(root, "num"):
            abstract = value(element, "abstractNumId")
            abstract = borrowed.get(abstract, abstract)
            definitions.instances[element.get("numId", "")] = _instance(element, abstract, levels)
        for key, element in abstracts.items():
            if name := value(element, "name"):
                definitions.named[name.casefold()] = Instance(key, levels[key])
        return definitions

    def has(self, identifier: str) -> bool:
        """Whether there is a list of that id; "0" means none."""
        return identifier in self.instances and identifier != "0"

    def level_of_style(self, identifier: str, style: str) -> int | None:
        """The level of the list, from 0, at which paragraphs of the style stand, where the list says so."""
        levels = self.instances[identifier].levels
        return next((place for place, level in levels.items() if style and level.style == style), None)


def _named(root: Element | None, tag: str) -> list[Element]:
    return [each for each in root if each.tag == tag] if root is not None else []


def _levels(element: Element) -> dict[int, Level]:
    return {_place(each): _level(each) for each in _named(element, "lvl")}


def _instance(element: Element, abstract: str, levels: dict[str, dict[int, Level]]) -> Instance:
    changed, starts = dict(levels.get(abstract, {})), {}
    for override in _named(element, "lvlOverride"):
        place, start = _place(override), value(override, "startOverride")
        for level in _named(override, "lvl"):
            changed[place] = _level(level)
        if start.isdigit():
            starts[place] = int(start)
    return Instance(abstract, changed, starts)


def _place(element: Element) -> int:
    place = element.get("ilvl", "0")
    return int(place) if place.isdigit() else 0


def _level(element: Element) -> Level:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    return Level(
        format=value(element, "numFmt")
        or value(element, "AlternateContent", "Fallback", "numFmt")
        or "decimal",
        text=value(element, "lvlText"),
        start=int(start) if start.isdigit() else 0,  # as the standard has it
        restart=int(restart) if restart.isdigit() else None,
        is_legal=switched_on(element, "isLgl"),
        is_hidden=switched_on(child(element, "rPr"), "vanish"),
        style=value(element, "pStyle"),
    )
