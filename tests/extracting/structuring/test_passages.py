"""Passages: kinds, numbers, paths and what belongs to what."""

from kb.extracting.parsed import Block, BlockKind
from tests.extracting.texts import BODY, HTML, MORE, OTHER, edition


def rows(blocks: list[Block | str], media_type: str = "text/plain") -> list[tuple[str, str, int]]:
    return [(one.path, one.number, one.within) for one in edition(blocks, media_type).stretches]


def test_items_that_are_all_numbered_one_have_paths_of_their_own():
    blocks = [
        BODY,
        "  1. Lamps are lit at night.",
        "  1. Boats are counted.",
        "  2. Keepers wake.",
        "  1. Books lie.",
    ]
    assert rows(blocks) == [
        ("p1", "", -1),
        ("p2", "1.", -1),
        ("p3", "1.", -1),
        ("p4", "2.", -1),
        ("p5", "1.", -1),
    ]


def test_numbers_that_are_unique_in_their_section_are_in_the_path():
    blocks = [
        "I. Lamps",
        BODY,
        "1. Lamps are lit.",
        "2. Boats are counted.",
        "II. Boats",
        MORE,
        "1. Keepers wake.",
    ]
    assert [path for path, _number, _within in rows([OTHER, *blocks])] == [
        "p1", "1.p1", "1.1", "1.2", "2.p1", "2.1",
    ]  # fmt: skip


def test_numbers_that_run_through_the_text_stand_alone():
    blocks = ["I. Lamps", f"1. {BODY}", f"2. {MORE}", "II. Boats", f"3. {OTHER}", f"4. {BODY}"]
    assert [path for path, _number, _within in rows([OTHER, *blocks])] == ["p1", "1", "2", "3", "4"]


def test_letters_and_numerals_belong_to_what_is_above():
    blocks = [
        "1. Lamps must be:", "(a) lit;", "(b) of these kinds:", "(i) wood;", "(ii) iron;", "(c) counted.",
        "2. Boats must be:", "(a) afloat.",
    ]  # fmt: skip
    assert rows(blocks) == [
        ("1", "1.", -1), ("1.a", "(a)", 0), ("1.b", "(b)", 0), ("1.b.i", "(i)", 2), ("1.b.ii", "(ii)", 2),
        ("1.c", "(c)", 0), ("2", "2.", -1), ("2.a", "(a)", 6),
    ]  # fmt: skip


def test_letter_i_after_h_is_a_letter():
    letters = [f"({letter}) lamp {letter};" for letter in "abcdefghij"]
    assert [path for path, _number, _within in rows(["1. Lamps:", *letters])][-2:] == ["1.i", "1.j"]


def test_deeper_bullet_belongs_to_the_bullet_above():
    blocks = [BODY, "  • Lamps are lit at night.", "    • On boats as well.", "  • Boats are counted."]
    assert rows(blocks) == [("p1", "", -1), ("p2", "", -1), ("p2.p1", "", 1), ("p3", "", -1)]


def test_levels_of_a_list_of_the_format_nest():
    item = BlockKind.LIST_ITEM
    blocks: list[Block | str] = [
        BODY, Block("Lamps", item, 1, "1."), Block("of wood", item, 2, "a."), Block("of iron", item, 2, "b."),
        Block("Boats", item, 1, "2."),
    ]  # fmt: skip
    assert rows(blocks, HTML) == [
        ("p1", "", -1), ("1", "1.", -1), ("1.a", "a.", 1), ("1.b", "b.", 1), ("2", "2.", -1),
    ]  # fmt: skip


def test_initials_of_a_name_are_no_number():
    [_first, second] = edition([BODY, f"C. Berg said: {MORE}"]).stretches
    assert (second.number, second.text[:7]) == ("", "C. Berg")


def test_article_with_text_is_a_paragraph_with_its_name_as_number():
    made = edition(
        [BODY, f"Article 5. {MORE}", f"Article 6. {OTHER}", f"Article 7. {BODY}", f"Article 8. {MORE}"]
    )
    passage = made.stretches[1]
    assert (passage.kind, passage.number, passage.path) == (BlockKind.PARAGRAPH, "Article 5", "art5")


def test_kinds_of_the_format_stay():
    kinds = [BlockKind.BLOCK_QUOTATION, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]
    made = edition([Block(BODY, kind) for kind in kinds], HTML)
    assert [stretch.kind for stretch in made.stretches] == kinds


def test_long_nesting_keeps_paths_short():
    blocks = [Block(f"Lamp {level}", BlockKind.LIST_ITEM, level, f"{level + 100}.") for level in range(1, 40)]
    assert max(len(path) for path, _number, _within in rows([*blocks], HTML)) <= 60
