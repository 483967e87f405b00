"""All that can be recognised, with what is made of it once for many texts."""

from dataclasses import dataclass, field
from functools import cached_property

from kb.recognising.entries import Concept, Institution, Instrument
from kb.recognising.names.bare_nouns import Called
from kb.recognising.names.comment_index import CommentIndex
from kb.recognising.names.index import NameIndex
from kb.recognising.names.spellings import names_of


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
    def index(self) -> NameIndex:
        """The names in the form that texts are compared with."""
        return NameIndex(names_of(self.instruments, self.institutions, self.concepts))

    @cached_property
    def called(self) -> Called:
        """The nouns that the instruments may be called by."""
        return Called.of(self.instruments)

    @cached_property
    def comments(self) -> CommentIndex:
        """The general comments among the instruments."""
        return CommentIndex(self.instruments)

    @cached_property
    def symbols(self) -> dict[str, str]:
        """The instrument that a normalised UN symbol names, by symbol."""
        return {symbol: entry.slug for entry in self.instruments for symbol in entry.symbols}
