"""What the names in a text say of it: places and unions that it speaks of, bodies that resolve, laws that it names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import MentionKind
from kb.recognising.names.index import NameHit
from kb.recognising.names.other_laws import find_other_laws
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import Reference
from kb.recognising.treaties.core_treaties import CHARTER_OF, COURT_OF, RESOLVING

_YEAR_BEHIND = re.compile(r"\s\((?:19|20)\d\d\)\s*\Z")


def places(hits: Sequence[NameHit]) -> Iterator[str]:
    """The slugs of the places that a text names."""
    for hit in hits:
        for use in hit.uses:
            if use.kind is MentionKind.CONCEPT and use.target.startswith("places/") and not use.negative:
                yield use.target.removeprefix("places/")


def resolving(hits: Sequence[NameHit], memory: Memory) -> list[str]:
    """The bodies whose resolutions a text may cite by number alone: those named so far, and that of the document."""
    by_slug = memory.gazetteer.by_slug
    symbols = [symbol for home in memory.home for symbol in by_slug[home].symbols]
    named = memory.established | {use.target for hit in hits for use in hit.uses}
    return [
        body
        for slug, (body, prefix) in RESOLVING.items()
        if slug in named or any(symbol.startswith(prefix) for symbol in symbols)
    ]


def unions(hits: Sequence[NameHit], gazetteer: Gazetteer) -> Iterator[str]:
    """The jurisdictions with a charter of their own whose laws or courts a text names."""
    for use in (use for hit in hits for use in hit.uses if not use.weak):
        entry = gazetteer.by_slug.get(use.target) if use.kind is MentionKind.INSTRUMENT else None
        if entry is not None and entry.jurisdiction in CHARTER_OF:
            yield entry.jurisdiction
        elif use.kind is MentionKind.INSTITUTION and use.target in COURT_OF:
            yield COURT_OF[use.target]


def whole_name(text: str, references: Sequence[Reference]) -> str:
    """The law (slug) whose name is all that the text says; "" where it says more."""
    named = references[0] if len(references) == 1 else None
    alone = named is not None and text[named.start : named.end] == _YEAR_BEHIND.sub("", text).strip(" \n:.*#")
    return named.slug if named is not None and alone and named.rule.startswith("instrument-") else ""


def names_another(text: str, references: Sequence[Reference]) -> bool:
    """Whether words of a text name a law that is none of its references."""
    starts = [reference.start for reference in references]
    for start, end in find_other_laws(text):
        last = bisect_left(starts, end) - 1
        if last < 0 or references[last].end <= start:
            return True
    return False
