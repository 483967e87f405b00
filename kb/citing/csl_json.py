"""CSL-JSON, the input of every citation processor; valid by the schema of the Citation Style Language 1.0.2."""

import json
from collections.abc import Sequence
from typing import Any

from kb.citing.annotations import held_number, locator, remarks
from kb.citing.dates import PartialDate
from kb.citing.keys import distinct_keys
from kb.citing.source import Contributor, Reference, Role, Source
from kb.citing.titles import full_title

Item = dict[str, object]
_ROLES: dict[str, tuple[Role, ...]] = {
    "author": ("author", "speaker"),
    "editor": ("editor",),
    "translator": ("translator",),
    "contributor": ("contributor",),
}


def csl_json(references: Sequence[Reference]) -> str:
    """A JSON array of items, UTF-8, indented so that a person can read it."""
    return json.dumps(csl_items(references), ensure_ascii=False, indent=2) + "\n"


def csl_items(references: Sequence[Reference]) -> list[Item]:
    """One item per reference, as plain data."""
    keys = distinct_keys(reference.source for reference in references)
    return [_item(reference, key) for reference, key in zip(references, keys, strict=True)]


def _item(reference: Reference, key: str) -> Item:
    source = reference.source
    values = {
        "id": key,
        "citation-key": key,
        "type": source.kind,
        **{name: [_name(person) for person in source.by_role(*roles)] for name, roles in _ROLES.items()},
        **_what(source),
        **_where(source),
        **_when(reference),
        "locator": locator(reference),
        "note": " ".join(remarks(reference)),
        "custom": _custom(source),
    }
    return {name: value for name, value in values.items() if value}


def _name(person: Contributor) -> dict[str, object]:
    if person.institution or not (person.family and person.given):
        return {"literal": person.literal or person.family or person.given}
    name: dict[str, Any] = {"family": person.family, "given": person.given}
    # CSL's word for names that are never turned round: family name first in running text as well.
    return {**name, "static-ordering": True} if person.family_first else name


def _what(source: Source) -> Item:
    return {
        "title": full_title(source),
        "title-short": source.short_title,
        "original-title": source.original_title,
        "genre": source.genre,
        "container-title": source.container_title
        or (source.treaty_series.name if source.treaty_series else ""),
        "volume": source.volume or (source.treaty_series.volume if source.treaty_series else ""),
        "issue": source.issue,
        "page": source.pages or (source.treaty_series.page if source.treaty_series else ""),
        "edition": source.edition if source.kind != "dataset" else "",
        "version": (source.edition if source.kind == "dataset" else "") or held_number(source),
        "number": source.number,
        "authority": source.authority,
        "jurisdiction": source.jurisdiction,
        "language": source.language,
        "abstract": source.abstract,
        "keyword": ", ".join(source.keywords),
    }


def _where(source: Source) -> Item:
    return {
        "publisher": "; ".join(source.publishers),
        "publisher-place": source.publisher_place,
        "event-title": source.event.name if source.event else "",
        "event-place": source.event.place if source.event else "",
        "DOI": source.doi,
        "ISBN": source.isbn,
        "ISSN": source.issn,
        "URL": source.url or source.permalink or source.archive_url,
        "source": source.base,
    }


def _when(reference: Reference) -> Item:
    source = reference.source
    return {
        "issued": _date(source.date),
        "event-date": _date(source.event.date) if source.event else None,
        "original-date": _date(source.original_date),
        "accessed": _date(reference.seen),
    }


def _date(date: PartialDate | None) -> Item | None:
    return dict(date.as_csl()) if date is not None else None


def _custom(source: Source) -> dict[str, object]:
    """What the law needs and CSL has no variable for, under the names this project uses."""
    values = {
        "permalink": source.permalink,
        "archive-url": source.archive_url,
        "un-symbol": source.un_symbol,
        "ecli": source.ecli,
        "adopted": _date(source.adopted),
        "in-force": _date(source.in_force),
    }
    return {name: value for name, value in values.items() if value}
