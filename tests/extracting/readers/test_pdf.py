"""Lines of a PDF become paragraphs, notes, heads and feet by where and how they are printed."""

import pytest

from kb.extracting.parsed import BlockKind, Hint, Refused
from kb.extracting.readers.pdf.reader import read
from tests.extracting.readers.samples import Shown, one_page, pdf_of

LEADING = 14.0
WIDE = "A line of the body that reaches all the way to the right edge of its column"


def lines(*texts: str, x: float = 72, y: float = 600, size: float = 11, bold: bool = False) -> list[Shown]:
    return [(text, x, y - place * LEADING, size, bold) for place, text in enumerate(texts)]


def test_lines_at_usual_distance_are_one_paragraph_with_line_breaks() -> None:
    (block,) = read(pdf_of(lines(WIDE, WIDE, "and ends."))).blocks
    assert block.text == f"{WIDE}\n{WIDE}\nand ends."
    assert (block.kind, block.page, block.size) == (BlockKind.PARAGRAPH, "1", 11.0)


def test_wider_gap_begins_a_new_paragraph() -> None:
    blocks = read(pdf_of([*lines(WIDE, WIDE, "end."), *lines(WIDE, WIDE, "end.", y=540)])).blocks
    assert [block.text.count("\n") for block in blocks] == [2, 2]


def test_indented_line_after_a_sentence_begins_a_new_paragraph() -> None:
    shown = [
        *lines(WIDE, WIDE, "ends here."),
        *lines(WIDE, x=90, y=600 - 3 * LEADING),
        *lines(WIDE, y=600 - 4 * LEADING),
    ]
    assert len(read(pdf_of(shown)).blocks) == 2


def test_larger_bold_line_is_a_block_of_its_own_and_says_so() -> None:
    heading, body = read(pdf_of([*lines("Findings", size=15, bold=True), *lines(WIDE, WIDE, y=580)])).blocks
    assert (heading.text, heading.size, Hint.BOLD in heading.hints) == ("Findings", 15.0, True)
    assert Hint.BOLD not in body.hints


def test_second_column_follows_the_first() -> None:
    left = lines("Left one is here", "left two is here", "left three ends.")
    right = lines("Right one is here", "right two ends.", x=320)
    texts = [block.text for block in read(pdf_of([*left, *right])).blocks]
    assert " ".join(texts).split()[0] == "Left"
    assert [text.split()[0] for text in texts] == ["Left", "Right"]


def page(number: int, body: list[Shown]) -> list[Shown]:
    return [("Report of a body", 72, 760, 9, False), *body, (str(number), 300, 40, 9, False)]


def test_repeated_head_and_page_number_are_hinted_and_kept() -> None:
    extract = read(pdf_of(*[page(number, lines(WIDE, WIDE, "end.")) for number in (1, 2, 3)]))
    hints = {block.text: block.hints for block in extract.blocks if len(block.text) < 30}
    assert Hint.PAGE_TOP in hints["Report of a body"]
    assert Hint.PAGE_BOTTOM in hints["2"]
    assert extract.pages == 3


def test_sentence_that_goes_on_overleaf_is_marked_as_cut() -> None:
    first, second = page(1, lines(WIDE, WIDE + " and")), page(2, lines("goes on here", WIDE, "end."))
    blocks = [block for block in read(pdf_of(first, second)).blocks if len(block.text) > 30]
    assert [Hint.CUT_BY_PAGE in block.hints for block in blocks] == [True, False]


def test_raised_number_refers_to_the_small_note_below() -> None:
    body = [*lines(WIDE, "as is said"), ("1", 121, 590, 6, False), *lines(WIDE, "end.", y=560)]
    note = [("1", 72, 103, 5, False), ("See the other report.", 78, 100, 8, False)]
    blocks = read(pdf_of([*body, *note])).blocks
    (marked,) = [block for block in blocks if block.references]
    (mark,) = marked.references
    (found,) = [block for block in blocks if block.kind is BlockKind.NOTE]
    assert marked.text[mark.start : mark.end] == "1"
    assert (found.number, found.text, found.anchor) == ("1", "See the other report.", mark.anchor)


def test_page_without_text_among_others_is_warned_of() -> None:
    picture = pdf_of([])
    assert read(pdf_of(lines(WIDE), [])).warnings == ()
    with pytest.raises(Refused) as refused:
        read(picture)
    assert refused.value.code == "no-text"


def test_sideways_text_reads_like_any_other() -> None:
    content = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (Sideways words) Tj ET BT /F 12 Tf 0 1 -1 0 314 100 Tm (go on) Tj ET"
    assert [block.text for block in read(one_page(content)).blocks] == ["Sideways words\ngo on"]
