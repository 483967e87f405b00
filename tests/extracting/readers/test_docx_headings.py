"""An outline level makes a heading of what reads as one, not of running text that a style numbers."""

import pytest

from kb.extracting.parsed import BlockKind
from kb.extracting.readers.docx.reader import read
from kb.extracting.readers.running_styles import RunningStyles, reads_as_running
from tests.extracting.readers.samples import word
from tests.extracting.readers.test_docx_numbers import DECIMAL, LETTERS, abstract, num

LONG = "The lamps on the quay were lit at dusk, and the keeper wrote down in the book which had failed, and when."
SHORT = "I agree."


def style(name: str, shown: str, outline: int | None, place: str = "") -> str:
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    listed = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr>' if place else ""
    properties = f"<w:pPr>{listed}{level}</w:pPr>"
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{properties}</w:style>'


def p(text: str, of: str = "", outline: str = "") -> str:
    properties = f'<w:pStyle w:val="{of}"/>' if of else ""
    properties += f'<w:outlineLvl w:val="{outline}"/>' if outline else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def kinds(body: str, styles: str = "") -> list[tuple[BlockKind, int]]:
    lists = abstract(DECIMAL, LETTERS) + num(1)
    return [(block.kind, block.level) for block in read(word(body, styles=styles, numbering=lists)).blocks]


HEADING, ITEM, PLAIN = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
NUMBERED = style("Para", "Para Level 1", 0, "0")


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ([LONG, LONG, SHORT], ITEM),  # a short paragraph among long ones is none either
        (["Facts", "Law", "Costs"], HEADING),
        (["Facts", "Law", "Costs", LONG], HEADING),  # one long one among headings
        ([SHORT, SHORT], HEADING),
        ([LONG], ITEM),
    ],
)
def test_style_with_an_outline_level_is_one_of_headings_where_most_of_its_paragraphs_are(
    texts: list[str], kind: BlockKind
) -> None:
    assert {each for each, _level in kinds("".join(p(text, "Para") for text in texts), NUMBERED)} == {kind}


def test_style_named_heading_whose_paragraphs_are_running_text_makes_none() -> None:
    styles = style("H1", "heading 1", None, "0") + style("H2", "heading 2", None, "1")
    body = p("Facts", "H1") + p(LONG, "H2") + p(SHORT, "H2") + p("Law", "H1") + p(LONG, "H2")
    assert kinds(body, styles) == [(HEADING, 1), (ITEM, 2), (ITEM, 2), (HEADING, 1), (ITEM, 2)]


def test_level_below_running_text_in_one_list_makes_no_headings() -> None:
    styles = NUMBERED + style("Sub", "Para Level 2", 1, "1")
    assert kinds(p(LONG, "Para") + p("the quay;", "Sub"), styles) == [(ITEM, 1), (ITEM, 2)]


def test_outline_level_of_a_paragraph_is_judged_apart_from_those_of_its_style() -> None:
    assert kinds(p("Facts", outline="0") + p(LONG, outline="1") + p("Law", outline="9")) == [
        (HEADING, 1), (PLAIN, 0), (PLAIN, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_running"),
    [
        ("Whether the lamps on the quay were lit at dusk on the day", False),
        ("Whether the lamps on the quay were lit at dusk on the day.", True),
        ("Facts.", False),
        (LONG, True),
        ("第一章 总则", False),
        ("港口的灯在黄昏时点亮，看守人在簿子里记下哪些灯没有亮，并且写明原因和日期。", True),
    ],
)
def test_long_paragraphs_and_sentences_read_as_running_text(text: str, is_running: bool) -> None:
    assert reads_as_running(text) == is_running


def test_empty_paragraphs_say_nothing_of_their_style() -> None:
    styles = RunningStyles()
    styles.count("a", " ")
    assert not styles.is_running("a")
