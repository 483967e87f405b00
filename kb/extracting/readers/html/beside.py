"""What stands beside the main text of a page, judged part by part; two signs must agree, one word never decides."""

from collections.abc import Iterator
from dataclasses import replace

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.html.hints import TEXTLIKE, words_of
from kb.extracting.readers.html.main_block import MainBlock, is_teaser, main_block
from kb.extracting.readers.html.weights import AWAY, MOSTLY, Tree

MUCH = 0.3  # share of the main block's running text; a form with more is a text in a form
LINKED = 0.6  # share of the words of a part that lead elsewhere
FURNITURE = frozenset((Hint.NAVIGATION, Hint.HEADER, Hint.FOOTER, Hint.ASIDE))
OF_FORMS = frozenset(("form", "button", "fieldset"))
DIVISIONS = frozenset(("div", "section", "article", "main", "nav", "aside", "header", "footer", "form"))
SEVERAL_REPLIES = 2  # elements named after comments, inside one that is
WORDS = {
    Hint.COMMENT: "comment comments disqus respond replies",
    Hint.FORM: "form newsletter subscribe subscription signup cookie cookies consent captcha",
    Hint.LINKS: "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager skip toc share sharing"
    " social addtoany related recommended popular trending teaser teasers tags tag promo sponsor sponsors advert"
    " advertisement sidebar footer more readmore bookmarks links",
}
NAMED = {word: hint for hint, words in WORDS.items() for word in words.split()}


def judged(tree: Tree) -> tuple[Block, ...]:
    """The blocks, those beside the main text hinted as such; hints from around the main block are forgotten."""
    main = main_block(tree)
    if main is None:
        return _beside_main_element(tree)
    parts = _inherited(tree, _parts(tree, main))
    return tuple(_judged(tree, index, main, parts) for index in range(len(tree.blocks)))


def _beside_main_element(tree: Tree) -> tuple[Block, ...]:
    """Where density tells nothing: what stands outside a `main` element is an aside, as long as no hint says more.

    A form around most of the page is no furniture of it.
    """
    mains = ((number, Hint.TITLE) for number, element in enumerate(tree.elements) if element.tag == "main")
    inside = _inherited(tree, mains)
    furniture = _furniture(tree)
    return tuple(
        _without_density(block, furniture[place.element], is_beside=any(inside) and not inside[place.element])
        for block, place in zip(tree.blocks, tree.places, strict=True)
    )


def _without_density(block: Block, furniture: frozenset[Hint], *, is_beside: bool) -> Block:
    hints = (block.hints - FURNITURE) | furniture
    return replace(block, hints=hints if hints or not is_beside else frozenset({Hint.ASIDE}))


def _furniture(tree: Tree) -> list[frozenset[Hint]]:
    """For every element what it and those around it say they are, but for a form that holds most of the words."""
    most = MOSTLY * tree.weights[0].words if tree.weights else 0
    said: list[frozenset[Hint]] = []
    for element, weight in zip(tree.elements, tree.weights, strict=True):
        above = said[element.parent] if element.parent >= 0 else frozenset()
        is_page = element.tag == "form" and weight.words > most
        said.append(above if is_page else above | (element.hints & FURNITURE))
    return said


def _inherited(tree: Tree, said: Iterator[tuple[int, Hint]]) -> list[Hint | None]:
    """For every element what is said of it, or of the nearest around it of which something is said."""
    own = dict(said)
    hints: list[Hint | None] = []
    for number, element in enumerate(tree.elements):
        above = hints[element.parent] if element.parent >= 0 else None
        hints.append(own.get(number, above))
    return hints


def _judged(tree: Tree, index: int, main: MainBlock, parts: list[Hint | None]) -> Block:
    block, part = tree.blocks[index], parts[tree.places[index].element]
    if AWAY & block.hints or block.kind is BlockKind.NOTE:
        return block
    if part is not None:
        return replace(block, hints=block.hints | {part})
    if not main.begins <= index <= main.ends or _leads_past(tree, index, main):
        return replace(block, hints=block.hints | {Hint.BESIDE})
    return replace(block, hints=block.hints - FURNITURE)


def _leads_past(tree: Tree, index: int, main: MainBlock) -> bool:
    """Whether a line between the title and the scope leads to another page."""
    is_between = index < tree.weights[main.scope].first
    return (
        is_between and tree.blocks[index].kind is not BlockKind.HEADING and tree.places[index].linked > MOSTLY
    )


def _parts(tree: Tree, main: MainBlock) -> Iterator[tuple[int, Hint]]:
    """The elements against which two signs speak, with what they seem to be; never those around text and title.

    A page that no divisions part was written as a document: what it leads to at its end is its own.
    """
    is_plain = not any(element.tag in DIVISIONS for element in tree.elements)
    never = set(tree.around(main.core))
    if main.title >= 0:
        never |= set(tree.around(tree.places[main.title].element))
    for number, weight in enumerate(tree.weights):
        if number not in never and weight.blocks:
            hint = _said(tree, number, main, is_plain=is_plain)
            if hint is not None:
                yield number, hint


def _said(tree: Tree, number: int, main: MainBlock, *, is_plain: bool) -> Hint | None:
    """What a part is, where two signs agree; three where one is a word and the part has running text."""
    element, weight = tree.elements[number], tree.weights[number]
    if element.tag in OF_FORMS and weight.prose <= MUCH * tree.weights[main.core].prose:
        return Hint.FORM
    if element.tag in TEXTLIKE:
        return None
    named = next((NAMED[word] for word in words_of(element.names) if word in NAMED), None)
    is_outside = not main.first_text <= weight.first <= main.last_text
    signs = (
        named is not None,
        bool(element.hints & FURNITURE),
        weight.linked > LINKED * weight.words,
        is_outside and (named is not None or (weight.blocks > 1 and not is_plain)),
        is_teaser(weight) and weight.linked_headings > 1,
        named is Hint.COMMENT and tree.replies[number] > SEVERAL_REPLIES,
    )
    enough = 3 if weight.texts and named is not None else 2
    return (named or Hint.LINKS) if sum(signs) >= enough else None
