"""The law that a question cites: somebody who types "Art. 17(1) ICCPR" wants that provision, and what refers to it."""

import re
from functools import lru_cache

from kb.models import LegalInstrument, Provision
from kb.query import Query, QueryError, parse
from kb.recognising import Gazetteer
from kb.representing.known_law import known_law
from kb.representing.typed_law import MeantLaw, law_meant_by

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


def cited_law(text: str, version: IndexVersion) -> list[Provision]:
    """The published provisions that the whole text cites, in its order; of a part that is not held, what holds it."""
    if not _DIGIT.search(text) or len(text) > _LONGEST or "\x00" in text:
        return []
    published = Provision.objects.published().select_related("instrument")
    named = list(published.called(text).order_by("pk")[:_MOST]) if "," in text else []
    return named or _held(law_meant_by(text, _gazetteer(version)))


def _held(meant: list[MeantLaw]) -> list[Provision]:
    wanted = [one.known_handle for one in meant if one.known_path][:_MOST]
    if not wanted:
        return []
    slugs, paths = zip(*(handle.split(":") for handle in wanted), strict=True)
    rows = Provision.objects.published().filter(instrument__slug__in=slugs, path__in=paths)
    found = {one.key: one for one in rows.select_related("instrument")}
    return [found[handle] for handle in dict.fromkeys(wanted) if handle in found]


@lru_cache(maxsize=2)
def _gazetteer(version: IndexVersion) -> Gazetteer:
    """The law that readers may see, as of one index version."""
    return Gazetteer(tuple(known_law(LegalInstrument.objects.published(), Provision.objects.published())))
