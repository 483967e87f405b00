"""The date of a record: one calendar date or an interval, read from and written as EDTF (ISO 8601-2:2019)."""

from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal, NamedTuple, Self, TypedDict

from kb.dating.calendar_date import CalendarDate, MalformedDate

type DisplayForm = Literal[
    "year",
    "month",
    "day",
    "interval",
    "interval-in-year",
    "interval-in-month",
    "open-start",
    "open-end",
]

CslDate = TypedDict("CslDate", {"date-parts": list[list[int]], "circa": bool, "literal": str}, total=False)


class DisplayParts(NamedTuple):
    """What a template needs to write a date in any language.

    `form` chooses the sentence: `year` ("2023"), `month` ("December 2023"), `day` ("29 November 2023"), `interval`
    ("2018–2023"), `interval-in-year` ("30 November–1 December 2023"), `interval-in-month` ("9–10 December 2020"),
    `open-start` ("until 2019"), `open-end` ("since 2019"). `start` is the date itself where there is no interval;
    each end has its own `precision`, `uncertain` and `approximate`, and `earliest` for a date filter.
    """

    form: DisplayForm
    start: CalendarDate | None
    end: CalendarDate | None


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or interval, both ends included; in an interval None stands for an open end (`2019/..`).

    Make one with `parse` or `from_date`. Dates are ordered by the first day they may mean, then by the last;
    what prints differently is never equal.
    """

    start: CalendarDate | None
    end: CalendarDate | None
    is_interval: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise MalformedDate(str(self), "open")
        if not self.is_interval and self.start != self.end:
            raise MalformedDate(str(self), "form")
        if self.earliest > self.latest:
            raise MalformedDate(str(self), "order")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that an EDTF text writes; raises `MalformedDate`. `str()` gives the same text back."""
        first, slash, last = text.partition("/")
        if not slash:
            single = CalendarDate.parse(text)
            return cls(single, single)
        return cls(_end_of_interval(first), _end_of_interval(last), is_interval=True)

    @classmethod
    def from_date(cls, day: date) -> Self:
        """The date of one known day."""
        single = CalendarDate(day.year, day.month, day.day)
        return cls(single, single)

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.earliest, self.latest, str(self)) < (other.earliest, other.latest, str(other))

    @property
    def earliest(self) -> date:
        """The first day that the date may mean; the calendar's first where the start is open."""
        return self.start.earliest if self.start else date.min

    @property
    def latest(self) -> date:
        """The last day that the date may mean; the calendar's last where the end is open."""
        return self.end.latest if self.end else date.max

    @property
    def year(self) -> int | None:
        """The year of a single date; None for an interval."""
        return None if self.is_interval or self.start is None else self.start.year

    @property
    def month(self) -> int | None:
        """The month of a single date where it is known; None for an interval."""
        return None if self.is_interval or self.start is None else self.start.month

    @property
    def day(self) -> int | None:
        """The day of a single date where it is known; None for an interval."""
        return None if self.is_interval or self.start is None else self.start.day

    @property
    def display_parts(self) -> DisplayParts:
        """The parts of the date for writing it in some language, never more precise than they are known."""
        return DisplayParts(self._display_form(), self.start, self.end if self.is_interval else None)

    def as_csl(self) -> CslDate:
        """The date as a CSL-JSON date variable (schema 1.0).

        CSL has no open intervals: these are given literally. Uncertain and approximate dates are `circa`.
        """
        if self.start is None or self.end is None:
            return {"literal": str(self)}
        ends = [self.start, self.end] if self.is_interval else [self.start]
        csl: CslDate = {"date-parts": [end.date_parts for end in ends]}
        if any(end.uncertain or end.approximate for end in ends):
            csl["circa"] = True
        return csl

    def _display_form(self) -> DisplayForm:
        if self.start is None:
            return "open-start"
        if self.end is None:
            return "open-end"
        if not self.is_interval:
            return self.start.precision
        if self.start.precision != self.end.precision or self.start.precision == "year":
            return "interval"
        if self.start.year != self.end.year:
            return "interval"
        if self.start.precision == "day" and self.start.month == self.end.month:
            return "interval-in-month"
        return "interval-in-year"


def _end_of_interval(text: str) -> CalendarDate | None:
    return None if text == ".." else CalendarDate.parse(text)
