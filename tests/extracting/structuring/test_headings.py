"""Headings are told from what follows them, their look and their numbers; items and labels are none."""

import pytest

from kb.extracting.parsed import Block, BlockKind, Hint
from tests.extracting.texts import BODY, HTML, MORE, OTHER, PDF, edition


def outline(blocks: list[Block | str], media_type: str = "text/plain") -> list[tuple[str, str, str]]:
    return [(entry.path, entry.number, entry.heading) for entry in edition(blocks, media_type).outline]


def test_numbered_headings_nest_by_their_style():
    blocks = [
        "I. Lamps",
        "A. Of wood",
        BODY,
        "B. Of iron",
        MORE,
        "II. Boats",
        "A. Of wood",
        OTHER,
        "Conclusion",
        BODY,
    ]
    assert outline([OTHER, *blocks]) == [
        ("1", "I.", "Lamps"),
        ("1.1", "A.", "Of wood"),
        ("1.2", "B.", "Of iron"),
        ("2", "II.", "Boats"),
        ("2.1", "A.", "Of wood"),
        ("3", "", "Conclusion"),
    ]


def test_count_that_changes_its_style_goes_on_at_its_level():
    blocks = [
        "I. Lamps are for boats.",
        BODY,
        "II. Boats are for keepers.",
        MORE,
        "3. Keepers are for lamps.",
        OTHER,
    ]
    assert [path for path, _number, _heading in outline([OTHER, *blocks])] == ["1", "2", "3"]


def test_dotted_numbers_nest_by_their_depth():
    blocks = [BODY, "1. Lamps", "1.1 Of wood", BODY, "1.2 Of iron", MORE, "2. Boats", OTHER]
    assert [(path, number) for path, number, _heading in outline(blocks)] == [
        ("1", "1."),
        ("1.1", "1.1"),
        ("1.2", "1.2"),
        ("2", "2."),
    ]


def test_levels_of_the_format_make_the_tree():
    blocks: list[Block | str] = [
        Block("Lamps", BlockKind.HEADING, 2), BODY, Block("Of wood", BlockKind.HEADING, 4), MORE,
        Block("Of iron", BlockKind.HEADING, 4), OTHER, Block("Boats", BlockKind.HEADING, 2), BODY,
    ]  # fmt: skip
    assert [path for path, _number, _heading in outline(blocks, HTML)] == ["1", "1.1", "1.2", "2"]


@pytest.mark.parametrize(
    "heading",
    [
        Block("Lamps of wood", size=14), Block("Lamps of wood", size=10, hints=frozenset({Hint.BOLD})),
        Block("LAMPS OF WOOD", size=10), Block("Conclusions", size=10),
    ],
)  # fmt: skip
def test_look_makes_a_heading(heading: Block):
    text = [Block(BODY, size=10), Block(MORE, size=10)]
    assert [words for _path, _number, words in outline([*text, heading, *text], PDF)] == [heading.text]


@pytest.mark.parametrize(
    "line",
    [
        Block("Lamps of wood are good.", size=10), Block("Lamps of wood", size=8, hints=frozenset({Hint.BOLD})),
        Block("Lamps of wood", size=10), Block("info@lamps.example", size=14),
        Block("Lamps of wood", size=14, hints=frozenset({Hint.CAPTION})),
    ],
)  # fmt: skip
def test_look_of_the_text_makes_none(line: Block):
    text = [Block(BODY, size=10), Block(MORE, size=10)]
    assert outline([*text, line, *text], PDF) == []


def test_items_of_a_list_are_no_headings():
    assert outline([BODY, "1. Lamps", "2. Boats", "3. Keepers", MORE]) == []


def test_numbered_sentences_are_no_headings():
    assert outline([BODY, "1. Lamps are lit at night.", MORE, "2. Boats are counted;", OTHER]) == []


def test_lines_of_an_address_are_no_headings():
    assert outline([BODY, "Lamp Society", "Quay 3", "Harbour Town", MORE]) == []


def test_last_line_is_no_heading():
    assert outline([BODY, MORE, "Anna Berg"]) == []


def test_part_that_is_only_a_number_is_a_heading():
    assert outline([BODY, "Article 1", MORE, "Article 2", OTHER]) == [
        ("1", "", "Article 1"),
        ("2", "", "Article 2"),
    ]


def test_named_parts_nest_by_rank_in_any_language():
    blocks = [
        BODY,
        "Глава I. Лампы",
        "Статья 1",
        MORE,
        "Статья 2",
        OTHER,
        "Глава II. Лодки",
        "Статья 3",
        BODY,
    ]
    assert [path for path, _number, _heading in outline(blocks)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_chinese_chapters_are_headings_and_articles_with_text_are_none():
    blocks = [
        "第一章 总则",
        "第一条 每艘船在夜间必须携带两盏灯。",
        "第二条 看守人每晚从塔上数灯。",
        "第二章 附则",
        "第三条 本规定自五月起施行。",
    ]
    assert outline(blocks) == [("1", "第一章", "总则"), ("2", "第二章", "附则")]


def test_first_line_of_an_article_whose_sentence_goes_on_below_is_no_heading():
    first = Block("ARTICLE 4. Les bateaux portent une lampe à la proue et une autre du", size=16)
    assert outline([BODY, first, Block("côté de la poupe, après la nuit.", size=14), MORE], PDF) == []


def test_article_with_a_title_above_its_text_is_a_heading():
    first = Block("ARTICLE 4. Les lampes des bateaux", size=16)
    assert [heading for _path, _number, heading in outline([BODY, first, MORE], PDF)] == [
        "Les lampes des bateaux"
    ]
