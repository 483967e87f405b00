"""Two editions of a document set against each other: which paragraphs came, went or read differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from kb.models import Passage

from .passages import withheld_words
from .places import pinpoint


@dataclass(frozen=True)
class Side:
    """A paragraph in one of the editions, with as much of it as readers may see."""

    pinpoint: str
    url: str
    text: str
    language: str


@dataclass(frozen=True)
class EditionChange:
    """A paragraph that only one edition has, or that reads differently; the missing side is None."""

    before: Side | None
    after: Side | None


@dataclass(frozen=True)
class Comparison:
    """Every difference in reading order, and how many paragraphs are the same in both."""

    changes: list[EditionChange]
    unchanged: int


def compare_editions(before: Sequence[Passage], after: Sequence[Passage]) -> Comparison:
    """The differences between two editions' passages in reading order, found by fingerprint.

    Passages are loaded with their edition's document. What stands in one place of both and differs is a change;
    method: the longest common runs of paragraphs (difflib).
    """
    matcher = SequenceMatcher(None, _fingerprints(before), _fingerprints(after), autojunk=False)
    changes: list[EditionChange] = []
    unchanged = 0
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            unchanged += end - start
            continue
        pairs = zip_longest(before[start:end], after[other_start:other_end])
        changes += [EditionChange(_side(old), _side(new)) for old, new in pairs]
    return Comparison(changes, unchanged)


def _fingerprints(passages: Sequence[Passage]) -> list[str]:
    return [passage.fingerprint or passage.body for passage in passages]


def _side(passage: Passage | None) -> Side | None:
    if passage is None:
        return None
    text = passage.readable_text
    language = passage.language if text else "en"
    return Side(
        pinpoint(passage), passage.get_absolute_url(), text or passage.summary or withheld_words(), language
    )
