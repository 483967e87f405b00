"""Plain text: a paragraph per line, or per run of lines of one width."""

from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.parsed import Refused
from kb.extracting.readers.plain import read

LONG = "A line that is broken at about seventy characters as old reports are,"


def test_every_line_is_a_block_and_starts_where_it_stands() -> None:
    text = "First paragraph.\n\n  1. item\r\n\fLast"
    blocks = read(text.encode()).blocks
    assert [block.text for block in blocks] == ["First paragraph.", "  1. item", "Last"]
    assert all(text[block.start :].startswith(block.text) for block in blocks)


def test_lines_of_one_width_are_joined_between_blank_lines() -> None:
    text = f"{LONG}\n{LONG}\nand ends.\n\n{LONG}\n{LONG}\nand ends.\n"
    assert [block.text.count("\n") for block in read(text.encode()).blocks] == [2, 2]


def test_list_items_in_broken_lines_are_blocks_of_their_own() -> None:
    text = f"{LONG}\n{LONG}\nends:\n\n- {LONG}\n  {LONG}\n- {LONG}\n  ends.\n"
    assert [block.text[:3] for block in read(text.encode()).blocks] == ["A l", "- A", "- A"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=300))
def test_every_word_of_any_text_is_in_some_block(text: str) -> None:
    try:
        blocks = read(text.encode()).blocks
    except Refused as refused:
        assert refused.code == "no-text"
        assert not text.split()
        return
    assert " ".join(block.text for block in blocks).split() == text.split()
