"""Citation keys: stable, made of ASCII letters, digits and hyphens, different for every record of a list."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from kb.citing.dates import year_of
from kb.citing.names import surname
from kb.citing.source import Source

_SMALL_WORDS = frozenset({"a", "an", "the", "on", "of", "in", "to", "for", "and", "from", "towards"})


def citation_key(source: Source) -> str:
    """The record's own identifier, otherwise family name, year and first word of the title ("liu2023technological").

    The same source always has the same key; one that leaves no ASCII letter gets a digest of its title.
    """
    if _ascii(source.identifier):
        return _ascii(source.identifier)
    people = source.authors or source.by_role("editor")
    name = _ascii(surname(people[0])).split("-")[0] if people else ""
    words = (word for word in _ascii(source.title).split("-") if word and word not in _SMALL_WORDS)
    key = name + year_of(source.date)[:4] + next(words, "")
    if any(c.isalpha() for c in key):
        return _ascii(key)
    return (
        "source-" + hashlib.sha256(repr((source.title, source.number, source.url)).encode()).hexdigest()[:8]
    )


def distinct_keys(sources: Iterable[Source]) -> list[str]:
    """A key for each source, in order; the second of the same name ends in "-2"."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    keys = []
    for source in sources:
        base = key = citation_key(source)
        while key in taken:
            seen[base] = max(seen[base], 1) + 1
            key = f"{base}-{seen[base]}"
        taken.add(key)
        keys.append(key)
    return keys


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
