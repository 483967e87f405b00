"""Dates that programs wrote into a file, as EDTF."""

import re

DATE = re.compile(r"^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")


def edtf(written: str) -> str:
    """The day, month or year at the beginning of a date that machines wrote, as EDTF; nothing where there is none."""
    found = DATE.match(written)
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
