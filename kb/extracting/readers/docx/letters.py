"""How letters of a Word document look where it matters: struck out, hidden, raised or lowered."""

from dataclasses import dataclass, field
from typing import Self
from xml.etree.ElementTree import Element

from kb.extracting.readers.xml import child, value

NAMES = ("strike", "dstrike", "vanish", "vertAlign")
MOST_ANCESTORS = 20
OFF = frozenset(("0", "false", "off", "none", "baseline"))


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of letters; `place` is "superscript", "subscript" or nothing."""

    is_struck: bool = False
    is_hidden: bool = False
    place: str = ""


PLAIN = Look()


@dataclass(slots=True)
class Letters:
    """What styles of characters and paragraphs say of letters, by the id of the style."""

    based_on: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read `word/styles.xml`."""
        letters = cls()
        for element in root if root is not None else ():
            if element.tag == "style":
                identifier = element.get("styleId", "")
                letters.based_on[identifier] = value(element, "basedOn")
                letters.said[identifier] = _said(child(element, "rPr"))
        return letters

    def look(self, properties: Element | None, style: str) -> Look:
        """The look of a run by its properties and the style of its paragraph; what is nearer goes first."""
        if properties is None and not self._told(style):
            return PLAIN
        told = {**self._told(style), **self._told(value(properties, "rStyle")), **_said(properties)}
        on = {name: told[name] for name in told if told[name] not in OFF}
        return Look("strike" in on or "dstrike" in on, "vanish" in on, on.get("vertAlign", ""))

    def _told(self, identifier: str) -> dict[str, str]:
        """What a style says itself or by what it is based on."""
        told: dict[str, str] = {}
        for _step in range(MOST_ANCESTORS):
            if identifier not in self.said:
                break
            told = {**self.said[identifier], **told}
            identifier = self.based_on[identifier]
        return told


def _said(properties: Element | None) -> dict[str, str]:
    if properties is None:
        return {}
    return {each.tag: each.get("val", "on").lower() for each in properties if each.tag in NAMES}
