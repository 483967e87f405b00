"""Partial dates and intervals in the words of a citation, as precise as they are known and never more."""

from collections.abc import Callable, Mapping
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


class CalendarDate(Protocol):
    """A year, a month of a year or a day, perhaps uncertain or approximate."""

    @property
    def year(self) -> int: ...

    @property
    def month(self) -> int | None: ...

    @property
    def day(self) -> int | None: ...

    @property
    def uncertain(self) -> bool: ...

    @property
    def approximate(self) -> bool: ...


class PartialDate(Protocol):
    """A date (the same at both ends) or an interval, None where it is open: the shape of the project's EDTF dates."""

    @property
    def start(self) -> CalendarDate | None: ...

    @property
    def end(self) -> CalendarDate | None: ...

    def as_csl(self) -> Mapping[str, object]: ...


@dataclass(frozen=True)
class DateForm:
    """How a style arranges the parts of a date."""

    whole: Callable[[str, str], str]  # year, "day and month" → date
    day_of_month: Callable[[str, str], str]  # day or range of days, month → "day and month"
    about: str = "ca. "


AMERICAN = DateForm(
    # "July 31, 2023" but "July 2023": the comma belongs to the day (Chicago Manual of Style 6.38).
    whole=lambda year, rest: f"{rest}, {year}" if rest[-1:].isdigit() else f"{rest} {year}".strip(),
    day_of_month=lambda day, month: f"{month} {day}".strip(),
)
# "31 July 2023" (OSCOLA 1.3; also the form of the United Nations).
BRITISH = DateForm(
    whole=lambda year, rest: f"{rest} {year}".strip(),
    day_of_month=lambda day, month: f"{day} {month}".strip(),
    about="c ",
)
# "2023, July 31" (Publication Manual of the APA, 7th ed., 9.14).
YEAR_FIRST = DateForm(
    whole=lambda year, rest: f"{year}, {rest}" if rest else year,
    day_of_month=lambda day, month: f"{month} {day}".strip(),
)


def written(date: PartialDate | None, form: DateForm) -> str:
    """The date in English words, "" where none is known; an interval with an en dash and no part said twice."""
    start, end = ends(date)
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{_single(start, form)}–{_single(end, form)}"
    if start == end:
        return _single(start, form)
    doubtful = start.approximate or start.uncertain or end.approximate or end.uncertain
    if start.year == end.year and start.month and end.month and not doubtful:
        return form.whole(str(start.year), _within_year(start, end, form))
    return f"{_single(start, form)}–{_single(end, form)}"


def year_of(date: PartialDate | None) -> str:
    """The year, or "2018–2020" for an interval; "" where none is known."""
    first, last = (str(end.year) if end is not None else "" for end in ends(date))
    return first if first == last else f"{first}–{last}"


def ends(date: PartialDate | None) -> tuple[CalendarDate | None, CalendarDate | None]:
    """First and last date; the same twice where it is not an interval."""
    return (date.start, date.end) if date is not None else (None, None)


def is_interval(date: PartialDate | None) -> bool:
    """Whether the two ends differ."""
    start, end = ends(date)
    return start != end


def first_known(date: PartialDate | None) -> CalendarDate | None:
    """The start, or the end where the start is open."""
    start, end = ends(date)
    return start or end


def numbers(date: CalendarDate) -> list[int]:
    """[year], [year, month] or [year, month, day]."""
    return [part for part in (date.year, date.month, date.day) if part is not None]


def digits(date: CalendarDate | None, separator: str) -> str:
    """ "2023-07-31", "2023-07" or "2023" with this separator; "" for no date."""
    if date is None:
        return ""
    year, *rest = numbers(date)
    return separator.join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


def _single(date: CalendarDate | None, form: DateForm) -> str:
    if date is None:
        return ""
    said = form.whole(str(date.year), _day_and_month(date, form))
    return f"{form.about if date.approximate else ''}{said}{'?' if date.uncertain else ''}"


def _day_and_month(date: CalendarDate, form: DateForm) -> str:
    month = MONTHS[date.month - 1] if date.month else ""
    return form.day_of_month(str(date.day) if month and date.day else "", month)


def _within_year(start: CalendarDate, end: CalendarDate, form: DateForm) -> str:
    if start.month and start.month == end.month and start.day and end.day:
        return form.day_of_month(f"{start.day}–{end.day}", MONTHS[start.month - 1])
    return f"{_day_and_month(start, form)}–{_day_and_month(end, form)}"
