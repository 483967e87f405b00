"""From a record of a collection to its edition and the description of its document."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from kb.anchoring import fingerprint
from kb.extracting.parsed import BlockKind, Metadata, OutlineEntry, ParsedEdition, Refused, Stretch
from kb.identifying import NotAnUnSymbol, normalise_symbol
from kb.models import Document

from ..editions.stored_rows import usable_tag
from ..sources.describing import access_point, usable_date
from .records import Line

EXTRACTOR = "kb.ingest.corpus 1"
#: Keys that sections have which are no numbers as printed: the front matter, and paragraphs counted by the collector.
_COUNTED = re.compile(r"^(front|p[0-9]+)$", re.IGNORECASE)
_PLAIN_PATH = re.compile(r"^[0-9A-Za-z]+([.\-][0-9A-Za-z]+)*$")
_LONGEST_PATH = 40
#: Words in the kind that a collection gives, and the kind of document they mean; the first that fits.
_KINDS = (
    ("general comment", Document.Kind.GENERAL_COMMENT),
    ("resolution", Document.Kind.RESOLUTION),
    ("judgment", Document.Kind.JUDGMENT),
    ("statement", Document.Kind.SPEECH),
    ("speech", Document.Kind.SPEECH),
    ("guide", Document.Kind.GUIDELINE),
    ("article", Document.Kind.JOURNAL_ARTICLE),
    ("report", Document.Kind.REPORT),
    ("post", Document.Kind.WEB_PAGE),
    ("page", Document.Kind.WEB_PAGE),
    ("treaty", Document.Kind.STATUTE),
    ("declaration", Document.Kind.STATUTE),
    ("law", Document.Kind.STATUTE),
    ("regulation", Document.Kind.STATUTE),
    ("legislative", Document.Kind.STATUTE),
    ("interpretation", Document.Kind.STATUTE),
)


def edition_of(line: Line) -> ParsedEdition:
    """The edition that a record's sections, or the paragraphs of its text, make up. Raises Refused (no-text)."""
    record = line.record or {}
    building = _Building()
    for section in record.get("sections") or [{"text": record.get("text")}]:
        if isinstance(section, Mapping):
            building.add(section)
    if not building.stretches:
        raise Refused("no-text", _("Every section of the record is empty."))
    language = str(record.get("language") or "")
    return ParsedEdition(
        sha256=line.sha256,
        size=line.size,
        media_type="application/json",
        extractor=EXTRACTOR,
        text="\n\n".join(stretch.text for stretch in building.stretches),
        outline=tuple(building.outline),
        stretches=tuple(building.stretches),
        metadata=Metadata(title=str(record["title"]), language=language),
        language=usable_tag(language, "en"),
    )


class _Building:
    """Sections put one after the other: headings where they change, a passage for each line of text."""

    def __init__(self) -> None:
        self.outline: list[OutlineEntry] = []
        self.stretches: list[Stretch] = []
        self._headings: tuple[str, str] = ("", "")
        self._part = self._heading = -1
        self._paths: set[str] = set()
        self._end = 0

    def add(self, section: Mapping[str, Any]) -> None:
        self._enter(_line_of(section.get("part")), _line_of(section.get("heading")))
        number = _line_of(section.get("n"))
        language = str(section.get("text_language") or "")
        stem = number if _PLAIN_PATH.match(number) and len(number) <= _LONGEST_PATH else ""
        stem = self._free(stem or f"s{len(self.stretches) + 1}")
        for index, text in enumerate(_paragraphs(section.get("text"))):
            path = stem if index == 0 else self._free(f"{stem}.{index + 1}")
            printed = number if index == 0 and not _COUNTED.match(number) else ""
            self._append(path, printed[:200], text, language)

    def _enter(self, part: str, heading: str) -> None:
        """Begin what is new of part and heading; a heading belongs to the part that it stands in."""
        if (part, heading) == self._headings:
            return
        if part != self._headings[0]:
            self._part = self._entry(part, -1) if part else -1
        self._heading = self._entry(heading, self._part) if heading else -1
        self._headings = (part, heading)

    def _entry(self, heading: str, parent: int) -> int:
        siblings = sum(1 for entry in self.outline if entry.parent == parent)
        above = f"{self.outline[parent].path}." if parent >= 0 else ""
        start = self._end + 2 if self.stretches else 0
        self.outline.append(OutlineEntry(f"{above}{siblings + 1}", "", heading, parent, start))
        return len(self.outline) - 1

    def _append(self, path: str, number: str, text: str, language: str) -> None:
        start = self._end + 2 if self.stretches else 0
        self._end = start + len(text)
        section = self._heading if self._heading >= 0 else self._part
        self.stretches.append(
            Stretch(
                path=path,
                kind=BlockKind.PARAGRAPH,
                number=number,
                start=start,
                end=self._end,
                text=text,
                fingerprint=fingerprint(text),
                section=section,
                language=language,
            )
        )

    def _free(self, stem: str) -> str:
        path, count = stem, 1
        while path in self._paths:
            count += 1
            path = f"{stem}-{count}"
        self._paths.add(path)
        return path


def _paragraphs(text: Any) -> Iterator[str]:
    """The lines of the text that say something, white space inside them unified."""
    for line in str(text or "").splitlines():
        if words := " ".join(line.split()):
            yield words


def _line_of(value: Any) -> str:
    return " ".join(str(value).split())[:1000] if value not in (None, "") else ""


def description_of(line: Line, *, collection: str, rights: str = "", text_policy: str = "") -> dict[str, Any]:
    """The mapping of the document (kb.representing) that a record describes, without its slug and publishers."""
    record = line.record or {}
    address = str(record.get("source_url") or "")
    return {
        "title": _line_of(record["title"])[:500],
        "kind": _kind(str(record.get("doc_type") or ""), address),
        "language": usable_tag(str(record.get("language") or ""), "en"),
        "date": usable_date(str(record.get("date") or "")) or usable_date(str(record.get("year") or "")),
        "identifiers": [
            {"scheme": "record-id", "value": record_id(line, collection)},
            *_symbol(record.get("symbol")),
        ],
        "access_points": [_access(address, collection, line)],
        "rights": rights,
        "text_policy": text_policy or Document.TextPolicy.SUMMARIES.value,
    }


def record_id(line: Line, collection: str) -> str:
    """What the document is found again by: the record's id, with the name of its collection if it has one."""
    given = str((line.record or {})["id"]).strip()
    return f"{collection}:{given}" if collection else given


def _kind(given: str, address: str) -> str:
    folded = given.casefold()
    known = next((kind for word, kind in _KINDS if word in folded), None)
    return (known or (Document.Kind.WEB_PAGE if address else Document.Kind.REPORT)).value


def _symbol(given: Any) -> list[dict[str, str]]:
    try:
        return [{"scheme": "un-symbol", "value": normalise_symbol(str(given))}] if given else []
    except NotAnUnSymbol:
        return []


def _access(address: str, collection: str, line: Line) -> dict[str, str]:
    if address:
        return access_point(address, line.name)
    return {"offline_place": _("Record %(id)s of a collection") % {"id": record_id(line, collection)}}
