"""What recognising answers: mentions with their places, unknown instruments, refused numbers."""

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention refers to."""

    PROVISION = "provision"
    INSTRUMENT = "instrument"
    INSTITUTION = "institution"
    CONCEPT = "concept"
    SYMBOL = "symbol"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text at `start:end` (code points, end excluded) that refer to something.

    `target` is the slug of an instrument or institution, the key of a concept ("rights/privacy"), a normalised UN
    symbol, or an EDTF date. A provision also has its `path` ("14.3.g") and `known_path`, the longest part of that
    path which the base holds, "" where it holds none. `rule` names what found it; `score` is between 0 and 1.
    """

    kind: MentionKind
    start: int
    end: int
    target: str
    rule: str
    score: float
    path: str = ""
    known_path: str = ""

    @property
    def key(self) -> str:
        """The target with its path: "iccpr:17", or the target alone."""
        return f"{self.target}:{self.path}" if self.path else self.target


@dataclass(frozen=True, slots=True)
class UnknownMention:
    """An instrument that the base does not hold, at `start:end`.

    `normal` is its name case-folded, with single spaces and without a leading article: the same for every spelling
    that a queue should count together. `path` is the provision cited with it, "" for the instrument alone.
    """

    start: int
    end: int
    text: str
    normal: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class RefusedMention:
    """A citation of which no provision is named: its instrument has none with this path, or a part was not understood.

    `path` is what was read; where a part was not understood, the number of the article alone. `reason` is
    "beyond-last-article", "no-such-part", "no-such-unit" or "not-understood".
    """

    start: int
    end: int
    target: str
    path: str
    reason: str = "beyond-last-article"


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that one text mentions, each part in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    unknown: tuple[UnknownMention, ...] = ()
    refused: tuple[RefusedMention, ...] = ()

    def of_kind(self, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions of these kinds."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)
