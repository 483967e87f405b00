"""A title goes into the record, as often as it is printed before the text."""

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Hint, Metadata
from tests.extracting.texts import BODY, HTML, MORE, PDF, extract, removals_of, texts_of

TITLE = "Lamps of the outer harbour"


def test_title_printed_twice_is_taken_twice():
    cleaned = clean(extract([TITLE, "by Anna Berg", TITLE, BODY]))
    assert removals_of(cleaned) == [
        ("repeated-title", TITLE),
        ("other", "by Anna Berg"),
        ("repeated-title", TITLE),
    ]
    assert cleaned.extract.metadata.title == TITLE


def test_title_with_names_before_it_gives_the_authors():
    cleaned = clean(extract([f"Anna BERG, Bo Olsen: {TITLE}", TITLE, BODY]))
    assert texts_of(cleaned) == [BODY]
    assert cleaned.extract.metadata.authors == ("Anna BERG", "Bo Olsen")


def test_subtitle_printed_twice_goes_with_the_title():
    subtitle = "From the view of the keeper of lamps"
    cleaned = clean(extract([TITLE, f"——{subtitle}", "by Anna Berg", TITLE, f"-{subtitle}", BODY]))
    assert texts_of(cleaned) == [BODY]


def test_title_in_the_middle_of_the_text_stays():
    assert texts_of(clean(extract(["by Anna Berg", TITLE, BODY, TITLE, MORE]))) == [BODY, TITLE, MORE]


def test_only_heading_of_the_first_level_is_the_title_of_a_page():
    blocks = [Block(TITLE, BlockKind.HEADING, 1), BODY, Block("On boats", BlockKind.HEADING, 2), MORE]
    cleaned = clean(extract(blocks, HTML))
    assert cleaned.extract.metadata.title == TITLE
    assert texts_of(cleaned) == [BODY, "On boats", MORE]


def test_one_of_several_headings_of_the_first_level_is_no_title():
    blocks = [Block(TITLE, BlockKind.HEADING, 1), BODY, Block("On boats", BlockKind.HEADING, 1), MORE]
    assert clean(extract(blocks, HTML)).removed == ()


def test_title_that_a_program_wrote_gives_way_to_the_printed_one():
    blocks = [Block(TITLE, hints=frozenset({Hint.TITLE})), BODY]
    cleaned = clean(extract(blocks, PDF, Metadata(title="Microsoft Word - lamps final.doc")))
    assert cleaned.extract.metadata.title == TITLE


def test_kind_of_document_goes_before_a_title_and_stays_as_a_heading():
    assert removals_of(clean(extract(["CONCEPT NOTE", TITLE, BODY])))[0] == ("repeated-title", "CONCEPT NOTE")
    assert texts_of(clean(extract([TITLE, "Report", BODY])))[0] == "Report"


def test_text_that_begins_at_once_has_no_title():
    cleaned = clean(extract([BODY, TITLE, MORE]))
    assert cleaned.removed == ()
    assert cleaned.extract.metadata.title == ""


def test_line_printed_once_without_furniture_around_it_may_be_a_heading_and_stays():
    cleaned = clean(extract(["Preamble and front matter", BODY, MORE]))
    assert texts_of(cleaned)[0] == "Preamble and front matter"
