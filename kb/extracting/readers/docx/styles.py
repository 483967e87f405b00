"""Styles of a Word document: level, numbering, size and weight, looked up along what each style is based on."""

import re
from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.docx.list_definitions import LEVELS, Definitions
from kb.extracting.readers.xml import child, switched_on, value

HEADING_NAME = re.compile(
    r"^(?:heading|überschrift|titre|título|titolo|заголовок|标题|عنوان)\s*([1-9])$", re.I
)
MOST_ANCESTORS = 20
HALF_POINTS = 2


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list id and level (from 0) that one set of properties says; None for what it leaves to others.

    The id "0" switches numbers off.
    """

    identifier: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says itself; None where it leaves that to the style it is based on."""

    name: str = ""
    based_on: str = ""
    level: int | None = None  # heading level from 1; 0 for body text
    bold: bool | None = None
    size: float | None = None  # points
    centred: bool | None = None
    listed: ListPlace = ListPlace()


@dataclass(slots=True)
class Styles:
    """All paragraph styles by id; `default` is the id of the style of paragraphs that name none."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    size: float = 0.0

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read `word/styles.xml`; without one every paragraph is plain."""
        styles = cls()
        if root is None:
            return styles
        styles.size = points(child(root, "docDefaults", "rPrDefault", "rPr")) or 0.0
        for element in root:
            if element.tag == "style" and element.get("type", "paragraph") == "paragraph":
                identifier = element.get("styleId", "")
                styles.styles[identifier] = _style(element)
                if element.get("default", "").lower() in {"1", "true", "on"}:
                    styles.default = identifier
        return styles

    def _named_chain(self, identifier: str) -> list[tuple[str, Style]]:
        chain: list[tuple[str, Style]] = []
        while identifier in self.styles and len(chain) < MOST_ANCESTORS:
            chain.append((identifier, self.styles[identifier]))
            identifier = self.styles[identifier].based_on
        return chain

    def _chain(self, identifier: str) -> list[Style]:
        return [style for _name, style in self._named_chain(identifier)]

    def level(self, identifier: str) -> int:
        """The heading level of a style, 0 for body text."""
        return next((style.level for style in self._chain(identifier) if style.level is not None), 0)

    def is_title(self, identifier: str) -> bool:
        """Whether it is the style of the document's title."""
        return any(style.name.lower() in {"title", "titel", "titre"} for style in self._chain(identifier)[:1])

    def is_named(self, identifier: str, *words: str) -> bool:
        """Whether the style's own name has one of the words in it."""
        name = self.styles[identifier].name.lower() if identifier in self.styles else ""
        return any(word in name for word in words)

    def bold(self, identifier: str) -> bool:
        """Whether letters of the style are bold."""
        return next((style.bold for style in self._chain(identifier) if style.bold is not None), False)

    def centred(self, identifier: str) -> bool:
        """Whether lines of the style are centred."""
        return next((style.centred for style in self._chain(identifier) if style.centred is not None), False)

    def points(self, identifier: str) -> float:
        """The size of the style's letters."""
        return next((style.size for style in self._chain(identifier) if style.size is not None), self.size)

    def list_place(self, direct: ListPlace, identifier: str, lists: Definitions) -> tuple[str, int] | None:
        """The list and level of a paragraph that says `direct` itself and has the style; None where it has no number.

        List and level are inherited one by one. A list that has a level for the style goes before the style's own word.
        """
        chain = self._named_chain(identifier)
        told = (direct.identifier, *(style.listed.identifier for _name, style in chain))
        listed = next((each for each in told if each is not None), None)
        if listed is None or not lists.has(listed):
            return None
        if direct.level is not None:
            return listed, direct.level
        levels = (
            place
            for name, style in chain
            for place in (lists.level_of_style(listed, name), style.listed.level)
            if place is not None
        )
        return listed, next(levels, 0)


def points(properties: Element | None) -> float | None:
    """The size of letters that run properties say, in points."""
    written = value(properties, "sz")
    return int(written) / HALF_POINTS if written.isdigit() else None


def list_place(properties: Element | None) -> ListPlace:
    """What paragraph properties say of list and level."""
    numbering = child(properties, "numPr")
    identifier, level = child(numbering, "numId"), value(numbering, "ilvl")
    return ListPlace(
        identifier.get("val", "") if identifier is not None else None,
        min(int(level), LEVELS - 1) if level.isdigit() else None,
    )


def _style(element: Element) -> Style:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    name = value(element, "name")
    return Style(
        name=name,
        based_on=value(element, "basedOn"),
        level=_level(name, value(paragraph, "outlineLvl")),
        bold=switched_on(run, "b") if child(run, "b") is not None else None,
        size=points(run),
        centred=value(paragraph, "jc") == "center" if child(paragraph, "jc") is not None else None,
        listed=list_place(paragraph),
    )


def _level(name: str, outline: str) -> int | None:
    found = HEADING_NAME.match(name)
    if found:
        return min(6, int(found[1]))
    if name.lower() in {"title", "titel", "titre"}:
        return 1
    if outline.isdigit():
        return min(6, int(outline) + 1) if int(outline) < 9 else 0
    return None
