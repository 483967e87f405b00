"""What citations of law need: the body that issued a text and the series a treaty is printed in."""

from kb.citing.dates import AMERICAN, PartialDate, is_interval, written, year_of
from kb.citing.names import natural
from kb.citing.source import Source
from kb.citing.titles import full_title

_ABBREVIATIONS = {
    "united nations treaty series": "UNTS",
    "league of nations treaty series": "LNTS",
    "european treaty series": "ETS",
    "council of europe treaty series": "CETS",
    "oas treaty series": "OASTS",
    "organization of american states treaty series": "OASTS",
    "international legal materials": "ILM",
}


def issuing_body(source: Source) -> str:
    """The enacting or deciding body, whole; the institutions among the authors where none is named as such."""
    if source.authority:
        return source.authority
    return " and ".join(natural(author) for author in source.authors if author.institution)


def series_reference(source: Source, dotted: bool) -> str:
    """ "999 UNTS 171" (or "999 U.N.T.S. 171"); "" for a treaty without a series."""
    series = source.treaty_series
    if series is None:
        return ""
    name = _ABBREVIATIONS.get(series.name.lower(), series.name)
    if dotted and name.isalpha() and name.isupper():
        name = "".join(f"{letter}." for letter in name)
    return " ".join(part for part in (series.volume, name, series.page) if part)


def law_name(source: Source) -> str:
    """Title and number; with the year, which then belongs to the name, where no more is known of the date."""
    year = year_of(enacted(source)) if enacted_in_year_only(source) else ""
    titled = " ".join(part for part in (full_title(source), year) if part)
    return ", ".join(part for part in (titled, source.number) if part)


def law_by_bluebook(source: Source) -> str:
    """Name, who promulgated it and when, from when it has effect, country (The Bluebook, table T2 for China)."""
    body = issuing_body(source)
    date = "" if enacted_in_year_only(source) else written(enacted(source), AMERICAN) or "n.d."
    effective = f"effective {written(source.in_force, AMERICAN)}" if source.in_force else ""
    facts = ", ".join(fact for fact in (f"promulgated by {body}" if body else "", date, effective) if fact)
    parts = (law_name(source), f"({facts})" if facts else "", country_to_name(source))
    return " ".join(part for part in parts if part)


def country_to_name(source: Source) -> str:
    """The jurisdiction in parentheses, unless the title says it."""
    country = source.jurisdiction
    return f"({country})" if country and country not in full_title(source) else ""


def enacted(source: Source) -> PartialDate | None:
    """When the text was adopted; otherwise when it was issued."""
    return source.adopted or source.issued


def enacted_in_year_only(source: Source) -> bool:
    """Whether the year is all that is known of the enactment."""
    date = enacted(source)
    return date is not None and date.start is not None and not date.start.month and not is_interval(date)
