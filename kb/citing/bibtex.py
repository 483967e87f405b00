"""BibTeX: entries that BibTeX and biblatex read, in UTF-8, with nothing in a value that could end it early."""

import re
from collections.abc import Sequence

from kb.citing.annotations import held_number, remarks
from kb.citing.dates import PartialDate, digits, ends, is_interval, year_of
from kb.citing.keys import distinct_keys
from kb.citing.kinds import Shape, shape_of
from kb.citing.source import Contributor, Reference, Source
from kb.citing.titles import full_title

# Types beyond those of BibTeX are biblatex's; BibTeX's own styles treat what they do not know as @misc.
_TYPES = {
    Shape.ARTICLE: "article",
    Shape.CHAPTER: "incollection",
    Shape.PAPER: "inproceedings",
    Shape.SPEECH: "misc",
    Shape.WEBPAGE: "online",
    Shape.DATASET: "dataset",
    Shape.LAW: "legislation",
    Shape.TREATY: "misc",
    Shape.UN_DOCUMENT: "techreport",
    Shape.CASE: "jurisdiction",
    Shape.REPORT: "techreport",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: "\\" + c for c in "&%$#_"},
}
# biblatex reads these as they stand, and no character that needs an escape is left in them.
_VERBATIM = frozenset({"url", "doi"})


def bibtex(references: Sequence[Reference]) -> str:
    """One entry per reference, with a blank line between them."""
    keys = distinct_keys(reference.source for reference in references)
    return "\n".join(_entry(reference, key) for reference, key in zip(references, keys, strict=True))


def escaped(text: str) -> str:
    """The text with every character that means something to TeX written so that it means itself.

    BibTeX counts braces even after a backslash, so braces that do not pair are written as commands.
    """
    left, right = (r"\{", r"\}") if _pairs(text) else (r"\textbraceleft{}", r"\textbraceright{}")
    table = str.maketrans({**_ESCAPES, "{": left, "}": right})
    return text.translate(table)


def _pairs(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _entry(reference: Reference, key: str) -> str:
    source = reference.source
    values = {
        **_what(source),
        **_where(source),
        **_when(reference),
        "note": escaped(" ".join(remarks(reference))),
    }
    lines = [f"@{_TYPES[shape_of(source)]}{{{key},"]
    lines += [f"  {name} = {_value(name, value)}," for name, value in values.items() if value]
    return "\n".join([*lines, "}\n"])


def _value(name: str, value: str) -> str:
    # A month is a macro, which styles print in their own language.
    return value if name == "month" else f"{{{value}}}"


def _what(source: Source) -> dict[str, str]:
    return {
        "author": _names(source.authors) or _names(_as_author(source)),
        "editor": _names(source.by_role("editor")),
        "translator": _names(source.by_role("translator")),
        "title": escaped(full_title(source)),
        "shorttitle": escaped(source.short_title),
        "type": escaped(source.genre),
        "number": escaped(source.issue or source.number),
        "volume": escaped(source.volume or (source.treaty_series.volume if source.treaty_series else "")),
        "pages": escaped(re.sub(r"[–-]+", "--", source.pages)),
        "edition": escaped(source.edition),
        "version": escaped(held_number(source)),
        "keywords": escaped(", ".join(source.keywords)),
        "abstract": escaped(source.abstract),
        "language": escaped(source.language),
    }


def _where(source: Source) -> dict[str, str]:
    shape = shape_of(source)
    publishers = escaped("; ".join(source.publishers))
    event = source.event
    house = "institution" if _TYPES[shape] == "techreport" else "publisher"
    meeting = ", ".join(part for part in (event.name, event.place) if part) if event else ""
    return {
        **_container(source),
        house: publishers or (escaped(source.authority) if house == "institution" else ""),
        "address": escaped(source.publisher_place or (event.place if event else "")),
        "howpublished": escaped(meeting) if shape is Shape.SPEECH else "",
        "eventtitle": escaped(event.name) if event else "",
        "venue": escaped(event.place) if event else "",
        "eventdate": _iso(event.date) if event else "",
        "isbn": escaped(source.isbn),
        "issn": escaped(source.issn),
        "doi": source.doi_address.removeprefix("https://doi.org/"),
        "url": source.url or source.permalink or source.archive_url,
    }


def _container(source: Source) -> dict[str, str]:
    shape = shape_of(source)
    meeting = source.event.name if source.event else ""
    if shape is Shape.SPEECH and source.container_title == meeting:
        return {}
    if shape is Shape.PAPER:
        return {"booktitle": escaped(source.container_title or meeting)}
    field = {Shape.ARTICLE: "journal", Shape.CHAPTER: "booktitle"}.get(shape, "series")
    return {field: escaped(source.container_title)}


def _when(reference: Reference) -> dict[str, str]:
    date = reference.source.date
    # Month and day of an interval would be those of its start alone; the note tells the whole.
    day = None if date is None or is_interval(date) else date.start
    return {
        "year": year_of(date).replace("–", "--"),
        "month": _MONTHS[day.month - 1] if day and day.month else "",
        "day": str(day.day) if day and day.day else "",
        "urldate": _iso(reference.seen),
    }


def _iso(date: PartialDate | None) -> str:
    first, last = (digits(end, "-") for end in ends(date))
    return first if first == last else f"{first}/{last}"


def _names(people: Sequence[Contributor]) -> str:
    return " and ".join(_name(person) for person in people)


def _name(person: Contributor) -> str:
    if person.institution or not (person.family and person.given):
        # Braces keep the name whole: BibTeX would take its words for given names and the last for the family's.
        return f"{{{escaped(person.literal or person.family or person.given)}}}"
    return f"{_guarded(person.family)}, {_guarded(person.given)}"


def _guarded(part: str) -> str:
    separates = "," in part or "and" in part.lower().split()
    return f"{{{escaped(part)}}}" if separates else escaped(part)


def _as_author(source: Source) -> tuple[Contributor, ...]:
    """The body that enacted or decided, for a text without an author."""
    return (Contributor.institutional(source.authority),) if source.authority else ()
