"""Partial dates and intervals: EDTF in, EDTF out, and never a day that nobody gave."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dating import MalformedDate, PartialDate


@st.composite
def calendar_dates(draw: st.DrawFn) -> str:
    year = draw(st.integers(1, 9999))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, monthrange(year, month)[1])) if month else None
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return text + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    first, last = sorted([draw(calendar_dates()), draw(calendar_dates())])
    return draw(st.sampled_from([first, f"{first}/..", f"../{last}", f"{first[:4]}/{last}"]))


@given(edtf())
def test_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text
    assert PartialDate.parse(str(PartialDate.parse(text))) == PartialDate.parse(text)


@given(edtf())
def test_no_part_of_a_date_is_invented(text: str) -> None:
    numbers = [
        int(number)
        for end in text.strip("?~%").split("/")
        if end != ".."
        for number in end.strip("?~%").split("-")
    ]
    csl = PartialDate.parse(text).as_csl()
    if ".." in text:
        assert csl == {"literal": text}
    else:
        assert [number for parts in csl["date-parts"] for number in parts] == numbers


@given(edtf())
def test_earliest_is_not_after_latest_and_both_lie_in_the_year_range(text: str) -> None:
    parsed = PartialDate.parse(text)
    assert parsed.earliest <= parsed.latest
    assert parsed.earliest.year == (parsed.start.year if parsed.start else date.min.year)
    assert parsed.latest.year == (parsed.end.year if parsed.end else date.max.year)


@given(edtf(), edtf(), edtf())
def test_order_is_total_and_follows_the_earliest_day(a: str, b: str, c: str) -> None:
    dates = sorted(map(PartialDate.parse, (a, b, c)))
    assert [one.earliest for one in dates] == sorted(one.earliest for one in dates)
    x, y = PartialDate.parse(a), PartialDate.parse(b)
    assert (x < y) + (x == y) + (x > y) == 1
    assert (x <= y) == (not x > y)


@given(st.text(max_size=20) | st.text(alphabet="0123456789-/.?~% ", max_size=24))
def test_any_text_is_a_date_or_refused_by_name(text: str) -> None:
    try:
        assert str(PartialDate.parse(text)) == text
    except MalformedDate as error:
        assert error.code in {"form", "year", "month", "day", "order", "open"}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-11-29", date(2023, 11, 29), date(2023, 11, 29)),
        ("2018/2023", date(2018, 1, 1), date(2023, 12, 31)),
        ("2019/..", date(2019, 1, 1), date.max),
        ("../2019-06", date.min, date(2019, 6, 30)),
        ("2011~", date(2011, 1, 1), date(2011, 12, 31)),
    ],
)
def test_earliest_and_latest_days_span_what_the_date_may_mean(
    text: str, earliest: date, latest: date
) -> None:
    assert (PartialDate.parse(text).earliest, PartialDate.parse(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "form"),
        ("23", "form"),
        ("2023-1", "form"),
        ("2023-12-01T10:00", "form"),
        ("１９９９", "form"),
        ("2023/", "form"),
        ("2023/2024/2025", "form"),
        ("2023\n", "form"),
        ("0000", "year"),
        ("2023-13", "month"),
        ("2023-02-30", "day"),
        ("2023/2018", "order"),
        ("../..", "open"),
    ],
)
def test_malformed_date_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(MalformedDate) as raised:
        PartialDate.parse(text)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2023", "year"),
        ("2023-12", "month"),
        ("2023-11-29", "day"),
        ("2018/2023", "interval"),
        ("2018/2023-05", "interval"),
        ("2022-11/2023-05", "interval"),
        ("2023-01/2023-05", "interval-in-year"),
        ("2023-11-30/2023-12-01", "interval-in-year"),
        ("2020-12-09/2020-12-10", "interval-in-month"),
        ("../2019", "open-start"),
        ("2019/..", "open-end"),
    ],
)
def test_display_form_says_how_to_write_the_date(text: str, form: str) -> None:
    parts = PartialDate.parse(text).display_parts
    assert parts.form == form
    assert (parts.end is None) == ("/" not in text or text.endswith(".."))


def test_year_month_and_day_belong_to_single_dates_only() -> None:
    single, interval = PartialDate.parse("2023-12"), PartialDate.parse("2018/2023")
    assert (single.year, single.month, single.day) == (2023, 12, None)
    assert (interval.year, interval.month, interval.day) == (None, None, None)


def test_approximate_date_is_circa_in_csl() -> None:
    assert PartialDate.parse("2011~").as_csl() == {"date-parts": [[2011]], "circa": True}
    assert PartialDate.parse("2018/2023?").as_csl() == {"date-parts": [[2018], [2023]], "circa": True}


def test_known_day_becomes_a_date() -> None:
    assert str(PartialDate.from_date(date(2024, 2, 29))) == "2024-02-29"


def test_comparing_with_something_else_is_refused() -> None:
    with pytest.raises(TypeError):
        assert PartialDate.parse("2023") < "2023"
