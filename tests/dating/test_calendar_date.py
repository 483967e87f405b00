"""One calendar date: what it holds, what it refuses."""

from datetime import date

import pytest

from kb.dating import CalendarDate, MalformedDate


def test_day_of_a_leap_year_is_accepted() -> None:
    assert CalendarDate(2024, 2, 29).earliest == CalendarDate(2024, 2, 29).latest == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("year", "month", "day", "code"),
    [
        (0, None, None, "year"),
        (10000, None, None, "year"),
        (2023, 13, None, "month"),
        (2023, 0, None, "month"),
        (2023, 2, 29, "day"),
    ],
)
def test_number_that_the_calendar_does_not_have_is_refused(
    year: int, month: int | None, day: int | None, code: str
) -> None:
    with pytest.raises(MalformedDate) as raised:
        CalendarDate(year, month, day)
    assert raised.value.code == code


def test_day_without_its_month_is_refused() -> None:
    with pytest.raises(MalformedDate):
        CalendarDate(2023, None, 5)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2011", False, False), ("2011?", True, False), ("2011~", False, True), ("2011-05%", True, True)],
)
def test_qualifier_is_kept(text: str, uncertain: bool, approximate: bool) -> None:
    parsed = CalendarDate.parse(text)
    assert (parsed.uncertain, parsed.approximate) == (uncertain, approximate)
    assert str(parsed) == text


def test_date_parts_hold_only_what_is_known() -> None:
    assert CalendarDate.parse("2023").date_parts == [2023]
    assert CalendarDate.parse("2023-12").date_parts == [2023, 12]
    assert CalendarDate.parse("2023-12-01").date_parts == [2023, 12, 1]
