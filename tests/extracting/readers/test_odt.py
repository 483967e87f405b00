"""OpenDocument texts become blocks with their lists counted and their notes linked."""

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.readers.odt.reader import read
from tests.extracting.readers.samples import odt
from tests.hostile.archives import OFFICE

NAMES = (
    f'{OFFICE} xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
STYLES = (
    '<style:style style:name="Strong"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    "</text:list-style>"
)


def blocks(text: str) -> tuple[Block, ...]:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return read(odt(content.encode())).blocks


def item(inside: str) -> str:
    return f"<text:list-item>{inside}</text:list-item>"


def numbered(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L"{more}>{"".join(items)}</text:list>'


def test_headings_paragraphs_and_spaces_are_read_as_printed() -> None:
    title = '<text:h text:outline-level="2">Title</text:h>'
    heading, paragraph = blocks(
        f'{title}<text:p>two<text:s text:c="2"/>spaces<text:line-break/>below</text:p>'
    )
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "Title")
    assert paragraph.text == "two  spaces\nbelow"


def test_list_items_have_their_numbers_and_levels() -> None:
    inner = numbered(item("<text:p>b</text:p>"), item("<text:p>c</text:p>"))
    found = blocks(numbered(item(f"<text:p>a</text:p>{inner}"), item("<text:p>d</text:p>")))
    assert [(block.text, block.number, block.level) for block in found] == [
        ("a", "1.", 1), ("b", "(a)", 2), ("c", "(b)", 2), ("d", "2.", 1),
    ]  # fmt: skip


def test_later_list_counts_anew_unless_it_continues() -> None:
    one = numbered(item("<text:p>x</text:p>"))
    on = numbered(item("<text:p>x</text:p>"), more=' text:continue-numbering="true"')
    assert [block.number for block in blocks(one + one + on)] == ["1.", "1.", "2."]


def test_note_is_linked_to_its_marker() -> None:
    text, note = blocks(
        '<text:p>Words<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>The note.</text:p></text:note-body></text:note>.</text:p>"
    )
    (mark,) = text.references
    assert text.text == "Words1."
    assert (note.kind, note.number, note.text, note.anchor) == (BlockKind.NOTE, "1", "The note.", mark.anchor)


def test_bold_style_and_size_are_told() -> None:
    (block,) = blocks('<text:p text:style-name="Strong">strong</text:p>')
    assert (Hint.BOLD in block.hints, block.size) == (True, 14.0)


def test_rows_of_a_table_are_blocks() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"
    (block,) = blocks(f"<table:table>{row}</table:table>")
    assert (block.kind, block.text) == (BlockKind.TABLE_ROW, "a\tb")


def test_table_in_a_cell_is_read_once() -> None:
    def table(inside: str) -> str:
        return f"<table:table><table:table-row>{inside}</table:table-row></table:table>"

    def cell(inside: str) -> str:
        return f"<table:table-cell>{inside}</table:table-cell>"

    inner = table(cell("<text:p>b</text:p>") + cell("<text:p>c</text:p>"))
    found = blocks(table(cell("<text:p>a</text:p>") + cell(inner)))
    assert " ".join(block.text for block in found).split() == ["a", "b", "c"]


FRAME = '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">{}</draw:frame>'
BOX = "<draw:text-box><text:p>{}</text:p></draw:text-box>"


def test_frame_is_read_wherever_it_hangs_and_of_two_forms_the_first() -> None:
    frame = FRAME.format(BOX.format("boxed") + BOX.format("again"))
    for body in (frame + "<text:p>body</text:p>", f"<text:p>body{frame}</text:p>"):
        found = {block.text: Hint.ASIDE in block.hints for block in blocks(body)}
        assert found == {"boxed": True, "body": False}


def test_words_deleted_while_changes_were_tracked_are_struck() -> None:
    gone = "<text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region>"
    body = f"<text:tracked-changes>{gone}</text:tracked-changes><text:p>new<text:change/></text:p>"
    assert [(block.text, Hint.STRUCK in block.hints) for block in blocks(body)] == [
        ("old", True),
        ("new", False),
    ]


def test_headings_that_are_running_text_are_paragraphs() -> None:
    long = "The lamps on the quay were lit at dusk, and the keeper wrote down in the book which of them had failed."
    heading = '<text:h text:style-name="{}" text:outline-level="1">{}</text:h>'
    found = blocks(heading.format("A", "Lamps") + heading.format("B", long) + heading.format("B", long))
    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_further_paragraph_of_a_note_has_the_level_one() -> None:
    body = "<text:note-body><text:p>One.</text:p><text:p>Two.</text:p></text:note-body>"
    note = f'<text:note text:id="n1"><text:note-citation>1</text:note-citation>{body}</text:note>'
    assert [(block.number, block.level) for block in blocks(f"<text:p>Words{note}</text:p>")[1:]] == [
        ("1", 0),
        ("", 1),
    ]
