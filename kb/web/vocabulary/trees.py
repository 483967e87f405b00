"""The concepts of one scheme as trees, each concept with the records tagged with it or with anything narrower."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from kb.models import Concept
from kb.web.elements.links import Link


@dataclass
class Node:
    """A published concept in its tree; `claims` and `passages` are primary keys, those of narrower ones included."""

    pk: int
    label: str
    url: str
    definition: str
    broader: "Node | None" = None
    narrower: list["Node"] = field(default_factory=list)
    claims: set[int] = field(default_factory=set)
    passages: set[int] = field(default_factory=set)

    @property
    def is_used(self) -> bool:
        return bool(self.claims or self.passages)

    def with_narrower(self) -> Iterator["Node"]:
        """The concept and everything narrower, a concept before what it holds."""
        yield self
        for node in self.narrower:
            yield from node.with_narrower()

    def above(self) -> list["Node"]:
        """What is broader, from the broadest."""
        return [*self.broader.above(), self.broader] if self.broader else []


@dataclass(frozen=True)
class TreeItem:
    """A concept, as _concept_tree.html takes it."""

    label: str
    url: str
    count: str | None
    gist: str
    children: list["TreeItem"]
    language: str = ""
    current: bool = False


class ConceptTrees:
    """The trees of a scheme; a concept whose broader concept is not published stands at the top."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        rows = list(concepts)
        self._nodes = {
            row.pk: Node(
                row.pk,
                row.label,
                row.get_absolute_url(),
                row.definition,
                claims=set(row.claim_ids),
                passages=set(row.passage_ids),
            )
            for row in rows
        }
        for row in rows:
            self._place(self._nodes[row.pk], row.parent_id)
        self.roots = [node for node in self._nodes.values() if node.broader is None]
        for root in self.roots:
            _gather(root)

    def __getitem__(self, pk: int) -> Node:
        return self._nodes[pk]

    def __len__(self) -> int:
        return len(self._nodes)

    def _place(self, node: Node, parent: int | None) -> None:
        if parent in self._nodes:
            node.broader = self._nodes[parent]
            node.broader.narrower.append(node)


def _gather(node: Node) -> None:
    """Add what is tagged with narrower concepts; a record tagged with several is counted once."""
    for child in node.narrower:
        _gather(child)
        node.claims |= child.claims
        node.passages |= child.passages


def tree_items(nodes: Iterable[Node], *, depth: int = 99, gists: bool = False) -> list[TreeItem]:
    """The nodes and `depth` - 1 levels below; `gists` shows what the uppermost ones mean."""
    return [
        TreeItem(
            label=node.label,
            url=node.url,
            count=count_words(node),
            gist=node.definition if gists else "",
            children=tree_items(node.narrower, depth=depth - 1) if depth > 1 else [],
        )
        for node in nodes
    ]


def node_links(nodes: Iterable[Node]) -> list[Link]:
    return [Link(node.label, node.url) for node in nodes]


def count_words(node: Node) -> str | None:
    """How much is tagged with it, in words; None for nothing."""
    claims, passages = len(node.claims), len(node.passages)
    words = [
        ngettext("%(count)d claim", "%(count)d claims", claims) % {"count": claims} if claims else "",
        ngettext("%(count)d passage", "%(count)d passages", passages) % {"count": passages}
        if passages
        else "",
    ]
    return ", ".join(word for word in words if word) or None
