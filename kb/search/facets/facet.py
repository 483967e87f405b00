"""What a facet is: a parameter that narrows a search, and how its values are written, named, found and put in order.

A facet knows its own values. What all facets share, the names as of one index version in one language, is handed to
it as `Known` (see kb.search.vocabulary).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

from ..concepts import ConceptTree
from ..section import Section

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ALL = frozenset(Section)
#: What can be said of a source and of all that rests on it.
SOURCES = frozenset({Section.PASSAGES, Section.CLAIMS, Section.DOCUMENTS})

#: A kind of named record and the slug of one, such as ("institutions", "ohchr").
type Reading = tuple[str, str]


class Known(Protocol):
    """What a facet asks of the base, read once for an index version and a language."""

    @property
    def tree(self) -> ConceptTree:
        """All published concepts."""

    def indexed(self, field: str) -> list[str]:
        """The values that records of the index have in a field."""

    def names(self, wanted: Iterable[Reading]) -> Mapping[Reading, str]:
        """The names of published records; unknown ones are left out."""


@dataclass(frozen=True, kw_only=True)
class Facet(ABC):
    """A parameter whose values narrow a search; a record is found by each value it has, broader ones included.

    `lead` are the words that make a sentence of chosen values ("published by"). It is counted in its `sections`, with
    at most `most` values; `hierarchical` says whether narrower values stand inside broader ones.
    """

    parameter: str
    label: "str | StrPromise"
    lead: "str | StrPromise"
    sections: frozenset[Section] = ALL
    hierarchical: bool = False
    most: int = 50

    @property
    def field(self) -> str:
        """The index field that holds its values."""
        return f"facet_{self.parameter}"

    @abstractmethod
    def known(self, values: Iterable[str], base: Known) -> set[str]:
        """Those of the values that there are."""

    @abstractmethod
    def candidates(self, value: str, base: Known) -> list[str]:
        """Values that there are and among which one may be meant that there is not."""

    @abstractmethod
    def called(self, value: str, base: Known) -> str:
        """What a known value is called; the value itself where it has no name."""

    def nearest(self, value: str, base: Known) -> list[str]:
        """Up to three values that there are and that look like this one."""
        return get_close_matches(value, self.candidates(value, base), n=3, cutoff=0.5)

    def canonical(self, values: Iterable[str], base: Known) -> dict[str, str]:
        """The form in which addresses write each published value."""
        return {value: value for value in values}

    def indexed(self, values: Iterable[str]) -> list[str]:
        """The values as the index keeps them, where each may stand for several."""
        return list(values)

    def readings(self, value: str) -> list[Reading]:
        """The named records that a value may mean; none where values are no records with names."""
        return []

    def ambiguous(self, values: Iterable[str], base: Known) -> set[str]:
        """Those of the values that mean several records."""
        return set()

    def broader(self, value: str, base: Known) -> str:
        """The value one step up, empty at the top."""
        return ""

    def label_language(self, value: str, base: Known) -> str:
        """The BCP 47 tag of a name that is not in the reader's language, otherwise empty."""
        return ""

    def moved(self, value: str) -> str | None:
        """The value that stands today for one that a renamed or merged record once had."""
        return None
