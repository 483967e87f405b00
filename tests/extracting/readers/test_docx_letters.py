"""What Word has deleted, struck, hidden, raised or lowered; paragraphs whose marks are gone; notes."""

import pytest

from kb.extracting.parsed import Block, BlockKind, Hint
from kb.extracting.parsing import parse
from kb.extracting.readers.docx.reader import read
from kb.extracting.readers.raised import lowered, raised
from tests.extracting.readers.samples import word
from tests.extracting.readers.test_docx_numbers import LISTS

CHARACTERS = (
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Upper"><w:basedOn w:val="Up"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
)


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, mark: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def listed(level: str = "0") -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def gone(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read(word(body, **parts)).blocks


def told(body: str, **parts: str) -> list[tuple[str, bool]]:
    """Each block and whether it is struck out."""
    return [(block.text, Hint.STRUCK in block.hints) for block in blocks(body, **parts)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(r("A "), r("very ", "<w:strike/>"), r("red barn.")), [("A red barn.", False), ("very ", True)]),
        (p(r("A "), r("very ", "<w:dstrike/>"), r("red barn.")), [("A red barn.", False), ("very ", True)]),
        (p(r("A "), r("very ", '<w:strike w:val="0"/>'), r("red barn.")), [("A very red barn.", False)]),
        (
            p(r("A "), r("ve", "<w:strike/>"), r("ry ", "<w:strike/>"), r("barn.")),
            [("A barn.", False), ("very ", True)],
        ),
        (p(r("A barn."), properties='<w:pStyle w:val="Gone"/>'), [("A barn.", True)]),
        (p(r("A "), gone("very "), r("red barn.")), [("A red barn.", False), ("very ", True)]),
        (p(gone("A barn.")), [("A barn.", True)]),
        (p(r("A "), r("very ", "<w:vanish/>"), r("red barn.")), [("A red barn.", False)]),
    ],
)
def test_words_struck_out_or_deleted_are_kept_apart(body: str, expected: list[tuple[str, bool]]) -> None:
    assert told(body, styles=CHARACTERS) == [
        (text.strip() if not struck else text, struck) for text, struck in expected
    ]


def test_words_struck_out_in_a_cell_stand_behind_the_row() -> None:
    cells = f"<w:tc>{p(r('a '), r('b', '<w:strike/>'))}</w:tc><w:tc>{p(r('c'))}</w:tc>"
    assert told(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [("a\tc", False), ("b", True)]


def up(text: str, look: str = '<w:vertAlign w:val="superscript"/>') -> str:
    return r(text, look)


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        ([r("10"), up("6"), r(" people")], "10⁶ people"),
        ([r("10"), up("−"), up("6"), r(" people")], "10⁻⁶ people"),
        ([r("5 m"), up("2", '<w:rStyle w:val="Upper"/>')], "5 m²"),
        ([r("CO"), up("2", '<w:vertAlign w:val="subscript"/>')], "CO₂"),
        ([r("the 22"), up("nd"), r(" day")], "the 22nd day"),
        ([r("the 22"), r("nd"), r(" day")], "the 22nd day"),
        ([r("10"), up("6", '<w:vertAlign w:val="baseline"/>')], "106"),
    ],
)
def test_figures_raised_or_lowered_are_told_apart(runs: list[str], printed: str) -> None:
    assert blocks(p(*runs), styles=CHARACTERS)[0].text == printed


def test_exponents_of_formulas_are_raised() -> None:
    power = "<m:sSup><m:e><m:r><m:t>mc</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    formula = (
        f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{power}</m:oMath>'
    )
    assert blocks(p(r("E="), formula))[0].text == "E=mc²"


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        ("12", "¹²", "₁₂"),
        ("1, 2", "¹, ²", "₁, ₂"),
        ("th", "th", "th"),
        ("2nd", "2nd", "2nd"),
        (" ", " ", " "),
    ],
)
def test_only_figures_are_raised_and_lowered(text: str, up: str, down: str) -> None:
    assert (raised(text), lowered(text)) == (up, down)


