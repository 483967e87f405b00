"""The tree of headings, from their levels, numbers and look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.extracting.parsed import BlockKind
from kb.extracting.structuring.headings import is_known
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.marks import PART_RANKS

_DEEPEST = 8  # levels; what is deeper stands at this level


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in the tree: the index of its item, of the node above or -1, and its dotted path."""

    item: int
    parent: int
    path: str


@dataclass(slots=True)
class _Open:
    node: int
    kind: str  # headings of one kind stand at one level
    ordinal: int
    level: int
    size: float


def tree(items: Sequence[Item], headings: Sequence[int]) -> list[Node]:
    """The nodes of the headings in order. Paths count headings under each node ("2.1") and are unique."""
    nodes: list[Node] = []
    children: dict[int, int] = {}
    opened: list[_Open] = []
    used: set[str] = set()
    for place in headings:
        item = items[place]
        heading = _opened(item, len(nodes))
        _close(opened, heading, item, used)
        del opened[_DEEPEST - 1 :]
        parent = opened[-1].node if opened else -1
        children[parent] = children.get(parent, 0) + 1
        above = f"{nodes[parent].path}." if parent >= 0 else ""
        nodes.append(Node(place, parent, f"{above}{children[parent]}"))
        opened.append(heading)
        used.add(heading.kind)
    return nodes


def _opened(item: Item, node: int) -> _Open:
    level = item.block.level if item.block.kind is BlockKind.HEADING else 0
    ordinal = item.mark.ordinal if item.mark else 0
    return _Open(node, _kind(item, level), ordinal, level, item.block.size)


def _kind(item: Item, level: int) -> str:
    if level:
        return f"level {level}"
    if item.mark is not None and not item.mark.is_bullet:
        return item.mark.style
    if is_known(item.text):
        return "known"
    look = "capitals" if item.is_capitals else "bold" if item.is_bold else "plain"
    return f"{look} {round(item.block.size)}"


def _close(opened: list[_Open], heading: _Open, item: Item, used: set[str]) -> None:
    """Leave open only the headings that the new one stands under."""
    if heading.level:
        _close_while(opened, lambda one: not one.level or one.level >= heading.level)
    elif heading.kind in PART_RANKS:
        rank = PART_RANKS.index(heading.kind)
        _close_while(opened, lambda one: one.kind not in PART_RANKS or PART_RANKS.index(one.kind) >= rank)
    elif any(one.kind == heading.kind for one in opened):
        while opened.pop().kind != heading.kind:
            pass
    elif heading.kind == "known":
        _close_while(opened, lambda one: not one.level)
    elif item.mark is None:
        _close_while(opened, lambda one: one.kind == "known" or 0 < one.size < heading.size)
    else:
        _close_numbered(opened, heading, used)


def _close_numbered(opened: list[_Open], heading: _Open, used: set[str]) -> None:
    """A count that is new here and goes on where another stands (I, II, 3) goes on at its level."""
    if heading.kind not in used and heading.ordinal > 1:
        for place in range(len(opened) - 1, -1, -1):
            if opened[place].ordinal == heading.ordinal - 1:
                heading.kind = opened[place].kind
                del opened[place:]
                return
    _close_while(opened, lambda one: one.kind == "known" or 0 < one.size < heading.size)


def _close_while(opened: list[_Open], is_closed: Callable[[_Open], bool]) -> None:
    while opened and is_closed(opened[-1]):
        opened.pop()
