"""What can be recognised: instruments, institutions and concepts, each with all its names."""

from dataclasses import dataclass
from enum import StrEnum


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
