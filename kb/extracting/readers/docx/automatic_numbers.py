"""Automatic numbers of a Word document, counted as Word prints them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.list_numbers import repeated_letters, roman
from kb.extracting.readers.xml import value

PLACE = re.compile(r"%([1-9])")
LEVELS = 9
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": repeated_letters,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": lambda number: f"{number}{_ordinal_end(number)}",
    "none": lambda _number: "",
}
UNNUMBERED = {"bullet", "none", ""}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `text` as "%1.%2", the number to start at."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract list
    lists: dict[str, str] = field(default_factory=dict)  # list id → abstract list
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read `word/numbering.xml`; without one nothing is numbered."""
        numbering = cls()
        links: dict[str, str] = {}  # a style that lends its list → the abstract list
        borrowed: dict[str, str] = {}  # abstract list → the style that it borrows from
        for element in root if root is not None else ():
            identifier = element.get("abstractNumId", "")
            if element.tag == "abstractNum":
                numbering.levels[identifier] = dict(_level(each) for each in element if each.tag == "lvl")
                links[value(element, "styleLink")] = identifier
                borrowed[identifier] = value(element, "numStyleLink")
            elif element.tag == "num":
                abstract = value(element, "abstractNumId")
                lender = borrowed.get(abstract, "")
                numbering._add(element, links.get(lender, abstract) if lender else abstract)
        return numbering

    def _add(self, element: Element, abstract: str) -> None:
        identifier = element.get("numId", "")
        self.lists[identifier] = abstract
        for each in element:
            place, start = each.get("ilvl", ""), value(each, "startOverride")
            if each.tag == "lvlOverride" and place.isdigit() and start.isdigit():
                self.overrides[identifier, int(place)] = int(start)

    def is_list(self, identifier: str) -> bool:
        """Whether there is a list of that id; "0" means none."""
        return identifier in self.lists

    def next(self, identifier: str, place: int) -> str:
        """Count a paragraph of the list at a level (from 0) and say its number as printed, "" for a bullet."""
        abstract = self.lists[identifier]
        levels, counts = self.levels.get(abstract, {}), self.counts.setdefault(abstract, {})
        level = levels.get(place, Level())
        if (identifier, place) in self.overrides and (identifier, place) not in self.begun:
            counts[place] = self.overrides[identifier, place] - 1
        self.begun.add((identifier, place))
        counts[place] = counts.get(place, level.start - 1) + 1
        for deeper in [each for each in counts if each > place]:
            del counts[deeper]
        return "" if level.format in UNNUMBERED else self._printed(level, levels, counts)

    @staticmethod
    def _printed(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            of_place = levels.get(place, Level())
            return FORMATS.get(of_place.format, str)(counts.get(place, of_place.start))

        return PLACE.sub(number, level.text or "%1.").strip()


def _level(element: Element) -> tuple[int, Level]:
    place, start = element.get("ilvl", "0"), value(element, "start")
    return int(place) if place.isdigit() else 0, Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        start=int(start) if start.isdigit() else 1,
    )


def _ordinal_end(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
