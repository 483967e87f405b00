"""Numbers before the items of an HTML list, as a browser would show them."""

from dataclasses import dataclass
from typing import Self

from selectolax.lexbor import LexborNode

from kb.extracting.readers.list_numbers import FORMATS

STYLE_NAMES = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
LARGEST = 1_000_000  # a number in an attribute may be anything


@dataclass(slots=True)
class ListCounter:
    """The counter of one open list. `inside` says whether an item is open; `take` gives its number once."""

    ordered: bool
    next: int = 1
    step: int = 1
    style: str = "1"
    number: str = ""
    inside: bool = False

    @classmethod
    def of(cls, node: LexborNode) -> Self:
        """The counter for an `ol`, `ul` or `menu` element."""
        attributes = node.attributes
        if node.tag != "ol":
            return cls(ordered=False)
        style = _style(attributes.get("style") or "") or attributes.get("type") or "1"
        if "reversed" in attributes:
            items = sum(1 for child in node.iter() if child.tag == "li")
            return cls(True, _whole(attributes.get("start"), items), -1, style)
        return cls(True, _whole(attributes.get("start"), 1), 1, style)

    def begin(self, item: LexborNode) -> None:
        """An item begins; a value of its own sets the counter."""
        self.inside = True
        if not self.ordered:
            return
        current = _whole(item.attributes.get("value"), self.next)
        self.number = f"{FORMATS.get(self.style, str)(current)}."
        self.next = current + self.step

    def take(self) -> str:
        """The number of the open item for its first block, nothing for those that follow."""
        number, self.number = self.number, ""
        return number


def _whole(written: str | None, otherwise: int) -> int:
    try:
        return max(-LARGEST, min(LARGEST, int(written or "")))
    except ValueError:
        return otherwise


def _style(css: str) -> str:
    for declaration in css.lower().split(";"):
        name, _colon, value = declaration.partition(":")
        if name.strip() in {"list-style-type", "list-style"}:
            return next((STYLE_NAMES[word] for word in value.split() if word in STYLE_NAMES), "")
    return ""
