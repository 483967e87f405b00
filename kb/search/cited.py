"""The law that a question cites: somebody who types "Art. 17(1) ICCPR" wants that provision, and what refers to it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.models import LegalInstrument, Provision
from kb.query import Query, QueryError, parse
from kb.recognising import Gazetteer
from kb.representing.known_law import known_law
from kb.representing.typed_law import MeantLaw, law_meant_by, law_that_is_not

from .reader import IndexVersion
from .schema import TEXT_FIELDS

_HANDLE = re.compile(r"([a-z0-9-]+):([0-9A-Za-z][\w.()-]*)")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千]")
_MOST = 5
_LONGEST = 300


def read_query(text: str) -> Query:
    """The tree of a question. What looks like a field and is the handle of published law (iccpr:17) is words.

    Raises QueryError for a mistake.
    """
    try:
        return parse(text, TEXT_FIELDS)
    except QueryError:
        handle = _HANDLE.fullmatch(text.strip())
        if handle is None or not LegalInstrument.objects.published().filter(slug=handle[1]).exists():
            raise
        return parse(f"{handle[1]} {handle[2]}", TEXT_FIELDS)


@dataclass(frozen=True, slots=True)
class AskedLaw:
    """One citation of a question: the nearest published provision, and the path that was meant where it is not held."""

    instrument: LegalInstrument
    provision: Provision | None
    missing: str = ""
    #: Whether the instrument is known to have no such provision; otherwise it is the base that has none.
    is_nowhere: bool = False


def law_asked_for(text: str, version: IndexVersion) -> list[AskedLaw]:
    """The provisions that the whole text cites, in its order, as far as readers may see their instrument."""
    if not _DIGIT.search(text) or len(text) > _LONGEST or "\x00" in text:
        return []
    published = Provision.objects.published().select_related("instrument")
    named = list(published.called(text).order_by("pk")[:_MOST]) if "," in text else []
    if named:
        return [AskedLaw(one.instrument, one) for one in named]
    gazetteer = _gazetteer(version)
    if meant := [one for one in law_meant_by(text, gazetteer) if one.path]:
        return _held(meant[:_MOST])
    return [replace(one, is_nowhere=True) for one in _held(law_that_is_not(text, gazetteer)[:_MOST])]


def _held(meant: list[MeantLaw]) -> list[AskedLaw]:
    """In two queries at most; a citation that is written twice is told once."""
    if not meant:
        return []
    rows = Provision.objects.published().filter(
        instrument__slug__in={one.slug for one in meant}, path__in={one.known_path for one in meant}
    )
    provisions = {one.key: one for one in rows.select_related("instrument")}
    instruments = {one.instrument.slug: one.instrument for one in provisions.values()}
    if others := [one.slug for one in meant if one.slug not in instruments]:
        instruments |= LegalInstrument.objects.published().in_bulk(others, field_name="slug")
    asked: dict[tuple[str, str], AskedLaw] = {}
    for one in meant:
        if one.slug in instruments:
            missing = one.path if one.path != one.known_path else ""
            found = provisions.get(one.known_handle)
            asked.setdefault((one.known_handle, missing), AskedLaw(instruments[one.slug], found, missing))
    return list(asked.values())


@lru_cache(maxsize=2)
def _gazetteer(version: IndexVersion) -> Gazetteer:
    """The law that readers may see, as of one index version."""
    return Gazetteer(tuple(known_law(LegalInstrument.objects.published(), Provision.objects.published())))
