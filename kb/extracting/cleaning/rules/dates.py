"""Days printed in a line, as EDTF: "29 November – Friday 1 December 2023" is 2023-11-29/2023-12-01."""

import re
from collections.abc import Iterator
from contextlib import suppress

from kb.dating import MalformedDate, PartialDate

_MONTHS_TEXT = """
january jan janvier enero janeiro januar января
february feb février febrero fevereiro februar февраля
march mar mars marzo março märz марта
april apr avril abril апреля
may mai mayo maio мая
june jun juin junio junho juni июня
july jul juillet julio julho juli июля
august aug août agosto августа
september sept sep septembre septiembre setembro сентября
october oct octobre octubre outubro oktober октября
november nov novembre noviembre novembro ноября
december dec décembre diciembre dezembro dezember декабря
"""
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS_TEXT.strip().splitlines(), start=1)
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d\d"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_TO = r"\s*(?:-|–|—|to|until|and|au|al|bis)\s*"
_OF = r"\s+(?:of\s+|de\s+|d[e’'])?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?P<d1>{_DAY}){_OF}(?P<m1>{_MONTH})\.?{_TO}{_WEEKDAY}(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTH})\.?,?{_OF}(?P<y>{_YEAR})\b",
        rf"{_WEEKDAY}(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTH})\.?,?{_OF}(?P<y>{_YEAR})\b",
        rf"{_WEEKDAY}\b(?P<d1>{_DAY})\.?{_OF}(?P<m1>{_MONTH})\.?,?{_OF}(?P<y>{_YEAR})\b",
        rf"\b(?P<m1>{_MONTH})\.?\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}),?\s+(?P<y>{_YEAR})\b",
        rf"\b(?P<m1>{_MONTH})\.?\s+(?P<d1>{_DAY}),?\s+(?P<y>{_YEAR})\b",
        rf"\b(?P<y>{_YEAR})-(?P<n>\d\d)-(?P<d1>\d\d)(?!\d)",
        rf"(?P<y>{_YEAR})\s*年\s*(?P<n>\d{{1,2}})\s*月\s*(?P<d1>\d{{1,2}})\s*日",
    )
)


def dates_in(line: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and EDTF of the days and intervals of days in the line, in order; no day that no calendar has."""
    taken: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            if not any(match.start() < end and start < match.end() for start, end, _edtf in taken):
                with suppress(MalformedDate):
                    taken.append((*match.span(), str(PartialDate.parse(_edtf(match.groupdict())))))
    yield from sorted(taken)


def _edtf(parts: dict[str, str | None]) -> str:
    year = parts["y"]
    last_month = _month(parts.get("m2") or parts.get("m1") or parts.get("n"))
    first_month = _month(parts.get("m1") or parts.get("m2") or parts.get("n"))
    first = f"{year}-{first_month:02}-{_number(parts['d1']):02}"
    return f"{first}/{year}-{last_month:02}-{_number(parts['d2']):02}" if parts.get("d2") else first


def _month(written: str | None) -> int:
    return _MONTHS.get((written or "").lower()) or _number(written)


def _number(written: str | None) -> int:
    digits = re.match(r"\d+", written or "")
    return int(digits[0]) if digits else 0
