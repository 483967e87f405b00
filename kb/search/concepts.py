"""The concepts of the base as one tree held in memory: what is broader than what, and what each is called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.db.models import F, OuterRef, Subquery

from kb.models import Concept, ConceptLabel, Curated


@dataclass(frozen=True, slots=True)
class ConceptNode:
    """A published concept; `broader` is the nearest published one above it.

    `language` is the BCP 47 tag of the label where it is not the reader's language, otherwise empty.
    """

    pk: int
    scheme: str
    slug: str
    label: str
    broader: int | None
    language: str = ""


class ConceptTree:
    """All published concepts by key and by name."""

    def __init__(self, nodes: dict[int, ConceptNode]) -> None:
        self._nodes = nodes
        self._by_name = {(node.scheme, node.slug): node for node in nodes.values()}

    @classmethod
    def load(cls, language: str = "en") -> Self:
        """Read the tree in one query, with preferred labels in `language` where there are any, else in English."""
        label = ConceptLabel.objects.filter(
            concept=OuterRef("pk"), kind=ConceptLabel.Kind.PREFERRED, language=language
        )
        own = F("label") if language == "en" else Subquery(label.values("text")[:1])
        rows = Concept.objects.annotate(own=own).order_by("pk")
        columns = ("pk", "parent_id", "scheme__slug", "slug", "own", "label", "status")
        return cls(_published_nodes(list(rows.values_list(*columns))))

    def get(self, scheme: str, slug: str) -> ConceptNode | None:
        return self._by_name.get((scheme, slug))

    def node(self, pk: int) -> ConceptNode | None:
        return self._nodes.get(pk)

    def slugs(self, scheme: str) -> list[str]:
        """The slugs of the concepts of a scheme."""
        return [slug for name, slug in self._by_name if name == scheme]

    def with_broader(self, pk: int) -> Iterator[ConceptNode]:
        """The concept and everything broader, narrowest first; nothing where it is not published."""
        node = self._nodes.get(pk)
        while node is not None:
            yield node
            node = self._nodes.get(node.broader) if node.broader else None

    def broader_slug(self, node: ConceptNode) -> str:
        return self._nodes[node.broader].slug if node.broader else ""


type _Row = tuple[int, int | None, str, str, str | None, str, str]


def _published_nodes(rows: list[_Row]) -> dict[int, ConceptNode]:
    parents = {pk: parent for pk, parent, *_ in rows}
    published = {pk for pk, *_, status in rows if status == Curated.Status.PUBLISHED}

    def nearest(pk: int | None) -> int | None:
        while pk is not None and pk not in published:
            pk = parents[pk]
        return pk

    return {
        pk: ConceptNode(pk, scheme, slug, own or english, nearest(parent), "" if own else "en")
        for pk, parent, scheme, slug, own, english, _status in rows
        if pk in published
    }
