"""What can be recognised, as plain data: instruments, institutions and concepts with all their names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.recognising.names.bare_nouns import Called
    from kb.recognising.names.general_comments import CommentIndex
    from kb.recognising.names.index import NameIndex


class NameKind(StrEnum):
    """What a name is to its record; the values for labels are those of kb.models.ConceptLabel.Kind."""

    TITLE = "title"
    SHORT = "short"
    ALIAS = "alias"
    PREFERRED = "pref"
    ALTERNATIVE = "alt"
    HIDDEN = "hidden"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a record; `language` is a BCP 47 tag."""

    text: str
    language: str = "en"
    kind: NameKind = NameKind.ALIAS


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument: its slug, names, jurisdiction and what is known of its parts.

    `jurisdiction` is the slug of a place, "" where unknown; `national` says that it is the law of one State or part
    of one. `paths` are the provisions of the base ("17", "19.3.b"); `last_article` is the number of its last
    article, None where nobody said; `symbols` are normalised UN symbols.
    """

    slug: str
    names: tuple[Named, ...]
    jurisdiction: str = ""
    national: bool = False
    paths: frozenset[str] = frozenset()
    last_article: int | None = None
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution: its slug and names."""

    slug: str
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its key ("rights/privacy") and labels, negative ones among them."""

    key: str
    names: tuple[Named, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Everything that can be recognised; made once, used for many texts. The index is built at first use."""

    instruments: tuple[Instrument, ...] = ()
    institutions: tuple[Institution, ...] = ()
    concepts: tuple[Concept, ...] = ()
    by_slug: dict[str, Instrument] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {entry.slug: entry for entry in self.instruments})

    @cached_property
    def index(self) -> "NameIndex":
        """The names in the form that texts are compared with."""
        from kb.recognising.names.index import NameIndex

        return NameIndex(self)

    @cached_property
    def called(self) -> "Called":
        """The nouns that the instruments may be called by."""
        from kb.recognising.names.bare_nouns import Called

        return Called.of(self)

    @cached_property
    def comments(self) -> "CommentIndex":
        """The general comments among the instruments."""
        from kb.recognising.names.general_comments import CommentIndex

        return CommentIndex(self)

    @cached_property
    def symbols(self) -> dict[str, str]:
        """The instrument that a normalised UN symbol names, by symbol."""
        return {symbol: entry.slug for entry in self.instruments for symbol in entry.symbols}


def titled(texts: Iterable[str], language: str, kind: NameKind = NameKind.ALIAS) -> tuple[Named, ...]:
    """The texts as names of one language and kind."""
    return tuple(Named(text, language, kind) for text in texts)
