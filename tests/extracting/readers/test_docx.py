"""Word documents become blocks with their numbers as printed, their notes linked, their tables by row."""

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.docx.reader import read
from tests.extracting.readers.samples import word

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
)


def p(text: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(place: int, kind: str, text: str, start: int = 1) -> str:
    begin = f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
    return f'{begin}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, lists: int = 1) -> str:
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/></w:num>' for n in range(1, lists + 1))
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{nums}'


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read(word(body, **parts)).blocks


def test_heading_style_is_found_through_what_it_is_based_on() -> None:
    heading, body = blocks(p("Title", "Own") + p("words"), styles=STYLES)
    assert (heading.kind, heading.level, heading.size, Hint.BOLD in heading.hints) == (
        BlockKind.HEADING,
        1,
        16.0,
        True,
    )
    assert body.kind is BlockKind.PARAGRAPH


def test_numbers_are_counted_by_level_as_word_prints_them() -> None:
    levels = level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "upperRoman", "%1.%3")
    body = "".join(p("x", number=(1, place)) for place in (0, 1, 1, 2, 0, 1))
    found = blocks(body, numbering=numbering(*levels))
    assert [block.number for block in found] == ["1.", "(a)", "(b)", "1.I", "2.", "(a)"]
    assert [block.level for block in found] == [1, 2, 2, 3, 1, 2]


def test_two_lists_of_one_pattern_go_on_counting() -> None:
    lists = numbering(level(0, "decimal", "%1."), lists=2)
    found = blocks(p("x", number=(1, 0)) + p("y", number=(2, 0)), numbering=lists)
    assert [block.number for block in found] == ["1.", "2."]


def test_bullets_have_no_number() -> None:
    (item,) = blocks(p("x", number=(1, 0)), numbering=numbering(level(0, "bullet", "•")))
    assert (item.kind, item.number) == (BlockKind.LIST_ITEM, "")


def test_footnote_is_linked_and_loses_the_mark_before_its_text() -> None:
    body = '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>. The note.</w:t></w:r></w:p></w:footnote>'
    )
    text, note = blocks(body, footnotes=notes)
    (mark,) = text.references
    assert text.text == "Words1"
    assert (note.kind, note.number, note.text, note.anchor) == (BlockKind.NOTE, "1", "The note.", mark.anchor)


def test_rows_are_blocks_and_a_merged_cell_is_told_once() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(text)}</w:tc>"

    first = f"<w:tr>{cell('a', '<w:vMerge w:val="restart"/>')}{cell('b')}</w:tr>"
    second = f"<w:tr>{cell('a', '<w:vMerge/>')}{cell('c')}</w:tr>"
    rows = blocks(f"<w:tbl>{first}{second}</w:tbl>")
    assert [row.text for row in rows] == ["a\tb", "\tc"]
    assert {row.kind for row in rows} == {BlockKind.TABLE_ROW}


def test_table_of_one_column_is_only_a_frame() -> None:
    (block,) = blocks(f"<w:tbl><w:tr><w:tc>{p('framed')}</w:tc></w:tr></w:tbl>")
    assert block.kind is BlockKind.PARAGRAPH


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    inserted = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    extract = read(word(f"<w:p>{inserted}<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"))
    assert extract.blocks[0].text == "new"
    assert any("Tracked changes" in warning for warning in extract.warnings)


def test_comments_are_left_out_with_a_warning() -> None:
    extract = read(word(p("words"), comments=f'<w:comment w:id="1">{p("remark")}</w:comment>'))
    assert [block.text for block in extract.blocks] == ["words"]
    assert len(extract.warnings) == 1


def test_hidden_text_and_field_codes_are_not_text() -> None:
    run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert (
        blocks(f"<w:p>{run}<w:r><w:t>seen</w:t><w:br/><w:t>below</w:t></w:r></w:p>")[0].text == "seen\nbelow"
    )


def test_heads_are_hinted_once() -> None:
    found = blocks(p("body"), header1=p("Head"), header2=p("Head"))
    assert [(block.text, Hint.HEADER in block.hints) for block in found] == [("Head", True), ("body", False)]


def test_text_box_is_read_once_as_an_aside() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>body</w:t></w:r></w:p>"
    )
    assert [(block.text, Hint.ASIDE in block.hints) for block in blocks(body)] == [
        ("body", False),
        ("boxed", True),
    ]


def test_style_of_quotations_makes_block_quotations() -> None:
    assert blocks(p("said", "Quote"), styles=STYLES)[0].kind is BlockKind.BLOCK_QUOTATION
