"""Dates in the reader's words."""

from datetime import UTC, datetime

import pytest

from kb.dating import PartialDate
from kb.web.elements.dates import date_words, day_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023", "2023"),
        ("2023-12", "December 2023"),
        ("2023-12-01", "1 December 2023"),
        ("2018/2023", "2018–2023"),
        ("2020-12-09/2020-12-10", "9–10 December 2020"),
        ("2023-11-29/2023-12-01", "29 November – 1 December 2023"),
        ("2019-05/2020-03", "May 2019 – March 2020"),
        ("2019/2020-03", "2019 – March 2020"),
        ("../2019", "until 2019"),
        ("2019-05/..", "since May 2019"),
        ("2019~", "about 2019"),
        ("2019?", "perhaps 2019"),
        ("2019-05%", "about perhaps May 2019"),
    ],
)
def test_partial_date_is_written_no_more_precisely_than_it_is_known(edtf: str, words: str) -> None:
    assert date_words(PartialDate.parse(edtf)) == words


@pytest.mark.parametrize("nothing", ["", None])
def test_missing_date_is_written_as_nothing(nothing: str | None) -> None:
    assert date_words(nothing) == ""


def test_recorded_moment_is_written_as_its_day() -> None:
    assert day_words(datetime(2026, 11, 21, 23, 59, tzinfo=UTC)) == "21 November 2026"
    assert day_words(None) == ""
