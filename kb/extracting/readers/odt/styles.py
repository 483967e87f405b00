"""Styles of an OpenDocument text: weight, size, alignment of paragraphs and letters, and how lists are numbered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.list_numbers import FORMATS

MOST_ANCESTORS = 20
POINTS = re.compile(r"^([\d.]+)pt$")
HEAVY = {"bold", "600", "700", "800", "900"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; empty where it leaves that to its parent."""

    parent: str = ""
    display: str = ""
    bold: bool | None = None
    size: float | None = None  # points
    centred: bool | None = None
    hidden: bool = False
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1  # how many levels the number shows

    def printed(self, counts: list[int], formats: list[str]) -> str:
        """The number of an item whose counts per level are given, outermost first; "" for a bullet."""
        if self.format not in FORMATS:
            return ""
        shown = [
            FORMATS.get(kind, str)(count)
            for count, kind in list(zip(counts, [*formats[:-1], self.format], strict=True))[-self.shown :]
        ]
        return f"{self.prefix}{'.'.join(shown)}{self.suffix}"


@dataclass(slots=True)
class Styles:
    """Styles by name and family, and list styles by name and level from 1."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Self:
        """Read the styles of both parts, `styles.xml` first so that automatic ones win."""
        styles = cls()
        for root in roots:
            for element in root.iter():
                if element.tag == "style":
                    styles.styles[element.get("name", "")] = _style(element)
                elif element.tag in {"list-style", "outline-style"}:
                    name = element.get("name", "") if element.tag == "list-style" else "outline"
                    styles.lists[name] = dict(
                        _level(each) for each in element if each.get("level", "").isdigit()
                    )
        return styles

    def chain(self, name: str) -> list[Style]:
        """A style and its ancestors."""
        chain: list[Style] = []
        while name in self.styles and len(chain) < MOST_ANCESTORS:
            chain.append(self.styles[name])
            name = self.styles[name].parent
        return chain

    def bold(self, name: str, *, otherwise: bool = False) -> bool:
        """Whether letters of the style are bold."""
        return next((style.bold for style in self.chain(name) if style.bold is not None), otherwise)

    def size(self, name: str) -> float:
        """The size of the style's letters in points, 0 where no style says it."""
        return next((style.size for style in self.chain(name) if style.size is not None), 0.0)

    def centred(self, name: str) -> bool:
        """Whether lines of the style are centred."""
        return next((style.centred for style in self.chain(name) if style.centred is not None), False)

    def hidden(self, name: str) -> bool:
        """Whether text of the style is not shown."""
        return any(style.hidden for style in self.chain(name))

    def is_named(self, name: str, *words: str) -> bool:
        """Whether the style or an ancestor has one of the words in its name."""
        names = [name.lower().replace("_20_", " "), *(style.parent.lower() for style in self.chain(name))]
        return any(word in known for known in names for word in words)

    def list_style(self, name: str) -> str:
        """The list style that a paragraph style brings, or nothing."""
        return next((style.list_style for style in self.chain(name) if style.list_style), "")


def _style(element: Element) -> Style:
    said = {key: value for each in element if each.tag.endswith("-properties") for key, value in each.items()}
    size = POINTS.match(said.get("font-size", ""))
    return Style(
        parent=element.get("parent-style-name", ""),
        display=element.get("display-name", ""),
        bold=said["font-weight"] in HEAVY if "font-weight" in said else None,
        size=float(size[1]) if size else None,
        centred=said["text-align"] == "center" if "text-align" in said else None,
        hidden=said.get("display") == "none",
        list_style=element.get("list-style-name", ""),
    )


def _level(element: Element) -> tuple[int, ListLevel]:
    start, shown = element.get("start-value", "1"), element.get("display-levels", "1")
    return int(element.get("level", "1")), ListLevel(
        format=element.get("num-format", "") if not element.tag.endswith("-bullet") else "",
        prefix=element.get("num-prefix", ""),
        suffix=element.get("num-suffix", ""),
        start=int(start) if start.isdigit() else 1,
        shown=int(shown) if shown.isdigit() else 1,
    )
