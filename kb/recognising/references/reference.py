"""A reference to an instrument as a text has it: its place, the instrument, and how sure that is."""

from dataclasses import dataclass

# Short references are surer the closer they hold to what the text itself said.
DEFINED, HOME, SAID, LAST, DEFAULT = 0.9, 0.85, 0.8, 0.7, 0.5
PROTOCOL = frozenset({"protocol"})
NEAR = 40  # characters that a look to the left takes


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an instrument at `start:end`: its slug, or UNKNOWN with the name as written.

    `treaty` is the treaty (slug) whose protocol an unknown one is; `name` is the name that a queue counts it by, ""
    where that is the words as written.
    """

    start: int
    end: int
    slug: str
    rule: str
    score: float
    classes: frozenset[str] = frozenset()
    treaty: str = ""
    name: str = ""
