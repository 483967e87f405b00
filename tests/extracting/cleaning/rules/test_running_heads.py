"""Running heads, feet and page numbers go; what stands on few pages stays."""

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind
from tests.extracting.texts import BODY, MORE, OTHER, PDF, extract, removals_of, texts_of


def pages(*contents: list[str]) -> list[Block]:
    return [Block(text, page=str(number)) for number, page in enumerate(contents, 1) for text in page]


def test_line_at_the_top_of_three_pages_goes_with_its_numbers():
    made = extract(
        pages(["HB/12/3", BODY, "2"], ["HB/12/3", MORE, "3"], ["HB/12/3", OTHER, "4"]), PDF, pages=3
    )
    cleaned = clean(made)
    assert texts_of(cleaned) == [BODY, MORE, OTHER]
    assert [reason for reason, _text in removals_of(cleaned)] == ["running-head"] * 6


def test_line_with_a_changing_number_counts_as_the_same():
    made = extract(
        pages(
            [BODY, "Lamp Society 2021 | 7"], [MORE, "Lamp Society 2021 | 8"], [OTHER, "Lamp Society 2021 | 9"]
        ),
        PDF,
    )
    assert texts_of(clean(made)) == [BODY, MORE, OTHER]
    assert {reason for reason, _text in removals_of(clean(made))} == {"footer"}


def test_line_on_two_of_many_pages_stays():
    made = extract(pages(["Lamps", BODY], ["Lamps", MORE], ["Boats", OTHER], [BODY]), PDF)
    assert texts_of(clean(made)).count("Lamps") == 2


def test_numbers_that_do_not_count_pages_stay():
    made = extract(pages([BODY, "17"], [MORE, "4"], [OTHER, "12"]), PDF)
    assert [text for text in texts_of(clean(made)) if text.isdecimal()] == ["17", "4", "12"]


def test_roman_page_numbers_go():
    made = extract(pages([BODY, "iii"], [MORE, "iv"], [OTHER, "v"]), PDF)
    assert texts_of(clean(made)) == [BODY, MORE, OTHER]


def test_page_numbers_with_words_go():
    made = extract(pages([BODY, "Page 1 of 2"], [MORE, "Page 2 of 2"]), PDF)
    assert texts_of(clean(made)) == [BODY, MORE]


def test_job_number_of_the_printer_goes_from_its_one_page():
    made = extract(pages([BODY, "GE.14-23930 (E)"], [MORE], [OTHER]), PDF)
    assert removals_of(clean(made)) == [("footer", "GE.14-23930 (E)")]


def test_table_rows_at_the_edge_of_pages_stay():
    rows = [Block("Lamps\tBoats", BlockKind.TABLE_ROW, page=str(page)) for page in (1, 2, 3)]
    assert len(clean(extract([*rows], PDF)).blocks) == 3


def test_headings_that_differ_in_their_number_are_no_running_line():
    made = extract(pages([BODY, "Article 5"], [MORE, "Article 9"], [OTHER, "Article 16"]), PDF)
    assert clean(made).removed == ()
