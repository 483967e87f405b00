"""Dates as texts write them, in six languages, as EDTF."""

import re
from collections.abc import Iterator
from typing import Final

from kb.dating import MalformedDate, PartialDate
from kb.recognising.mentions import Mention, MentionKind

_MONTHS: Final[dict[str, int]] = {
    name: number
    for names in (
        "January February March April May June July August September October November December",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"يونيو": 6, "يوليو": 7, "نيسان": 4, "Sep": 9}
_LOWER: Final[dict[str, int]] = {name.lower(): number for name, number in _MONTHS.items()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"[0-3]?\d"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_ISO = re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-])")
_BEFORE_YEAR = re.compile(
    rf"(?<![\w/.-])(?:(?P<day>{_DAY})(?:\s?(?:st|nd|rd|th|er|º))?\s(?:of\s|de\s)?)?(?P<month>{_MONTH})\.?"
    rf"(?:\s(?P<day_after>{_DAY})(?:st|nd|rd|th)?(?=,))?,?\s(?:of\s|de\s|del\s)?\Z",
    re.IGNORECASE,
)
_LEFT = 34  # characters: the longest day and month
# "30 May", "30 and 31 May", "3–5 December": one day or more and their month.
_DAYS = re.compile(
    rf"{_DAY}(?:\s?(?:st|nd|rd|th|er|º))?(?:\s?(?:[-–—,]|and|to|et|au|y|al?|e|и|по|و)\s?(?:[-–—]\s?)?{_DAY}){{0,3}}"
    rf"\s(?:of\s|de\s)?(?:{_MONTH})(?![^\W\d_])"
)
_HAN = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)\s?年(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:\s?(?P<day>[0-3]?\d)\s?日)?)?"
)
_SCORES = {"day": 1.0, "month": 0.9, "year": 0.7}


def find_dates(text: str) -> Iterator[Mention]:
    """The dates of a text that have at least a month (Chinese ones at least 年); impossible ones are passed over."""
    for year in _ANY_YEAR.finditer(text):
        if iso := _ISO.match(text, year.start()):
            yield from _mention(iso.start(), iso.end(), iso.group())
        elif before := _BEFORE_YEAR.search(text, max(0, year.start() - _LEFT), year.start()):
            month = str(_LOWER[before["month"].lower()])
            edtf = _joined(year.group(), month, before["day"] or before["day_after"])
            yield from _mention(before.start(), year.end(), edtf)
    if "年" in text:
        for match in _HAN.finditer(text):
            edtf = _joined(match["year"], match["month"], match["day"])
            yield from _mention(match.start(), match.end(), edtf)


def begins_date(text: str, place: int) -> bool:
    """Whether a number there is the day of a month, one alone or the first of several."""
    return _DAYS.match(text, place) is not None


def _joined(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _mention(start: int, end: int, edtf: str) -> Iterator[Mention]:
    try:
        date = PartialDate.parse(edtf)
    except MalformedDate:
        return
    precision = ("year", "month", "day")[edtf.count("-")]
    yield Mention(MentionKind.DATE, start, end, str(date), f"date-{precision}", _SCORES[precision])
