"""One index document before the engine sees it: texts with their languages, values, dates."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from tantivy import Document

from kb.dating import PartialDate

from ..analysis import analysed, analysed_body, plain
from ..request import Section
from ..schema import TEXT_FIELDS, facet_field

_NO_DATE = (1 << 27) - 1
_GROUP_BITS, _POSITION_BITS = 20, 17


@dataclass(slots=True)
class Entry:
    """What the index is told about one record.

    `texts` maps a text field to (text, BCP 47 tag) pairs, `facets` a parameter to its values, broader ones included;
    `documents` are the sources it rests on. Records of one date are ordered by `group`, then by `position`.
    """

    kind: str
    pk: int
    section: Section
    texts: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    facets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
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
        if text:
            self.texts[name].append((text, language))

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
        for name in sorted(self.texts):
            kept += self._analysed(name, self.texts[name])
        for parameter in sorted(self.facets):
            field_name = facet_field(parameter)
            kept += [(field_name, value) for value in sorted(self.facets[parameter])]
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

    def _analysed(self, name: str, texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        if name == "text":
            return [part for text, language in texts for part in _body(text, language)]
        if TEXT_FIELDS[name]:
            return [(name, analysed(text, language)) for text, language in texts]
        return [(name, plain(text)) for text, _language in texts]

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


def _body(text: str, language: str) -> list[tuple[str, str]]:
    kept, pairs = analysed_body(text, language)
    return [("text", kept), *(("pair", pair) for pair in pairs)]
