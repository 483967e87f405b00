"""Partial dates and intervals in the words of a citation, as precise as they are known and never more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class PartialDate(Protocol):
    """What is read from a date: the project's EDTF dates have this shape, and so may any other."""

    @property
    def year(self) -> int | None: ...

    @property
    def month(self) -> int | None: ...

    @property
    def day(self) -> int | None: ...


@dataclass(frozen=True)
class Interval:
    """From `start` to `end`, both included; None where an end is open or not known."""

    start: PartialDate | None
    end: PartialDate | None


SourceDate = PartialDate | Interval


@dataclass(frozen=True)
class DateForm:
    """How a style arranges the parts of a date."""

    whole: Callable[[str, str], str]  # year, "day and month" → date
    day_of_month: Callable[[str, str], str]  # day or range of days, month → "day and month"


AMERICAN = DateForm(
    # "July 31, 2023" but "July 2023": the comma belongs to the day (Chicago Manual of Style 6.38).
    whole=lambda year, rest: f"{rest}, {year}" if rest[-1:].isdigit() else f"{rest} {year}".strip(),
    day_of_month=lambda day, month: f"{month} {day}".strip(),
)
# "31 July 2023" (OSCOLA 1.3; also the form of the United Nations).
BRITISH = DateForm(
    whole=lambda year, rest: f"{rest} {year}".strip(),
    day_of_month=lambda day, month: f"{day} {month}".strip(),
)
# "2023, July 31" (Publication Manual of the APA, 7th ed., 9.14).
YEAR_FIRST = DateForm(
    whole=lambda year, rest: f"{year}, {rest}" if rest else year,
    day_of_month=lambda day, month: f"{month} {day}".strip(),
)


def written(date: SourceDate | None, form: DateForm) -> str:
    """The date in English words, "" where none is known; an interval with an en dash and no part said twice."""
    start, end = ends(date)
    if start is None or end is None:
        return _open(start, end, form)
    if _parts(start) == _parts(end):
        return _single(start, form)
    if start.year == end.year and start.month and end.month:
        return form.whole(str(start.year), _same_year(start, end, form))
    return f"{_single(start, form)}–{_single(end, form)}"


def year_of(date: SourceDate | None) -> str:
    """The year, or "2018–2020" for an interval; "" where none is known."""
    start, end = ends(date)
    years = [str(d.year) if d is not None and d.year is not None else "" for d in (start, end)]
    if years[0] == years[1]:
        return years[0]
    return "–".join(years)


def ends(date: SourceDate | None) -> tuple[PartialDate | None, PartialDate | None]:
    """First and last date; the same date twice where it is not an interval; None where there is no year."""
    start, end = (date.start, date.end) if isinstance(date, Interval) else (date, date)
    return (
        start if start is not None and start.year is not None else None,
        end if end is not None and end.year is not None else None,
    )


def numbers(date: PartialDate) -> list[int]:
    """[year], [year, month] or [year, month, day]: no part without the one before it."""
    found: list[int] = []
    for part in _parts(date):
        if part is None:
            break
        found.append(part)
    return found


def _parts(date: PartialDate) -> tuple[int | None, int | None, int | None]:
    return (date.year, date.month, date.day)


def _month(date: PartialDate) -> str:
    return MONTHS[date.month - 1] if date.month and 1 <= date.month <= 12 else ""


def _day(date: PartialDate) -> str:
    return str(date.day) if _month(date) and date.day else ""


def _single(date: PartialDate, form: DateForm) -> str:
    return form.whole(str(date.year), form.day_of_month(_day(date), _month(date)))


def _same_year(start: PartialDate, end: PartialDate, form: DateForm) -> str:
    if start.month == end.month and start.day and end.day:
        return form.day_of_month(f"{_day(start)}–{_day(end)}", _month(start))
    return f"{form.day_of_month(_day(start), _month(start))}–{form.day_of_month(_day(end), _month(end))}"


def _open(start: PartialDate | None, end: PartialDate | None, form: DateForm) -> str:
    if start is not None:
        return f"{_single(start, form)}–"
    if end is not None:
        return f"–{_single(end, form)}"
    return ""
