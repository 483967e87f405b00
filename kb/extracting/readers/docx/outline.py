"""Which paragraphs of a Word document are headings by their outline level, and at which level."""

from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.docx.list_definitions import Definitions
from kb.extracting.readers.docx.styles import Styles, list_place
from kb.extracting.readers.running_styles import RunningStyles
from kb.extracting.readers.xml import child, value

BODY = 9  # the outline level of text
DEEPEST = 6


@dataclass(slots=True)
class Outline:
    """Heading levels by style; none for styles of running text and for what stands below these in a list."""

    styles: Styles
    lists: Definitions
    kinds: RunningStyles = field(default_factory=RunningStyles)
    places: dict[tuple[str, str], tuple[str, int]] = field(
        default_factory=dict
    )  # list places of styles with a level

    @classmethod
    def of(cls, body: Element, styles: Styles, lists: Definitions) -> Self:
        """Look at every paragraph of the body that has an outline level."""
        outline = cls(styles, lists)
        for paragraph in body.iter("p"):
            properties = child(paragraph, "pPr")
            style = value(properties, "pStyle") or styles.default
            if outline._told(properties, style):
                key = _key(properties, style)
                outline.kinds.count(key, "".join(each.text or "" for each in paragraph.iter("t")))
                if place := styles.list_place(list_place(properties), style, lists):
                    outline.places[key] = place
        return outline

    def level(self, properties: Element | None, style: str, place: tuple[str, int] | None) -> int:
        """The heading level from 1 of a paragraph, 0 for text; `place` are its list and level in that."""
        told = self._told(properties, style)
        if not told or self.kinds.is_running(_key(properties, style)):
            return 0
        return 0 if place is not None and self._is_below_text(place) else told

    def _is_below_text(self, place: tuple[str, int]) -> bool:
        """Whether a higher level of the same list numbers running text."""
        abstract = self.lists.instances[place[0]].abstract
        return any(
            self.lists.instances[listed].abstract == abstract
            and level < place[1]
            and self.kinds.is_running(key)
            for key, (listed, level) in self.places.items()
        )

    def _told(self, properties: Element | None, style: str) -> int:
        outline = value(properties, "outlineLvl")
        if not outline.isdigit():
            return self.styles.level(style)
        return min(DEEPEST, int(outline) + 1) if int(outline) < BODY else 0


def _key(properties: Element | None, style: str) -> tuple[str, str]:
    return style, value(properties, "outlineLvl")
