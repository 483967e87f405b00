"""Numbers of Word's lists as Word prints them: inherited, overridden, begun anew, called by fields."""

import pytest

from kb.extracting.parsed import Block
from kb.extracting.readers.docx.number_formats import FORMATS
from kb.extracting.readers.docx.reader import read
from tests.extracting.readers.samples import word

DECIMAL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
LETTERS = (
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
)
ROMAN = (
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>'
)
DOTTED = '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'


def abstract(*levels: str, of: int = 7, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{of}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, *overrides: str, of: int = 7) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def starting(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(name: str, based_on: str = "", listed: str = "", level: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    properties = f'<w:ilvl w:val="{level}"/>' if level else ""
    properties += f'<w:numId w:val="{listed}"/>' if listed else ""
    numbers = f"<w:pPr><w:numPr>{properties}</w:numPr></w:pPr>" if properties else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}{numbers}</w:style>'


def p(listed: str = "", level: str = "", of: str = "", inside: str = "<w:r><w:t>words</w:t></w:r>") -> str:
    properties = f'<w:pStyle w:val="{of}"/>' if of else ""
    if listed or level:
        place = f'<w:ilvl w:val="{level}"/>' if level else ""
        place += f'<w:numId w:val="{listed}"/>' if listed else ""
        properties += f"<w:numPr>{place}</w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read(word(body, **parts)).blocks


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    return [block.number for block in blocks(body, numbering=numbering, styles=styles)]


LISTS = abstract(DECIMAL, LETTERS, ROMAN) + num(1) + num(2)


@pytest.mark.parametrize(
    ("styles", "paragraphs", "expected"),
    [
        # the level of its own, the list of the style below
        (
            style("Base", listed="1") + style("Sub", "Base", level="1"),
            p(of="Base") + p(of="Sub"),
            ["1.", "(a)"],
        ),
        # three styles up
        (
            style("A", listed="1") + style("B", "A") + style("C", "B", level="2"),
            p(of="A") + p(of="C"),
            ["1.", "(i)"],
        ),
        # the paragraph says the level alone, or the list alone
        (style("Base", listed="1"), p(of="Base") + p(level="1", of="Base"), ["1.", "(a)"]),
        (style("Sub", level="1"), p("1") + p("1", of="Sub"), ["1.", "(a)"]),
        # switched off in the paragraph, in a style between, and on again
        (style("Base", listed="1"), p(of="Base") + p("0", of="Base") + p(of="Base"), ["1.", "", "2."]),
        (style("A", listed="1") + style("B", "A", listed="0"), p(of="A") + p(of="B"), ["1.", ""]),
        (
            style("A", listed="1") + style("B", "A", listed="0"),
            p(of="A") + p("1", "0", of="B"),
            ["1.", "2."],
        ),
        # a list that is nowhere defined numbers nothing
        (style("A", listed="9"), p(of="A"), [""]),
    ],
)
def test_list_and_level_are_inherited_one_by_one(styles: str, paragraphs: str, expected: list[str]) -> None:
    assert numbers(paragraphs, LISTS, styles) == expected


def test_level_that_names_a_style_goes_before_the_level_the_style_says() -> None:
    own = LETTERS.replace("<w:lvlText", '<w:pStyle w:val="Sub"/><w:lvlText')
    styles = style("Base", listed="1") + style("Sub", "Base", listed="1", level="0")
    assert numbers(p(of="Base") + p(of="Sub"), abstract(DECIMAL, own) + num(1), styles) == ["1.", "(a)"]


@pytest.mark.parametrize(
    ("instance", "paragraphs", "expected"),
    [
        # met at its first level, it begins anew; only once
        (num(2, starting(0, 1)), ["1:0", "1:0", "2:0", "2:0"], ["1.", "2.", "1.", "2."]),
        (num(2, starting(0, 1)), ["1:0", "2:0", "1:0", "2:0"], ["1.", "1.", "2.", "3."]),
        (num(2, starting(0, 5)), ["1:0", "2:0", "1:0"], ["1.", "5.", "6."]),
        # met at a deeper level, the first goes on
        (
            num(2, starting(0, 1), starting(1, 1)),
            ["1:0", "1:0", "2:1", "2:1", "2:0"],
            ["1.", "2.", "(a)", "(b)", "3."],
        ),
        (num(2, starting(1, 3)), ["1:0", "1:1", "2:1", "2:1"], ["1.", "(a)", "(c)", "(d)"]),
        # once, at the first level that it has a number for; then the level begins where it always does
        (num(2, starting(1, 3)), ["2:0", "2:1", "2:0", "2:1"], ["1.", "(c)", "2.", "(a)"]),
        (
            num(2, starting(0, 1), starting(1, 3)),
            ["1:0", "2:0", "2:1", "2:0", "2:1"],
            ["1.", "1.", "(a)", "2.", "(a)"],
        ),
        # without a start of its own it goes on
        (num(2), ["1:0", "2:0", "2:1", "1:1"], ["1.", "2.", "(a)", "(b)"]),
    ],
)
def test_instance_begins_anew_once_where_it_is_first_met(
    instance: str, paragraphs: list[str], expected: list[str]
) -> None:
    body = "".join(p(*each.split(":")) for each in paragraphs)
    assert numbers(body, abstract(DECIMAL, LETTERS) + num(1) + instance) == expected


def test_level_that_an_instance_redefines_is_printed_as_it_says() -> None:
    level = DECIMAL.replace("%1.", "[%1]")
    lists = abstract(DECIMAL) + num(1) + num(2, f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')
    assert numbers(p("1", "0") + p("2", "0"), lists) == ["1.", "[2]"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        # a deeper level counts the one above that nothing stood at
        (["1", "1", "0", "1"], ["1.1", "1.2", "2.", "2.1"]),
        (["0", "1", "0", "1"], ["1.", "1.1", "2.", "2.1"]),
    ],
)
def test_deeper_level_counts_the_parent_it_stands_under(levels: list[str], expected: list[str]) -> None:
    body = "".join(p("1", level) for level in levels)
    assert numbers(body, abstract(DECIMAL, DOTTED) + num(1)) == expected


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.", "(a)", "(i)", "(b)", "(i)", "2.", "(a)", "(i)"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "(a)", "(i)", "(b)", "(ii)", "2.", "(a)", "(iii)"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "(a)", "(i)", "(b)", "(ii)", "2.", "(a)", "(i)"]),
    ],
)
def test_level_begins_anew_after_the_level_it_says(restart: str, expected: list[str]) -> None:
    deepest = ROMAN.replace("<w:numFmt", f"{restart}<w:numFmt")
    body = "".join(p("1", level) for level in "01212012")
    assert numbers(body, abstract(DECIMAL, LETTERS, deepest) + num(1)) == expected


