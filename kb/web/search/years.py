"""The years of the hits as a histogram."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.search import SearchRequest, YearCount

from .listings import Address


@dataclass(frozen=True)
class Bar:
    """One year of the histogram."""

    year: int
    count: int
    chosen: bool
    url: str


@dataclass(frozen=True)
class Years:
    """The histogram, as _years_histogram.html takes it."""

    bars: list[Bar]
    highest: int
    first: int | None
    last: int | None
    year_from: int | None
    year_to: int | None


def years_view(counts: Sequence[YearCount], request: SearchRequest, address: Address) -> Years:
    """One bar for every year from the first to the last, so that empty years show."""
    by_year = {one.year: one.count for one in counts}
    first, last = (min(by_year), max(by_year)) if by_year else (None, None)
    span = range(first, last + 1) if first is not None and last is not None else range(0)
    lower, upper = request.year_from, request.year_to
    narrowed = lower is not None or upper is not None
    bars = [
        Bar(
            year=year,
            count=by_year.get(year, 0),
            chosen=narrowed and (lower or year) <= year <= (upper or year),
            url=address(request.with_years(year, year)),
        )
        for year in span
    ]
    return Years(bars, max([1, *by_year.values()]), first, last, lower, upper)
