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


def test_scripts_and_styles_are_not_text() -> None:
    assert [block.text for block in blocks("<script>x()</script><style>p{}</style><!-- no --><p>yes")] == [
        "yes"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>no</p>",
        "<p style='display:none'>no</p>",
        "<p style='visibility: hidden'>no</p>",
        "<p class='note sr-only'>no</p>",
        "<div class=hidden><p>no</div>",
    ],
)
def test_hidden_elements_are_told_and_left_to_cleaning(markup: str) -> None:
    hidden, shown = blocks(f"{markup}<p>yes")
    assert (hidden.text, Hint.HIDDEN in hidden.hints, Hint.HIDDEN in shown.hints) == ("no", True, False)


@pytest.mark.parametrize(
    "markup", ["<p class='hidden md:block'>x", "<p class=visually-hiddens>x", "<p aria-hidden=true>x"]
)
def test_text_that_a_browser_shows_is_not_hidden(markup: str) -> None:
    assert Hint.HIDDEN not in blocks(markup)[0].hints


def test_words_for_screen_readers_and_signs_inside_a_line_stand_behind_it() -> None:
    line, sign, words = blocks(
        "<p>See the report <span aria-hidden=true>►</span> <span class=sr-only>(opens anew)</span> of May.</p>"
    )
    assert line.text == "See the report of May."
    assert [(block.text, Hint.HIDDEN in block.hints) for block in (sign, words)] == [
        ("►", True), ("(opens anew)", True),
    ]  # fmt: skip


def test_hidden_item_takes_no_number() -> None:
    assert [item.number for item in blocks("<ol><li>a<li hidden>b<li>c</ol>")] == ["1.", "", "2."]


def test_choices_of_a_form_are_one_block_of_it() -> None:
    label, choices = blocks("<p>State <select><option>Chad<option>Chile</select></p>")
    assert (label.text, choices.text, choices.hints) == ("State", "Chad\nChile", {Hint.FORM})


def test_page_that_waits_for_a_program_is_read_as_if_shown() -> None:
    page = f"<html><body style='display:none'><p>{'Words of the text stand here. ' * 20}</p>".encode()
    extract = read(page)
    assert [Hint.HIDDEN in block.hints for block in extract.blocks] == [False]
    assert len(extract.warnings) == 1


def test_caption_of_a_table_is_no_cell() -> None:
    caption, row = blocks("<table><caption>Cases by year</caption><tr><td>2023</td><td>14</td></tr></table>")
    assert (caption.text, Hint.CAPTION in caption.hints, row.text) == ("Cases by year", True, "2023\t14")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>10<sup>6</sup> people</p>", "10⁶ people"),
        ("<p>5 m<sup>2</sup>, 10<sup>-6</sup></p>", "5 m², 10⁻⁶"),
        ("<p>the 21<sup>st</sup> century</p>", "the 21st century"),
        ("<p><sup>1</sup> A note.</p>", "1 A note."),
    ],
)
def test_raised_figures_are_told_apart(markup: str, text: str) -> None:
    assert blocks(markup)[0].text == text


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<div><div>2.1</div><div><p>Words.</div></div>", [("2.1", "Words.")]),
        ("<dl><dt>(a)<dd>States;<dt>(b)<dd>Courts.</dl>", [("(a)", "States;"), ("(b)", "Courts.")]),
        ("<div><div>1</div><p>One.</div><div><div>2</div><p>Two.</div>", [("1", "One."), ("2", "Two.")]),
        ("<div><div>78</div><p>cases.</div>", [("", "78"), ("", "cases.")]),
        ("<div><div>2.1</div><h2>Heads</h2></div>", [("", "2.1"), ("", "Heads")]),
        (
            "<div><div>2.1</div></div><section><div><div><p>Far.</div></div></section>",
            [("", "2.1"), ("", "Far.")],
        ),
        ("<p><span>3.1</span>It is.</p>", [("", "3.1 It is.")]),
        ("<p><b>3</b>rd of May</p>", [("", "3rd of May")]),
    ],
)
def test_number_in_an_element_of_its_own_joins_its_paragraph(
    markup: str, read: list[tuple[str, str]]
) -> None:
    assert [(block.number, block.text) for block in blocks(markup)] == read


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
