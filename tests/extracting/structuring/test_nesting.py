"""Items belong to what they were begun under; lists end where a quotation or an earlier list goes on."""

import pytest

from kb.extracting.parsed import Block, BlockKind
from kb.extracting.structuring.items import Item
from kb.extracting.structuring.nesting import nest
from kb.extracting.structuring.sequences import settle

TEXT, QUOTED, ITEM = BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTATION, BlockKind.LIST_ITEM


def listed(number: str, level: int = 1) -> Block:
    """An item of a list of the format."""
    return Block("words of an item", ITEM, level, number)


def typed(text: str, kind: BlockKind = TEXT) -> Block:
    """A paragraph whose number, if any, is part of its words."""
    return Block(f"{text} words as typed", kind)


def above(*blocks: Block) -> list[int]:
    """For each block the place of the one it belongs to, -1 for none."""
    items = [Item.of(block) for block in blocks]
    settle(items)
    found = nest(items, (), ())
    return [found.get(place, -1) for place in range(len(items))]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # a typed list between two numbers of one list belongs to the first, the second to nothing of it
        ([listed("62."), typed("(i)"), typed("(ii)"), listed("63.")], [-1, 0, 0, -1]),
        ([listed("62."), typed("(a)"), listed("(i)", 2), listed("63.")], [-1, 0, 1, -1]),
        # quoted numbers of the same look end with the number that goes on
        ([listed("36."), typed("172."), typed("173."), listed("37.")], [-1, -1, -1, -1]),
        # without the one before it in sight, what goes on still belongs to nothing typed
        ([typed("(i)"), typed("(ii)"), listed("63.")], [-1, -1, -1]),
        ([Block("Article 5. Words"), listed("1."), listed("2.")], [-1, 0, 0]),
        # a list that begins belongs to what was typed before it
        ([typed("12."), listed("(a)", 2), listed("(b)", 2), typed("13.")], [-1, 0, 0, -1]),
        ([typed("1."), listed("2."), listed("3.")], [-1, -1, -1]),
        # text between two items does not end their list
        ([listed("12."), listed("(a)", 2), typed(""), listed("(b)", 2), listed("13.")], [-1, 0, -1, 0, -1]),
        ([listed("1."), listed("1.", 2), listed("2.", 2), listed("2.")], [-1, 0, 0, -1]),
    ],
)
def test_list_goes_on_where_it_was(blocks: list[Block], expected: list[int]) -> None:
    assert above(*blocks) == expected


def test_lists_inside_a_quotation_end_with_it() -> None:
    blocks = [
        listed("12."),
        listed("(a)", 2),
        typed("1.", QUOTED),
        typed("(i)", QUOTED),
        listed("(b)", 2),
        typed("(i)"),
    ]
    assert above(*blocks) == [-1, 0, -1, 2, 0, 4]
    assert above(typed("12."), typed("(a)", QUOTED), typed("(b)", QUOTED), typed("(a)"), typed("(b)")) == [
        -1,
        0,
        0,
        0,
        0,
    ]
