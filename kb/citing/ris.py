"""RIS, the tagged format that EndNote, Mendeley and Zotero read: CRLF lines, TY first and ER last."""

from collections.abc import Sequence

from kb.citing.annotations import held_number, remarks
from kb.citing.dates import PartialDate, first_known, numbers
from kb.citing.keys import distinct_keys
from kb.citing.kinds import Shape, shape_of
from kb.citing.legal import series_reference
from kb.citing.source import Contributor, Reference, Source
from kb.citing.titles import full_title

_TYPES = {
    Shape.ARTICLE: "JOUR",
    Shape.CHAPTER: "CHAP",
    Shape.PAPER: "CPAPER",
    # RIS has no speech; reference managers read a slide presentation as a presentation at a meeting.
    Shape.SPEECH: "SLIDE",
    Shape.WEBPAGE: "ELEC",
    Shape.DATASET: "DATA",
    Shape.LAW: "STAT",
    # Nor a treaty; a statute keeps its name, date and series.
    Shape.TREATY: "STAT",
    Shape.UN_DOCUMENT: "RPRT",
    Shape.CASE: "CASE",
    Shape.REPORT: "RPRT",
}
_MEETINGS = frozenset({Shape.PAPER, Shape.SPEECH})
Line = tuple[str, str]


def ris(references: Sequence[Reference]) -> str:
    """One record per reference, with an empty line after each."""
    keys = distinct_keys(reference.source for reference in references)
    return "".join(_record(reference, key) for reference, key in zip(references, keys, strict=True))


def _record(reference: Reference, key: str) -> str:
    source = reference.source
    lines = [
        ("TY", _TYPES[shape_of(source)]),
        ("ID", key),
        *_people(source),
        *_what(source),
        *_where(reference),
    ]
    lines += [*_when(reference), *_about(reference)]
    written = [f"{tag}  - {value}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", "", ""])


def _people(source: Source) -> list[Line]:
    authors = list(source.authors)
    if not authors and source.authority:
        authors = [Contributor.institutional(source.authority)]
    return [
        *(("AU", _name(person)) for person in authors),
        *(("A2", _name(person)) for person in source.by_role("editor")),
        *(("A4", _name(person)) for person in source.by_role("translator")),
    ]


def _name(person: Contributor) -> str:
    """ "Family, Given"; a comma would cut an institution's name in two, so there it is left out."""
    parts = [person.family, person.given] if person.family and person.given and not person.institution else []
    if not parts:
        parts = [person.literal or person.family or person.given]
    return ", ".join(" ".join(part.replace(",", " ").split()) for part in parts)


def _what(source: Source) -> list[Line]:
    shape = shape_of(source)
    event = source.event.name if source.event else ""
    meeting = shape in _MEETINGS
    series = source.treaty_series
    return [
        ("TI", full_title(source)),
        ("ST", source.short_title),
        ("T2", (event or source.container_title) if meeting else source.container_title),
        ("T2", series.name if series else ""),
        ("C3", source.container_title if meeting and source.container_title != event else ""),
        ("VL", source.volume or (series.volume if series else "")),
        ("IS", source.issue),
        ("ET", source.edition or held_number(source)),
        ("M3", source.genre),
        ("SN" if shape in {Shape.REPORT, Shape.UN_DOCUMENT} else "M1", source.number),
        ("SN", source.isbn or source.issn),
    ]


def _where(reference: Reference) -> list[Line]:
    source = reference.source
    place = source.publisher_place or (source.event.place if source.event else "")
    first, _, last = source.pages.replace("–", "-").replace("--", "-").partition("-")
    pinned = reference.pinpoint.page if reference.pinpoint else ""
    return [
        ("SP", first.strip() or pinned or (source.treaty_series.page if source.treaty_series else "")),
        ("EP", last.strip()),
        *(("PB", publisher) for publisher in source.publishers[:1]),
        ("C1" if shape_of(source) is Shape.PAPER else "CY", place),
        ("DO", source.doi),
        *(("UR", _undivided(address)) for address in _addresses(source)),
    ]


def _addresses(source: Source) -> list[str]:
    """The source's own address and this base's; the archived copy where there is neither."""
    found = [source.url, source.permalink if source.permalink != source.url else ""]
    return found if any(found) else [source.archive_url]


def _undivided(address: str) -> str:
    # A semicolon parts one address from the next in this field.
    return address.replace(";", "%3B")


def _when(reference: Reference) -> list[Line]:
    date = _slashed(reference.source.date)
    return [
        ("PY", date.partition("/")[0]),
        ("DA", date),
        ("Y2", _slashed(reference.seen)),
    ]


def _slashed(date: PartialDate | None) -> str:
    """YYYY/MM/DD/ with the parts that are not known left empty, as the format asks; the start of an interval."""
    start = first_known(date)
    if start is None:
        return ""
    year, *rest = numbers(start)
    month, day = [*(f"{part:02d}" for part in rest), "", ""][:2]
    return f"{year:04d}/{month}/{day}/"


def _about(reference: Reference) -> list[Line]:
    source = reference.source
    others = "; ".join(source.publishers[1:])
    series = series_reference(source, dotted=False)
    notes = [note for note in remarks(reference) if not series or series not in note]
    return [
        ("LA", source.language),
        ("AB", source.abstract),
        *(("KW", keyword) for keyword in source.keywords),
        ("N1", " ".join([*notes, f"Treaty series: {series}." if series else ""]).strip()),
        ("N1", f"Also published by {others}." if others else ""),
    ]
