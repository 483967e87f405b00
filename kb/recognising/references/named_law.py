"""A law that a text has named, and what stands for one that the base does not hold."""

from dataclasses import dataclass

UNKNOWN = ""  # stands where an instrument is meant that the base does not hold


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """An instrument that the text has named: its slug, or UNKNOWN, and the nouns it may be called by.

    `treaty` is the one whose protocol an unknown one is.
    """

    slug: str
    classes: frozenset[str]
    treaty: str = ""
