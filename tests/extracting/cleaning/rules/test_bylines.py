"""Lines of authors and dates before the text go into the record."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Certainty, Metadata, Origin
from tests.extracting.texts import BODY, MORE, extract, removals_of, texts_of


@pytest.mark.parametrize(
    ("line", "authors", "date"),
    [
        ("by Anna BERG, Bo Olsen", ("Anna BERG", "Bo Olsen"), ""),
        ("Author: Anna Berg", ("Anna Berg",), ""),
        ("2024-04-17 10:59:54Author: BERG Anna", ("BERG Anna",), "2024-04-17"),
        ("2023-07-31 14:21·Forum of Harbours", (), "2023-07-31"),
        ("Wednesday 29 November – Friday 1 December 2023 HB12", (), "2023-11-29/2023-12-01"),
        ("Forum of Harbours, 9-10 December 2020", (), "2020-12-09/2020-12-10"),
    ],
)
def test_line_before_the_text_goes_into_the_record(line: str, authors: tuple[str, ...], date: str):
    cleaned = clean(extract([line, BODY]))
    assert removals_of(cleaned) == [("other", line)]
    assert (cleaned.extract.metadata.authors, cleaned.extract.metadata.date) == (authors, date)


def test_name_of_a_known_author_goes_with_its_note_sign():
    cleaned = clean(extract(["Author: Anna Berg", "Anna Berg*", BODY]))
    assert texts_of(cleaned) == [BODY]


def test_line_of_the_translator_goes_wherever_it_stands():
    line = "(Translated by Bo Olsen)"
    assert removals_of(clean(extract([BODY, line, MORE]))) == [("other", line)]


@pytest.mark.parametrize(
    "line",
    [
        "by the harbour",
        "In May 2021 the lamps were new.",
        "“On 3 May 2021 we met”",
        "Lamps of 2021",
        "Resolution 9 of 3 May 2021",
        "Hearing dates: 14 and 15 June 2030",
        "Heard on 14 June 2030",
        "Date of hearing: 14 June 2030",
    ],
)
def test_line_that_only_looks_alike_stays(line: str):
    assert line in texts_of(clean(extract(["Other words", line, BODY])))


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("Date: 20 January 2031", False),
        ("Hearing dates: 3 and 4 May 2030", True),
        ("Commencement: 13th February 1976", True),
        ("20 January 2031 at the harbour", False),
    ],
)
def test_line_of_another_day_than_the_stated_one_stays(line: str, *, is_kept: bool):
    known = Metadata().telling("date", "2031-01-20", Origin.PRINTED, Certainty.STATED)
    assert (line in texts_of(clean(extract(["Other words", line, BODY], metadata=known)))) is is_kept


def test_line_of_another_day_goes_where_the_known_one_is_only_likely():
    known = Metadata().telling("date", "2031-01-20", Origin.MARKUP, Certainty.LIKELY)
    assert removals_of(clean(extract(["Other words", "24 January 2031", BODY], metadata=known)))
