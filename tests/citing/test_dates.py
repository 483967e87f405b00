"""Dates in words: as precise as known, in the order of each style."""

import pytest

from kb.citing.dates import AMERICAN, BRITISH, YEAR_FIRST, written, year_of
from kb.dating import PartialDate


@pytest.mark.parametrize(
    ("edtf", "american", "british", "year_first"),
    [
        ("2023", "2023", "2023", "2023"),
        ("2023-12", "December 2023", "December 2023", "2023, December"),
        ("2023-07-31", "July 31, 2023", "31 July 2023", "2023, July 31"),
        ("2018/2020", "2018–2020", "2018–2020", "2018–2020"),
        ("2020-12-09/2020-12-10", "December 9–10, 2020", "9–10 December 2020", "2020, December 9–10"),
        (
            "2023-11-29/2023-12-01",
            "November 29–December 1, 2023",
            "29 November–1 December 2023",
            "2023, November 29–December 1",
        ),
        ("2019-06/2019-08", "June–August 2019", "June–August 2019", "2019, June–August"),
        (
            "2019-12-30/2020-01-02",
            "December 30, 2019–January 2, 2020",
            "30 December 2019–2 January 2020",
            None,
        ),
        ("2019-12/2019", "December 2019–2019", "December 2019–2019", None),
        ("2019/..", "2019–", "2019–", "2019–"),
        ("../2019", "–2019", "–2019", "–2019"),
        ("1948~", "ca. 1948", "c 1948", "ca. 1948"),
        ("1948?", "1948?", "1948?", "1948?"),
    ],
)
def test_date_is_written_as_precisely_as_it_is_known(
    edtf: str, american: str, british: str, year_first: str | None
) -> None:
    date = PartialDate.parse(edtf)
    assert written(date, AMERICAN) == american
    assert written(date, BRITISH) == british
    assert year_first is None or written(date, YEAR_FIRST) == year_first


def test_missing_date_is_no_words() -> None:
    assert written(None, AMERICAN) == ""
    assert year_of(None) == ""


def test_year_of_an_interval_within_a_year_is_that_year() -> None:
    assert year_of(PartialDate.parse("2023-11-29/2023-12-01")) == "2023"
    assert year_of(PartialDate.parse("2018/2020")) == "2018–2020"
