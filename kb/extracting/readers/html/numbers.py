"""Numbers that stand in elements of their own before the paragraph they count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.extracting.parsed import Block, BlockKind
from kb.extracting.readers.html.elements import Element, Place

MARKED = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)\]]|[a-zA-Z][.)\]]|[ivxIVX]{1,5}[.)\]])"
)
BARE = re.compile(r"\d{1,3}")
RAISED = re.compile(r"[-−+]?\d{1,3}")
AS_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
UP = 2  # elements around a number within which its paragraph begins
COUNTED = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))


def is_mark(text: str) -> bool:
    """Whether a text is a number with its point or bracket, as before a paragraph."""
    return MARKED.fullmatch(text) is not None


def raised(text: str, after: Sequence[str]) -> str:
    """Raised figures behind something as the characters that stand for them, so that 10⁶ is not 106."""
    is_behind = bool(after) and after[-1][-1:].isalnum()
    return text.translate(AS_RAISED) if is_behind and RAISED.fullmatch(text) else text


def joined(
    blocks: Sequence[Block], places: Sequence[Place], elements: Sequence[Element]
) -> tuple[list[Block], list[Place]]:
    """The blocks with such numbers joined to them; a bare number is one only where another comes before or after it."""
    numbers = [_number(blocks, places, elements, index) for index in range(len(blocks))]
    whole = {number for number in numbers if BARE.fullmatch(number)}
    kept, where = [], []
    taken = ""
    for block, place, number in zip(blocks, places, numbers, strict=True):
        if number and (number not in whole or _goes_on(number, whole)):
            taken = number
            continue
        kept.append(replace(block, number=taken) if taken else block)
        where.append(place)
        taken = ""
    return kept, where


def _goes_on(number: str, others: set[str]) -> bool:
    return bool({str(int(number) - 1), str(int(number) + 1)} & others)


def _number(blocks: Sequence[Block], places: Sequence[Place], elements: Sequence[Element], index: int) -> str:
    """The number that this block is, where the next one is a paragraph beside it that has none; else nothing."""
    block, text = blocks[index], blocks[index].text.strip()
    if index + 1 == len(blocks) or not (is_mark(text) or BARE.fullmatch(text)) or block.number:
        return ""
    after = blocks[index + 1]
    if block.kind not in COUNTED or after.kind not in COUNTED or after.number or block.hints != after.hints:
        return ""
    if not any(letter.isalpha() for letter in after.text) or is_mark(after.text.strip()):
        return ""
    beside = set(_around(elements, places[index].element)[1 : UP + 1])
    return text if beside & set(_around(elements, places[index + 1].element)[: UP + 2]) else ""


def _around(elements: Sequence[Element], element: int) -> list[int]:
    chain: list[int] = []
    while element >= 0 and len(chain) < UP + 2:
        chain.append(element)
        element = elements[element].parent
    return chain
