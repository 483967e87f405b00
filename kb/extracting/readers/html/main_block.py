"""The main block of a page by density: the smallest element that holds most of its running text, and its title."""

from dataclasses import dataclass

from kb.extracting.parsed import BlockKind, Hint
from kb.extracting.readers.html.hints import words_of
from kb.extracting.readers.html.weights import MOSTLY, Tree, Weight

LEAST_WORDS = 40  # of running text, for a page to have a main block
MOST_OF_IT = 0.6  # share of an element's running text that one inside it must hold to stand for it
DOUBTED = 0.01  # what running text counts in a place that two signs or a tag speak against
WHOLE = frozenset(("article", "main"))
MAY_HOLD_ALL = frozenset(("form", "header"))  # which are furniture unless they hold most of a page
CHROME = frozenset((Hint.NAVIGATION, Hint.FOOTER, Hint.ASIDE))
#: Words of class and id names under which other people's texts and other pages stand; weighed, never decisive.
OF_OTHERS = frozenset((
    "comment", "comments", "disqus", "respond", "replies", "related", "recommended", "teaser", "teasers", "promo",
    "sidebar", "footer", "newsletter", "popular", "trending",
))  # fmt: skip
MUCH_MORE = 0.25  # share of the core's running text
LITTLE, SOME_WORDS = (
    0.5,
    10,
)  # other words that an element around the core may add: a share of its text, and a line
TEASER = 120  # words at most of a text that only announces another page


@dataclass(frozen=True, slots=True)
class MainBlock:
    """The element that holds the text, the one in which all lines are weighed, the block of the title (-1 for none),
    the first and last block of the text, and the first and last of its running text."""

    core: int
    scope: int
    title: int
    begins: int
    ends: int
    first_text: int
    last_text: int


def main_block(tree: Tree) -> MainBlock | None:
    """The main block, or nothing where a page has too little running text to tell."""
    if not tree.elements or tree.weights[0].prose < LEAST_WORDS:
        return None
    doubted = _doubted(tree)
    trusted = _trusted(tree, doubted)
    core = _densest(tree, trusted)
    scope = _scope(tree, core, trusted)
    title, weight = _title(tree, core, scope), tree.weights[scope]
    begins = min(weight.first, title) if title >= 0 else weight.first
    return MainBlock(core, scope, title, begins, weight.last, *_running(tree, core, doubted))


def _running(tree: Tree, core: int, doubted: list[bool]) -> tuple[int, int]:
    """The first and last block of running text in the core; what is doubted counts only where there is no other."""
    within = range(tree.weights[core].first, tree.weights[core].last + 1)
    texts = [index for index in within if tree.of_block[index].texts]
    sure = [index for index in texts if not doubted[tree.places[index].element]] or texts
    return sure[0], sure[-1]


def _trusted(tree: Tree, doubted: list[bool]) -> list[float]:
    """The running text of every element, little of it where it stands among other people's words and other pages."""
    own = [0.0] * len(tree.elements)
    for place, weight in zip(tree.places, tree.of_block, strict=True):
        if place.element >= 0 and weight.prose:
            own[place.element] += weight.prose * (DOUBTED if doubted[place.element] else 1)
    for number in range(len(own) - 1, 0, -1):
        if tree.elements[number].parent >= 0:
            own[tree.elements[number].parent] += own[number]
    return own


def _doubted(tree: Tree) -> list[bool]:
    whole = tree.weights[0].prose
    doubted: list[bool] = []
    for element, weight in zip(tree.elements, tree.weights, strict=True):
        above = element.parent >= 0 and doubted[element.parent]
        is_named = bool(OF_OTHERS.intersection(words_of(element.names)))
        is_much = weight.prose > MOSTLY * whole
        is_set_aside = bool(CHROME & element.hints) and not (is_much and element.tag in MAY_HOLD_ALL)
        speaks = is_set_aside or ((is_teaser(weight) or is_named) and not is_much)
        doubted.append(above or (speaks and not (is_much and element.tag in WHOLE)))
    return doubted


def is_teaser(weight: Weight) -> bool:
    """Whether a little text stands under a heading that leads elsewhere."""
    return 0 < weight.linked_headings == weight.headings and weight.words <= TEASER * weight.linked_headings


def _densest(tree: Tree, trusted: list[float]) -> int:
    """Go down as long as one child holds most of the running text, and more than one block of it."""
    element = 0
    while True:
        inside = [
            child
            for child in tree.children[element]
            if trusted[child] >= MOST_OF_IT * trusted[element] and tree.weights[child].texts > 1
        ]
        if not inside:
            return element
        element = inside[0]


def _scope(tree: Tree, core: int, trusted: list[float]) -> int:
    """The article or main element around the core, else the outermost element around it that adds little else.

    An element that adds much running text which nothing speaks against is taken in, whatever stands beside it.
    """
    around = tree.around(core)
    scope = next((one for one in around if tree.elements[one].tag in WHOLE), core)
    is_whole = tree.elements[scope].tag in WHOLE
    for one in around[around.index(scope) + 1 :]:
        text = trusted[one] - trusted[scope]
        other = tree.weights[one].words - tree.weights[scope].words - text
        if text > MUCH_MORE * trusted[core] or (not is_whole and other <= SOME_WORDS):
            scope = one
    return scope


def _title(tree: Tree, core: int, scope: int) -> int:
    """The first first-level heading in the scope, else the last before it."""
    begins = tree.weights[scope].first
    inside = range(begins, tree.weights[core].last + 1)
    return next((index for index in (*inside, *range(begins - 1, -1, -1)) if _is_title(tree, index)), -1)


def _is_title(tree: Tree, index: int) -> bool:
    block = tree.blocks[index]
    is_shown = Hint.HIDDEN not in block.hints
    return block.kind is BlockKind.HEADING and block.level == 1 and is_shown
