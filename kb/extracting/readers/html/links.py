"""Links inside a page: which of them are note markers, which lead back from a note, which places they lead to."""

import re
from dataclasses import dataclass, field
from typing import Self

from selectolax.lexbor import LexborNode

# A marker as printed: 12, [12], (12), a, *, †; nothing longer is one.
MARKER = re.compile(
    r"^[\[(]?\s*(?:(?:note|fn\.?)\s*)?(\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,4})\s*[\])]?[.:]?$", re.I
)
BACK_ARROW = re.compile(r"^[\[(]?[↩↑^⏎⬆↵\ufe0e\ufe0f\s]+[\])]?$")
NOTE_NAME = re.compile(
    r"^(?:_?(?:fn|ftn|edn|en|note|footnote|endnote|sdfootnote|sdendnote|cite_note))[-_:.a-z]*\d", re.I
)


@dataclass(slots=True)
class InnerLinks:
    """Places by id, in document order, and the ids that note markers lead to."""

    places: dict[str, int] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    order: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: LexborNode) -> Self:
        """Judge all links of a page: a short link forwards to an existing place marks a note."""
        links = cls()
        marked: list[tuple[LexborNode, int]] = []
        for place, node in enumerate(root.css("[id], a[name], a[href^='#']")):
            attributes = node.attributes
            for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
                if name:
                    links.places.setdefault(name, place)
            if (attributes.get("href") or "").startswith("#"):
                links.order[node.mem_id] = place
                marked.append((node, place))
        for node, place in marked:
            target = target_of(node)
            if links._marks(node, target, place):
                links.notes.add(target)
        return links

    def _marks(self, node: LexborNode, target: str, place: int) -> bool:
        if target not in self.places or self.places[target] <= place:
            return False
        role = node.attributes.get("role") or node.attributes.get("epub:type") or ""
        if "noteref" in role:
            return True
        if not MARKER.match(node.text().strip()):
            return False
        return bool(NOTE_NAME.match(target)) or _is_raised(node)

    def is_reference(self, node: LexborNode) -> bool:
        """Whether a link is a note marker in the text."""
        target = target_of(node)
        place = self.order.get(node.mem_id, -1)
        return (
            target in self.notes
            and place < self.places[target]
            and (
                MARKER.match(node.text().strip()) is not None
                or "noteref" in (node.attributes.get("role") or "")
            )
        )

    def leads_back(self, node: LexborNode) -> bool:
        """Whether a link is the arrow or the number at a note that leads back to its marker."""
        text = node.text().strip()
        role = node.attributes.get("role") or ""
        if "backlink" in role or (BACK_ARROW.match(text) and target_of(node) in self.places):
            return True
        place = self.order.get(node.mem_id, -1)
        return MARKER.match(text) is not None and 0 <= self.places.get(target_of(node), place + 1) <= place


def target_of(node: LexborNode) -> str:
    """The id that a link leads to inside the page, or nothing."""
    href = node.attributes.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _is_raised(node: LexborNode) -> bool:
    parent = node.parent
    return node.css_first("sup") is not None or (parent is not None and parent.tag == "sup")
