"""What every element of a page holds: words, words of running text, words that lead elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.html.elements import Element, Place

SENTENCE_END = re.compile(r"[.!?…。！？:：؟।]['\"”’»」)\]]*(?:\[?\d{1,3}\]?)?$")
WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
REPLIES = re.compile(r"\b(?:comments?|repl(?:y|ies)|respond|disqus)\b", re.IGNORECASE)
LONG, SENTENCE = 25, 8  # words: running text however it ends; with a full stop
MOSTLY = 0.5  # of the characters lead elsewhere: no running text
SHORT = 3  # words of an item of a list that is no menu
HARDLY = 0.2
AWAY = frozenset((Hint.HIDDEN, Hint.STRUCK, Hint.FORM))  # of words, before parts of the page are judged


def words_in(text: str) -> int:
    """How many words; three letters of scripts without spaces count as two."""
    return max(len(text.split()), 2 * len(WIDE.findall(text)) // 3)


@dataclass(slots=True)
class Weight:
    """Sums over the blocks inside an element. `texts` are those that are running text."""

    blocks: int = 0
    words: int = 0
    linked: float = 0.0
    prose: float = 0.0
    texts: int = 0
    headings: int = 0
    linked_headings: int = 0
    first: int = -1
    last: int = -1

    def add(self, other: "Weight") -> None:
        """Count what another holds."""
        self.blocks += other.blocks
        self.words += other.words
        self.linked += other.linked
        self.prose += other.prose
        self.texts += other.texts
        self.headings += other.headings
        self.linked_headings += other.linked_headings
        if other.first >= 0:
            self.first = other.first if self.first < 0 else min(self.first, other.first)
            self.last = max(self.last, other.last)


@dataclass(slots=True)
class Tree:
    """The elements of a page, each with what it holds; `children` are those of each in order."""

    elements: Sequence[Element]
    blocks: Sequence[Block]
    places: Sequence[Place]
    weights: list[Weight] = field(default_factory=list)
    of_block: list[Weight] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)  # elements inside each that are named after comments

    @classmethod
    def of(cls, elements: Sequence[Element], blocks: Sequence[Block], places: Sequence[Place]) -> "Tree":
        """Weigh all elements: every block counts for the element it stands in and all around that."""
        tree = cls(elements, blocks, places)
        tree.weights = [Weight() for _element in elements]
        tree.children = [[] for _element in elements]
        tree.replies = [int(REPLIES.search(element.names) is not None) for element in elements]
        for index, (block, place) in enumerate(zip(blocks, places, strict=True)):
            weight = _weighed(block, place, index)
            tree.of_block.append(weight)
            if place.element >= 0:
                tree.weights[place.element].add(weight)
        for number in range(len(elements) - 1, -1, -1):  # an element stands after the one around it
            if elements[number].parent >= 0:
                tree.weights[elements[number].parent].add(tree.weights[number])
                tree.children[elements[number].parent].append(number)
                tree.replies[elements[number].parent] += tree.replies[number]
        return tree

    def around(self, element: int) -> list[int]:
        """The element and all around it, the innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = self.elements[element].parent
        return chain


def _weighed(block: Block, place: Place, index: int) -> Weight:
    if AWAY & block.hints:
        return Weight()
    words = words_in(block.text)
    weight = Weight(1, words, words * place.linked, first=index, last=index)
    if block.kind is BlockKind.HEADING:
        weight.headings, weight.linked_headings = 1, int(place.linked > MOSTLY)
    elif _is_text(block, place, words):
        weight.prose, weight.texts = words * (1 - place.linked), 1
    return weight


def _is_text(block: Block, place: Place, words: int) -> bool:
    """Running text, rows of a table, and items of a list that lead nowhere."""
    if block.kind is BlockKind.TABLE_ROW or _reads_on(block.text, words):
        return place.linked < MOSTLY
    return block.kind is BlockKind.LIST_ITEM and words >= SHORT and place.linked < HARDLY


def _reads_on(text: str, words: int) -> bool:
    return words >= LONG or (words >= SENTENCE and SENTENCE_END.search(text.rstrip()[-20:]) is not None)