DELETED, HIDDEN = "<w:del/>", "<w:vanish/>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # joined with the next, which says how the whole looks; the first is not counted
        (
            p(r("One, "), mark=DELETED, properties=listed()) + p(r("two."), properties=listed()),
            [("1.", "One, two.")],
        ),
        (p(r("One, "), mark=DELETED) + p(r("two."), properties=listed()), [("1.", "One, two.")]),
        # the next one's words were deleted as well
        (
            p(r("One."), mark=DELETED, properties=listed()) + p(gone("Two.")),
            [("1.", "One."), ("", "Two.")],
        ),
        # a paragraph deleted whole is not counted
        (
            p(r("One."), properties=listed())
            + p(gone("Two."), mark=DELETED, properties=listed())
            + p(r("Three."), properties=listed()),
            [("1.", "One."), ("2.", "Three."), ("", "Two.")],
        ),
        (p(r("One."), mark="<w:ins/>") + p(r("Two.")), [("", "One."), ("", "Two.")]),
        (p(r("One."), mark="<w:moveFrom/>") + p(r(" Two.")), [("", "One. Two.")]),
        # a hidden mark lets the next run on; the number is that of the first
        (p(r("Costs. "), mark=HIDDEN, properties=listed()) + p(r("None.")), [("1.", "Costs. None.")]),
    ],
)
def test_paragraphs_whose_marks_are_gone_join(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.number, block.text) for block in blocks(body, numbering=LISTS)] == expected


def test_deleted_mark_before_a_table_ends_there() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('framed'))}</w:tc></w:tr></w:tbl>"
    assert [block.text for block in blocks(p(r("One."), mark=DELETED) + table)] == ["One.", "framed"]


NOTE = '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id="4"%s/></w:r>%s</w:p>'


def test_further_paragraphs_of_a_note_belong_to_it() -> None:
    note = f'<w:footnote w:id="4">{p(r("The note."))}{p(r("12. No note of its own."))}</w:footnote>'
    edition = parse(word(NOTE % ("", "") + p(r("More words here.")), footnotes=note), "note.docx")
    first, further = (one for one in edition.stretches if one.kind is BlockKind.NOTE)
    assert (first.path, first.number, further.path) == ("n1", "1", "n1.p1")
    assert edition.stretches[further.within] is first
    assert [link.note for link in edition.markers] == [edition.stretches.index(first)]
    assert not any("No marker" in warning for warning in edition.warnings)


@pytest.mark.parametrize(("first", "further", "paths"), [
    ("The note.", p(r("More of it.")), ["n1", "n1.p1"]),
    ("The note, which", p(r("goes on in the next line.")), ["n1"]),
    ("The note on", p(r("lamps"), properties=listed()), ["n1", "n1.p1"]),
    ("The note:", p(r("(a) lamps")) + p(r("(b) oil")), ["n1", "n1.p1", "n1.p2"]),
])  # fmt: skip
def test_note_and_all_its_paragraphs_are_one_note(first: str, further: str, paths: list[str]) -> None:
    note = f'<w:footnote w:id="4">{p(r(first))}{further}</w:footnote>'
    edition = parse(word(NOTE % ("", ""), footnotes=note, numbering=LISTS), "note.docx")
    notes = {n: one for n, one in enumerate(edition.stretches) if one.kind is BlockKind.NOTE}
    begun = next(iter(notes))
    assert [one.path for one in notes.values()] == paths
    assert {one.within for n, one in notes.items() if n != begun} <= {begun}
    assert [link.note for link in edition.markers] == [begun]


def test_note_with_a_mark_of_its_own_is_read() -> None:
    note = f'<w:footnote w:id="4">{p(r("* The note."))}</w:footnote>'
    body = NOTE % (' w:customMarkFollows="1"', r("*"))
    edition = parse(word(body, footnotes=note), "note.docx")
    assert [(one.number, one.text) for one in edition.stretches] == [("", "Words*"), ("*", "The note.")]
