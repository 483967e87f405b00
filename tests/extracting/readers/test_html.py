"""Pages become blocks; what is chrome is hinted, never dropped; note markers find their notes."""

import pytest

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.html.reader import read


def blocks(body: str) -> tuple[Block, ...]:
    return read(f"<!doctype html><html><body>{body}</body></html>".encode()).blocks


def test_headings_have_their_level_and_inline_markup_disappears() -> None:
    heading, paragraph = blocks("<h2>A <em>title</em></h2><p>Words <b>in</b>\n bold.</p>")
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "A title")
    assert paragraph.text == "Words in bold."


def test_line_break_stays_a_line_break() -> None:
    assert blocks("<p>one <br> two</p>")[0].text == "one\ntwo"


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=5><li>a<li>b</ol>", ["5.", "6."]),
        ("<ol type=a><li>a<li value=27>b</ol>", ["a.", "aa."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ('<ol style="list-style-type: upper-roman"><li>a<li>b</ol>', ["I.", "II."]),
        ("<ul><li>a<li>b</ul>", ["", ""]),
    ],
)
def test_list_items_have_the_numbers_that_a_browser_shows(markup: str, numbers: list[str]) -> None:
    items = blocks(markup)
    assert [item.number for item in items] == numbers
    assert {item.kind for item in items} == {BlockKind.LIST_ITEM}


def test_inner_list_is_one_level_deeper() -> None:
    assert [item.level for item in blocks("<ol><li>a<ul><li>b</ul><li>c</ol>")] == [1, 2, 1]


def test_second_paragraph_of_an_item_has_no_number() -> None:
    assert [item.number for item in blocks("<ol><li><p>a<p>b</ol>")] == ["1.", ""]


def test_rows_of_a_table_are_blocks_with_cells_parted_by_tabs() -> None:
    rows = blocks("<table><tr><th>a<th>b<tr><td>1<td><p>2<p>3</table>")
    assert [(row.kind, row.text) for row in rows] == [
        (BlockKind.TABLE_ROW, "a\tb"), (BlockKind.TABLE_ROW, "1\t2\n3"),
    ]  # fmt: skip


def test_table_for_layout_is_seen_through() -> None:
    kinds = [block.kind for block in blocks("<table><tr><td><h1>t</h1><p>x</td><td>side</td></tr></table>")]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("markup", "hint"),
    [
        ("<nav><p>x</nav>", Hint.NAVIGATION),
        ("<header><p>x</header>", Hint.HEADER),
        ("<footer><p>x</footer>", Hint.FOOTER),
        ("<aside><p>x</aside>", Hint.ASIDE),
        ("<div class='social-share'><p>x</div>", Hint.ASIDE),
        ("<div role=navigation><p>x</div>", Hint.NAVIGATION),
        ("<figure><figcaption>x</figcaption></figure>", Hint.CAPTION),
        ("<p style='text-align: center'>x", Hint.CENTRED),
        ("<p><b>x</b>", Hint.BOLD),
    ],
)
def test_what_markup_says_of_a_block_is_hinted(markup: str, hint: Hint) -> None:
    assert hint in blocks(markup)[0].hints


def test_header_of_an_article_is_part_of_it() -> None:
    assert blocks("<article><header><h1>t</h1></header></article>")[0].hints == frozenset()


def test_text_beside_the_main_content_is_an_aside() -> None:
    assert [Hint.ASIDE in block.hints for block in blocks("<main><p>a</main><p>b")] == [False, True]


def test_scripts_styles_and_hidden_elements_are_not_text() -> None:
    markup = "<script>x()</script><style>p{}</style><p hidden>no</p><p style='display:none'>no</p><!-- no --><p>yes"
    assert [block.text for block in blocks(markup)] == ["yes"]


def test_raised_link_forwards_is_a_note_marker() -> None:
    body, note = blocks(
        "<p>Words<sup><a href='#fn1' id=r1>1</a></sup>.</p><ol><li id=fn1>Note. <a href='#r1'>↩</a></ol>"
    )
    (mark,) = body.references
    assert body.text[mark.start : mark.end] == "1"
    assert (note.kind, note.number, note.text, note.anchor) == (BlockKind.NOTE, "1.", "Note.", mark.anchor)


def test_note_with_its_number_as_link_back_has_the_number_apart() -> None:
    body, note = blocks(
        "<p>Words<a href='#_ftn1' name=_ftnref1>[1]</a></p>"
        "<div id=ftn1><p><a name=_ftn1 href='#_ftnref1'>[1]</a> Note</div>"
    )
    assert body.references[0].anchor == note.anchor
    assert (note.kind, note.number, note.text) == (BlockKind.NOTE, "[1]", "Note")


def test_ordinary_link_inside_the_page_is_not_a_note_marker() -> None:
    assert blocks("<p>See <a href='#later'>below</a></p><h2 id=later>Later</h2>")[0].references == ()


def test_language_is_that_of_the_nearest_element_that_says_one() -> None:
    assert [block.language for block in blocks("<div lang=fr><p>a<p lang=ar>b</div><p>c")] == ["fr", "ar", ""]


def test_head_of_the_page_tells_title_authors_and_date() -> None:
    head = (
        "<title>Plain</title><meta name=citation_title content='Full'><meta name=citation_author content='A, B'>"
        "<meta name=citation_author content='C, D'><meta name=citation_date content='2023/7/3'>"
    )
    metadata = read(f"<html lang=en><head>{head}</head><body><p>x".encode()).metadata
    assert (metadata.title, metadata.authors, metadata.date) == ("Full", ("A, B", "C, D"), "2023-07-03")
    assert metadata.language == "en"


def test_legacy_encoding_is_read_as_the_page_declares() -> None:
    page = "<html><head><meta charset=windows-1251></head><body><p>Права человека</p>"
    assert read(page.encode("cp1251")).blocks[0].text == "Права человека"
