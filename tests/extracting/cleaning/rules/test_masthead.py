"""The head of a United Nations document goes into the record; the same words elsewhere stay."""

from kb.extracting.cleaning import clean
from tests.extracting.texts import BODY, MORE, PDF, extract, removals_of, texts_of

HEAD = [
    "United Nations A/HRC/99/15", "General Assembly Distr.: General", "3 May 2021", "Original: English",
    "Human Rights Council", "Twenty-eighth session", "Agenda item 6",
]  # fmt: skip


def test_lines_of_the_head_go_and_give_symbol_and_date():
    cleaned = clean(extract([*HEAD, BODY, MORE], PDF))
    assert texts_of(cleaned) == [BODY, MORE]
    assert {reason for reason, _text in removals_of(cleaned)} == {"other"}
    assert cleaned.extract.metadata.identifiers == {"un-symbol": "A/HRC/99/15"}
    assert cleaned.extract.metadata.date == "2021-05-03"


def test_head_in_one_block_of_several_lines_goes():
    cleaned = clean(extract(["UNITED", "NATIONS A", "A/HRC/99/15\n5 June 2009", BODY], PDF))
    assert texts_of(cleaned) == [BODY]


def test_names_of_bodies_without_a_symbol_stay():
    lines = ["Human Rights Council", "Twenty-eighth session"]
    assert texts_of(clean(extract([*lines, BODY, MORE], PDF)))[:2] == lines


def test_sentence_about_a_session_stays():
    line = "The council met in its twenty-eighth session and spoke of lamps."
    assert line in texts_of(clean(extract([*HEAD, line, BODY], PDF)))
