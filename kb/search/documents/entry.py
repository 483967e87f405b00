"""One index document before the engine sees it: analysed texts, values, dates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from tantivy import Document

from kb.dating import PartialDate

from ..analysis import analysed, analysed_body, pair_term, pairs_in, plain
from ..facets import FACET
from ..schema import TEXT_FIELDS
from ..section import Section
from ..unnamed import SEARCHED_UNNAMED

_NO_DATE = (1 << 27) - 1
_GROUP_BITS, _POSITION_BITS = 20, 17

#: Fields whose texts are no other record's, and need not be remembered.
_OWN = ("text", "quote")

#: An index field and what is kept in it.
type Kept = tuple[str, str]


def said(name: str, text: str, language: str = "en") -> list[Kept]:
    """What a text field keeps of a text: the fields that make a record found by it."""
    if not text:
        return []
    if not TEXT_FIELDS[name]:
        return [(name, plain(text))]
    kept = analysed_body(text, language) if name in _OWN else analysed(text, language)
    pairs = pairs_in(kept, language) if name in SEARCHED_UNNAMED else ()
    return [(name, kept), *(("pair", pair_term(name, pair)) for pair in pairs)]


def valued(parameter: str, values: Iterable[str]) -> list[Kept]:
    """What the index keeps of the values of a facet."""
    name = FACET[parameter].field
    return [(name, value) for value in values]


@dataclass(frozen=True, slots=True)
class Lent:
    """What one record lends to all that are tied to it, made once: words to find them by, values to narrow by."""

    words: tuple[Kept, ...] = ()
    values: tuple[Kept, ...] = ()


@dataclass(slots=True)
class Entry:
    """What the index is told about one record.

    `documents` are the sources it rests on. Records of one date are ordered by `group`, then by `position`.
    """

    kind: str
    pk: int
    section: Section
    words: list[Kept] = field(default_factory=list)
    values: set[Kept] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    earliest: date | None = None
    latest: date | None = None
    group: int = 0
    position: int = 0

    @property
    def key(self) -> str:
        """The name of the record in the index."""
        return f"{self.kind}:{self.pk}"

    def say(self, name: str, text: str, language: str = "en") -> None:
        """Let the record be found by a text in one of its fields."""
        self.words += said(name, text, language)

    def add(self, parameter: str, *values: str) -> None:
        """Let the record be narrowed by these values of a facet."""
        self.values.update(valued(parameter, values))

    def take(self, lent: Lent) -> None:
        """Let the record be found and narrowed by what another lends to it."""
        self.words += lent.words
        self.values.update(lent.values)

    def dated(self, when: PartialDate | str) -> None:
        """Widen the time of the record by a date; an empty one changes nothing."""
        if not when or isinstance(when, str):
            return
        self.earliest = min(self.earliest or when.earliest, when.earliest)
        self.latest = max(self.latest or when.latest, when.latest)

    def to_document(self) -> tuple[Document, int]:
        """The document for the engine and its digest; equal records have equal digests, of 63 bits."""
        document = Document()
        kept = [("key", self.key), ("section", self.section.value)]
        kept += dict.fromkeys(self.words)
        kept += sorted(self.values)
        kept += [("document", str(pk)) for pk in sorted(self.documents)]
        for name, text in kept:
            document.add_text(name, text)
        numbers = self._numbers()
        for name, number in numbers:
            document.add_unsigned(name, number)
        content = "\x1f".join([part for pair in kept for part in pair]) + repr(numbers)
        digest = (
            int.from_bytes(blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
        )
        document.add_unsigned("digest", digest)
        return document, digest

    def _numbers(self) -> list[tuple[str, int]]:
        """Years, and sort keys: the date as a number, then group and position; without a date last either way."""
        order = (self.group % (1 << _GROUP_BITS)) << _POSITION_BITS | self.position % (1 << _POSITION_BITS)
        reverse = (1 << (_GROUP_BITS + _POSITION_BITS)) - 1 - order
        shift = _GROUP_BITS + _POSITION_BITS
        if self.earliest is None or self.latest is None:
            return [("newest", reverse), ("oldest", _NO_DATE << shift | order)]
        day = self.earliest if self.earliest != date.min else self.latest
        number = day.year * 10_000 + day.month * 100 + day.day
        return [
            ("year_from", self.earliest.year),
            ("year_to", self.latest.year),
            ("newest", number << shift | reverse),
            ("oldest", number << shift | order),
        ]
