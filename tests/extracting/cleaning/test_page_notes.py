"""Small print at the foot of a page is notes where a marker or the count says so."""

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind
from tests.extracting.texts import BODY, MORE, PDF, extract


def kinds(*blocks: tuple[str, str, float]) -> list[BlockKind]:
    made = [Block(text, page=page, size=size) for text, page, size in blocks]
    return [block.kind for block in clean(extract(made, PDF)).blocks]


NOTE, TEXT = BlockKind.NOTE, BlockKind.PARAGRAPH


def test_small_print_whose_marker_stands_on_the_page_is_a_note():
    assert kinds((f"{BODY}7", "1", 11), ("7. See the book of lamps.", "1", 8), (MORE, "2", 11)) == [
        TEXT,
        NOTE,
        TEXT,
    ]


def test_small_print_that_counts_on_without_a_stop_is_a_note():
    assert kinds((BODY, "1", 11), ("1 See the book of lamps.", "1", 8), (MORE, "2", 11)) == [TEXT, NOTE, TEXT]


def test_small_numbered_list_without_markers_is_text():
    assert kinds((BODY, "1", 11), ("1. Lamps are lit at night.", "1", 8), (MORE, "2", 11)) == [
        TEXT,
        TEXT,
        TEXT,
    ]


def test_small_print_in_the_middle_of_a_page_is_text():
    assert kinds((f"{BODY}7", "1", 11), ("7. See the book.", "1", 8), (MORE, "1", 11)) == [TEXT, TEXT, TEXT]


def test_note_that_goes_on_on_the_next_page_is_put_together():
    blocks = [
        Block(f"{BODY}7", page="1", size=11), Block("7. See the book of lamps and", page="1", size=8),
        Block(MORE, page="2", size=11), Block("of boats, page 3.", page="2", size=8),
    ]  # fmt: skip
    cleaned = clean(extract(blocks, PDF))
    assert [block.text for block in cleaned.blocks if block.kind is NOTE] == [
        "7. See the book of lamps and of boats, page 3."
    ]


def test_text_without_sizes_has_no_small_print():
    assert kinds((f"{BODY}1", "1", 0), ("1 See the book.", "1", 0), (MORE, "2", 0)) == [TEXT, TEXT, TEXT]
