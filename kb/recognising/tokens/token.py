"""One token of a citation, and what it is to the grammar."""

from dataclasses import dataclass
from enum import Enum, auto

from kb.recognising.tokens.keywords import Keyword


class Kind(Enum):
    """What a token is to the grammar."""

    KEYWORD = auto()  # article, paragraph
    NUMBER = auto()
    WORD = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    AND = auto()
    TO = auto()
    ORDINAL = auto()  # second, premier, الثالثة
    TRAILING = auto()  # 款 and 项 behind their numbers: the number's own kind says what it is
    QUOTE = auto()
    OTHER = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token at `start:end`: its text, its word as the tables have it or its number, and what it is.

    `glued` says that nothing stands between it and the token before. A number has its further `dotted` parts ("14.3.g")
    and the `suffix` of an inserted article ("bis", "B", "-1").
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool = False
    word: str = ""
    keyword: Keyword | None = None
    dotted: tuple[str, ...] = ()
    suffix: str = ""
