"""Dates in the reader's words, never more precise than they are known."""

from datetime import datetime

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from kb.dating import CalendarDate, PartialDate


def date_words(when: PartialDate | str | None) -> str:
    """A partial date as text: "29 November – 1 December 2023", "about 2018", "until 2019"; "" for none."""
    if not isinstance(when, PartialDate):
        return ""
    form, start, end = when.display_parts
    if form == "open-start":
        return _("until %(date)s") % {"date": _single(end)}
    if form == "open-end":
        return _("since %(date)s") % {"date": _single(start)}
    if end is None:
        return _single(start)
    if form == "interval-in-month" and start is not None:
        return f"{start.day}–{_single(end)}"
    if form == "interval-in-year" and start is not None:
        return f"{_without_year(start)} – {_single(end)}"
    return f"{_single(start)}–{_single(end)}" if form == "interval" and _years_only(when) else _interval(when)


def day_words(moment: datetime | None) -> str:
    """The day (UTC) of a moment that the program recorded, as text; "" for none."""
    return date_words(PartialDate.from_date(moment.date())) if moment else ""


def when_words(start: str, end: str) -> str:
    """From when to when, as far as it is known; takes EDTF."""
    begun = date_words(PartialDate.parse(start)) if start else ""
    ended = date_words(PartialDate.parse(end)) if end else ""
    if begun and ended and begun != ended:
        return _("%(start)s to %(end)s") % {"start": begun, "end": ended}
    if begun and not ended:
        return _("from %(date)s") % {"date": begun}
    return begun or (_("until %(date)s") % {"date": ended} if ended else "")


def _interval(when: PartialDate) -> str:
    return f"{_single(when.start)} – {_single(when.end)}"


def _years_only(when: PartialDate) -> bool:
    return bool(when.start and when.end and when.start.precision == when.end.precision == "year")


def _without_year(day: CalendarDate) -> str:
    month = str(MONTHS[day.month]) if day.month else ""
    return f"{day.day} {month}" if day.day else month


def _single(day: CalendarDate | None) -> str:
    if day is None:
        return ""
    words = " ".join(part for part in (_without_year(day) if day.month else "", str(day.year)) if part)
    if day.uncertain:
        words = _("perhaps %(date)s") % {"date": words}
    return _("about %(date)s") % {"date": words} if day.approximate else words
