"""The citation box of a page: every style as text with italics, the files, the permanent address, the meta tags."""

from datetime import date
from typing import TypedDict

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kb.citing import FORMATS, STYLES, Reference, Runs, Source, cite, html_meta
from kb.citing.directions import isolated
from kb.dating import PartialDate
from kb.exports.addresses import cite_path, file_path
from kb.models import Addressed, Edition
from kb.representing import KINDS, Service, kind_of

from .references import reference_for


class StyledCitation(TypedDict):
    """One style of the box: its name, and the record in it, with italics."""

    key: str
    name: str
    text: SafeString
    in_text: SafeString


class CitationBox(TypedDict):
    """What `_citation_box.html` and `_meta_tags.html` take."""

    styles: list[StyledCitation]
    downloads: list[dict[str, str]]
    permalink: str
    language: str
    page: str
    meta: list[dict[str, str]]
    older: "OlderText | None"


class OlderText(TypedDict):
    """That the text cited is not the newest: both numbers, and where they can be compared, if they can."""

    number: int
    newest: int
    comparison: str


def citations_for(record: Addressed, today: date | None = None, shown: Edition | None = None) -> CitationBox:
    """What `_citation_box.html` takes, and `meta` for `_meta_tags.html`.

    `today` is the reader's day of access, `shown` the edition that a page of a document shows.
    """
    reference = reference_for(record, accessed_on(today), shown)
    return {
        "styles": [_style(reference, name) for name in STYLES],
        "downloads": _downloads(record, reference.source.permalink.partition("?")[2]),
        "permalink": reference.source.permalink,
        "language": "en",
        "page": cite_path(record),
        "meta": [{"name": name, "content": content} for name, content in html_meta(reference.source)],
        "older": _older(reference),
    }


def _older(reference: Reference) -> OlderText | None:
    text = reference.source.held_text
    if text is None or not text.is_older:
        return None
    return {"number": text.number, "newest": text.newest, "comparison": text.comparison}


def plain_citation(record: Addressed, style: str, today: date | None = None) -> str:
    """The record in one style, without markup. Raises UnknownStyle."""
    reference = reference_for(record, accessed_on(today))
    return cite(reference.source, style, reference.pinpoint, reference.accessed).text


def accessed_on(day: date | None = None) -> PartialDate:
    """The day of access as a date of a citation: today unless another is given."""
    return PartialDate.from_date(day or timezone.localdate())


def _style(reference: Reference, name: str) -> StyledCitation:
    citation = cite(reference.source, name, reference.pinpoint, reference.accessed)
    return {
        "key": name,
        "name": STYLES[name].label,
        "text": _html(citation.runs, reference.source),
        "in_text": _html(citation.in_text, reference.source),
    }


def _html(runs: Runs, source: Source) -> SafeString:
    italic, upright = "<i>{}</i>", "{}"
    return format_html_join(
        "", "{}", ((format_html(italic if one.italic else upright, _text(one.text, source)),) for one in runs)
    )


def _text(text: str, source: Source) -> SafeString:
    """With what is written from right to left kept in its own order; what is copied is the plain text."""
    pieces = isolated(text, source)
    return format_html_join(
        "", "{}", ((format_html("<bdi>{}</bdi>", one) if apart else one,) for one, apart in pieces)
    )


def is_source(record: Addressed) -> bool:
    """Whether a record is cited as a printed source, with files for reference managers at its own address."""
    return Service.CITED in KINDS[kind_of(record)].services


def _downloads(record: Addressed, query: str) -> list[dict[str, str]]:
    """The files of the record; of an older edition of a document by the query of its own address."""
    if not is_source(record):
        return []
    asked = f"?{query}" if query else ""
    return [
        {"label": one.label, "url": f"{file_path(record, one.extension)}{asked}"} for one in FORMATS.values()
    ]
