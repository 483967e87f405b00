"""Styles of a Word document: level, numbering, size and weight, looked up along what each style is based on."""

import re
from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.xml import child, switched_on, value

HEADING_NAME = re.compile(
    r"^(?:heading|überschrift|titre|título|titolo|заголовок|标题|عنوان)\s*([1-9])$", re.I
)
MOST_ANCESTORS = 20
HALF_POINTS = 2


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says itself; None where it leaves that to the style it is based on."""

    name: str = ""
    based_on: str = ""
    level: int | None = None  # heading level from 1; 0 for body text
    bold: bool | None = None
    size: float | None = None  # points
    centred: bool | None = None
    numbering: tuple[str, int] | None = None  # list id and level from 0


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

    def _chain(self, identifier: str) -> list[Style]:
        chain: list[Style] = []
        while identifier in self.styles and len(chain) < MOST_ANCESTORS:
            chain.append(self.styles[identifier])
            identifier = self.styles[identifier].based_on
        return chain

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

    def numbering(self, identifier: str) -> tuple[str, int] | None:
        """The list and level that the style numbers its paragraphs with."""
        chain = self._chain(identifier)
        return next((style.numbering for style in chain if style.numbering is not None), None)


def points(properties: Element | None) -> float | None:
    """The size of letters that run properties say, in points."""
    written = value(properties, "sz")
    return int(written) / HALF_POINTS if written.isdigit() else None


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """The list id and level that paragraph properties say; ("0", 0) switches numbering off."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    level = value(numbering, "ilvl")
    return value(numbering, "numId"), int(level) if level.isdigit() else 0


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
        numbering=list_of(paragraph),
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
