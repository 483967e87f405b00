"""What citations of law need: the body that issued a text and the series a treaty is printed in."""

from kb.citing.names import natural
from kb.citing.source import Source

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
