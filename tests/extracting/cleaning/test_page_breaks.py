"""Paragraphs cut by a page are put together; whole ones stay apart."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Hint, NoteReference
from tests.extracting.texts import BODY, MORE, PDF, extract, removals_of, texts_of

FIRST = "The council of the harbour met in the old hall and agreed on"
SECOND = "lamps for every boat, which the keeper counts."


def on_pages(first: Block | str, second: Block | str) -> list[str]:
    blocks = [
        Block(part, page=str(page)) if isinstance(part, str) else part
        for page, part in enumerate((first, second), 1)
    ]
    return texts_of(clean(extract(blocks, PDF)))


def test_open_sentence_goes_on_over_the_page():
    assert on_pages(FIRST, SECOND) == [f"{FIRST} {SECOND}"]


def test_join_is_reported_and_can_be_kept_apart():
    made = extract([Block(FIRST, page="1"), Block(SECOND, page="2")], PDF)
    [removed] = clean(made).removed
    assert removed.reason.value == "page-break"
    assert texts_of(clean(made, frozenset({removed.key}))) == [FIRST, SECOND]


def test_word_divided_by_the_page_is_joined():
    assert on_pages(f"{FIRST} regu-", f"lar {SECOND}") == [f"{FIRST} regular {SECOND}"]


def test_notes_at_the_foot_of_the_page_stand_after_the_paragraph():
    note = Block("See the book.", BlockKind.NOTE, number="1", page="1")
    made = extract([Block(FIRST, page="1"), note, Block(SECOND, page="2")], PDF)
    assert texts_of(clean(made)) == [f"{FIRST} {SECOND}", "See the book."]


def test_gap_of_many_blank_lines_in_plain_text_is_a_page_break():
    blocks = [
        Block(BODY, start=0),
        Block(f"{FIRST} the Lamp", start=len(BODY) + 2),
        Block("Book. It was written by hand and lies in the tower.", start=len(BODY) + len(FIRST) + 20),
    ]
    made = extract([])
    cleaned = clean(type(made)(made.media_type, "made up", tuple(blocks)))
    assert removals_of(cleaned) == [("page-break", "\n")]
    assert len(cleaned.blocks) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BODY, SECOND),  # a sentence ends
        (FIRST, "2. Lamps are lit at night by the keeper."),  # an item begins
        ("Lamps", SECOND),  # a heading or a label
        (FIRST, "Lamps are counted at night by the keeper."),  # a capital, and the format calls nothing cut
        (FIRST, Block("lamps", BlockKind.HEADING, page="2")),
        (FIRST, Block("lamps\tboats", BlockKind.TABLE_ROW, page="2")),
    ],
)
def test_blocks_that_do_not_go_on_stay_apart(first: Block | str, second: Block | str):
    assert len(on_pages(first, second)) == 2


def test_block_that_the_format_calls_cut_is_joined_on_the_same_page():
    blocks = [Block(FIRST, page="1", hints=frozenset({Hint.CUT_BY_PAGE})), Block(SECOND, page="1")]
    assert texts_of(clean(extract(blocks, PDF))) == [f"{FIRST} {SECOND}"]


def test_note_references_of_both_parts_move_along():
    first = Block(f"{FIRST}1", page="1", references=(NoteReference(len(FIRST), len(FIRST) + 1, "a"),))
    second = Block("  " + SECOND, page="2", references=(NoteReference(2, 7, "b"),))
    [block] = clean(extract([first, second], PDF)).blocks
    assert [block.text[one.start : one.end] for one in block.references] == ["1", "lamps"]


def test_chinese_paragraph_is_joined_without_a_space():
    first, second = "港口理事会在旧大厅开会并同意每艘船在夜间必须携带", "两盏灯，这是看守人所希望的。"
    assert on_pages(first, second) == [first + second]


def test_text_of_one_page_is_not_joined():
    assert texts_of(clean(extract([Block(FIRST, page="1"), Block(SECOND, page="1"), MORE], PDF))) == [
        FIRST,
        SECOND,
        MORE,
    ]
