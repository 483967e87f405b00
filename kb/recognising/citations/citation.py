"""A list of provisions as a text cites them, before anybody knows of which instrument."""

from dataclasses import dataclass

from kb.recognising.tokens.keywords import ARTICLE


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision of a list: its path in parts ("14", "3", "g") and its place in the text.

    `clear` is false where a part of it was not understood: then the path is not the one meant. `turned` is the path
    as it is where the paragraph stands before its article, which the instrument decides; () where that cannot be.
    """

    path: tuple[str, ...]
    start: int
    end: int
    clear: bool = True
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A list of provisions from `start` to `end`; nobody knows yet of which instrument.

    `unit` says what is numbered ("article", "recital"), "" where only paragraphs are named; `shouted` that the keyword
    is all in capitals; `many` that several numbers may follow it; `parts_first` that parts stand before their article.
    """

    start: int
    end: int
    cited: tuple[Cited, ...]
    unit: str = ARTICLE
    shouted: bool = False
    many: bool = False
    parts_first: bool = False

    @property
    def numbers(self) -> list[int]:
        """The numbers of its provisions without their parts; those with letters are left out."""
        return [int(one.path[0]) for one in self.cited if one.path and one.path[0].isdecimal()]
