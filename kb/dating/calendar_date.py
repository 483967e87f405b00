"""One date of the Gregorian calendar: a year, a month of a year, or a day, perhaps uncertain or approximate."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

type Precision = Literal["year", "month", "day"]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")


class MalformedDate(ValueError):
    """The text is no EDTF date that this base can hold; `text` is the part at fault, `code` says why.

    Codes: `form` (not YYYY, YYYY-MM, YYYY-MM-DD or an interval of these), `year` (there is no year 0), `month`,
    `day` (not in that month), `order` (an interval that ends before it begins), `open` (an interval without ends).
    """

    def __init__(self, text: str, code: str) -> None:
        super().__init__(f"not an EDTF date ({code}): {text!r}")
        self.text = text
        self.code = code


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date whose month and day may be unknown; `?` makes it uncertain, `~` approximate, `%` both.

    Raises `MalformedDate` for a month or day that the calendar does not have.
    """

    year: int
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise MalformedDate(str(self.year), "year")
        if self.month is None and self.day is not None:
            raise MalformedDate(f"{self.year}--{self.day}", "form")
        if self.month is not None and not 1 <= self.month <= 12:
            raise MalformedDate(str(self), "month")
        if self.day is not None and not 1 <= self.day <= self._days_in_month:
            raise MalformedDate(str(self), "day")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that an EDTF text without a slash writes; raises `MalformedDate`."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise MalformedDate(text, "form")
        year, month, day, qualifier = match.groups()
        return cls(
            int(year),
            int(month) if month else None,
            int(day) if day else None,
            uncertain=qualifier in {"?", "%"},
            approximate=qualifier in {"~", "%"},
        )

    def __str__(self) -> str:
        text = f"{self.year:04}"
        text += f"-{self.month:02}" if self.month is not None else ""
        text += f"-{self.day:02}" if self.day is not None else ""
        return text + {(True, False): "?", (False, True): "~", (True, True): "%"}.get(
            (self.uncertain, self.approximate), ""
        )

    @property
    def precision(self) -> Precision:
        """The smallest unit that is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date may mean."""
        if self.month is None:
            return date(self.year, 12, 31)
        return date(self.year, self.month, self.day or self._days_in_month)

    @property
    def date_parts(self) -> list[int]:
        """The known numbers, largest unit first, as CSL wants them."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    @property
    def _days_in_month(self) -> int:
        return monthrange(self.year, self.month or 1)[1]