def test_legal_level_prints_all_numbers_in_digits() -> None:
    upper = DECIMAL.replace('"decimal"', '"upperRoman"')
    legal = DOTTED.replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    body = p("1", "0") + p("1", "1")
    assert numbers(body, abstract(upper, DOTTED) + num(1)) == ["I.", "I.1"]
    assert numbers(body, abstract(upper, legal) + num(1)) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (DECIMAL.replace('"%1."', '""'), ""),
        (DECIMAL.replace("<w:lvlText", "<w:rPr><w:vanish/></w:rPr><w:lvlText"), ""),
        (DECIMAL.replace('"decimal"', '"none"').replace("%1.", "Note"), "Note"),
        (DECIMAL.replace('"decimal"', '"bullet"'), ""),
        (DECIMAL.replace('w:start w:val="1"', 'w:start w:val="4"'), "4."),
    ],
)
def test_number_is_what_its_level_prints(level: str, expected: str) -> None:
    assert numbers(p("1", "0"), abstract(level) + num(1)) == [expected]


def test_list_that_borrows_the_list_of_a_style_counts_with_it() -> None:
    lender = abstract(DECIMAL, of=7, more='<w:styleLink w:val="S"/>')
    borrower = abstract(of=8, more='<w:numStyleLink w:val="S"/>')
    assert numbers(p("1", "0") + p("2", "0"), lender + borrower + num(1) + num(2, of=8)) == ["1.", "2."]


def test_empty_paragraph_is_counted_but_not_the_end_of_a_section() -> None:
    section = p("1", "0", inside="").replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    empty = p("1", "0", inside="")
    assert numbers(p("1", "0") + empty + p("1", "0"), LISTS) == ["1.", "3."]
    assert numbers(p("1", "0") + section + p("1", "0"), LISTS) == ["1.", "2."]


def test_notes_and_boxes_count_apart_from_the_text() -> None:
    box = f"<w:r><w:txbxContent>{p('1', '0')}</w:txbxContent></w:r>"
    body = p("1", "0", inside=f"<w:r><w:t>words</w:t></w:r>{box}") + p("1", "0")
    assert numbers(body, LISTS) == ["1.", "1.", "2."]


def field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> words</w:t></w:r>'
    )


@pytest.mark.parametrize(
    ("code", "second", "third"),
    [
        ("LISTNUM Own \\l 1", "2. words", "3."),  # counted with the paragraphs of the list of that name
        ('LISTNUM "Own" \\l 2', "(a) words", "2."),
        ("LISTNUM Own \\l 1 \\s 7", "7. words", "8."),
        ("LISTNUM", "1) words", "2."),  # a scheme of Word's own
        ("LISTNUM LegalDefault \\l 2", "1.1. words", "2."),
        ("AUTONUM", "1. words", "2."),
        ("REF somewhere", "words", "2."),
    ],
)
def test_number_of_a_field_is_counted_in_its_list(code: str, second: str, third: str) -> None:
    lists = abstract(DECIMAL, LETTERS, more='<w:name w:val="Own"/>') + num(1)
    found = blocks(p("1", "0") + p(inside=field(code)) + p("1", "0"), numbering=lists)
    assert (found[1].text, found[2].number) == (second, third)


def test_field_without_a_name_goes_on_below_its_paragraph() -> None:
    first, second = blocks(p("1", "0", inside=field("LISTNUM")) + p("1", "1"), numbering=LISTS)
    assert (first.number, first.text, second.number) == ("1.", "(a) words", "(b)")


def test_result_of_a_sequence_is_read_as_it_stands() -> None:
    ran = '<w:fldSimple w:instr=" SEQ Para "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
    assert blocks(p(inside=f"{ran}<w:r><w:t>. words</w:t></w:r>"))[0].text == "12. words"


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        ("cardinalText", 21, "Twenty-one"), ("ordinalText", 12, "Twelfth"), ("ordinalText", 30, "Thirtieth"),
        ("ordinal", 22, "22nd"), ("ordinal", 113, "113th"), ("decimalZero", 3, "03"), ("upperRoman", 4, "IV"),
        ("lowerLetter", 28, "bb"), ("russianLower", 4, "г"), ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 10, "十"), ("ideographDigital", 20, "二〇"), ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"), ("chicago", 5, "**"),
    ],
)  # fmt: skip
def test_format_prints_a_number(kind: str, number: int, printed: str) -> None:
    assert FORMATS[kind](number) == printed


def test_format_that_is_not_known_is_told() -> None:
    odd = DECIMAL.replace('"decimal"', '"thaiCounting"')
    extract = read(word(p("1", "0"), numbering=abstract(odd) + num(1)))
    assert extract.blocks[0].number == "1."
    assert any("thaiCounting" in warning for warning in extract.warnings)
