"""Two editions of a document set against each other: which paragraphs came, went or read differently."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from kb.anchoring import segments
from kb.anchoring.differing_words import differing
from kb.anchoring.rewritten_paragraphs import alike, pairs
from kb.models import Passage
from kb.web.elements.pinpoints import pinpoint
from kb.web.sources.passages.passage import withheld_words


@dataclass(frozen=True)
class Words:
    """A stretch of a paragraph, and whether the other edition lacks it."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Side:
    """A paragraph in one of the editions, with as much of it as readers may see."""

    pinpoint: str
    url: str
    text: str
    language: str
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class EditionChange:
    """A paragraph that only one edition has, or that reads differently or stands elsewhere; the missing side is None.

    Where one reads like the other, or is known to go on as it, both sides have `words`.
    """

    before: Side | None
    after: Side | None
    moved: bool = False


@dataclass(frozen=True)
class Comparison:
    """Every difference in reading order, and how many paragraphs are the same in both."""

    changes: list[EditionChange]
    unchanged: int


def compare_editions(
    before: Sequence[Passage], after: Sequence[Passage], goes_on: Mapping[int, int] | None = None
) -> Comparison:
    """The differences between two editions' passages in reading order, found by fingerprint.

    Passages are loaded with their edition's document. What stands in one place of both and differs is a change;
    method: the longest common runs of paragraphs (difflib). `goes_on` says by primary key as which passage of the
    second edition one of the first is known to go on: these are told together wherever they stand, and so is what was
    rewritten, as far as likeness shows, before anybody has said so.
    """
    matcher = SequenceMatcher(None, _fingerprints(before), _fingerprints(after), autojunk=False)
    places = [place for place in matcher.get_opcodes() if place[0] != "equal"]
    gone = [one for _kind, start, end, _from, _to in places for one in before[start:end]]
    come = [one for _kind, _start, _end, start, end in places for one in after[start:end]]
    known = _Together(before, after, {**_rewritten(gone, come, goes_on or {}), **(goes_on or {})})
    changes = [
        change
        for _kind, start, end, other_start, other_end in places
        for change in known.changes(before[start:end], after[other_start:other_end])
    ]
    return Comparison(changes, len(before) - len(gone))


def _rewritten(
    gone: Sequence[Passage], come: Sequence[Passage], goes_on: Mapping[int, int]
) -> dict[int, int]:
    """By primary key which of the passages without a known counterpart read like each other."""
    taken = set(goes_on.values())
    old = [one for one in gone if one.pk not in goes_on and _shown_words(one)]
    new = [one for one in come if one.pk not in taken and _shown_words(one)]
    found = pairs([_shown_words(one) for one in old], [_shown_words(one) for one in new])
    return {old[one].pk: new[other].pk for one, other in found.items()}


class _Together:
    """Which passages are told together with which."""

    def __init__(
        self, before: Sequence[Passage], after: Sequence[Passage], goes_on: Mapping[int, int]
    ) -> None:
        earlier, later = {one.pk: one for one in before}, {one.pk: one for one in after}
        self._later = {old: later[new] for old, new in goes_on.items() if old in earlier and new in later}
        self._told = {new.pk for new in self._later.values()}

    def changes(self, old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[EditionChange]:
        """What a place of the first edition and one of the second have that the other has not."""
        here = {one.pk for one in new}
        for one in old:
            if one.pk in self._later:
                later = self._later[one.pk]
                yield _together(one, later, moved=later.pk not in here)
        apart = [one for one in old if one.pk not in self._later]
        come = [one for one in new if one.pk not in self._told]
        for one, other in zip_longest(apart, come):
            if one and other and alike(_shown_words(one), _shown_words(other)):
                yield _together(one, other, moved=False)
            else:
                yield EditionChange(_side(one), _side(other))


def _together(old: Passage, new: Passage, *, moved: bool) -> EditionChange:
    before, after = _side(old), _side(new)
    if before is None or after is None:
        return EditionChange(before, after)
    gone, come = differing(before.text, after.text)
    return EditionChange(
        replace(before, words=_words(before.text, gone)),
        replace(after, words=_words(after.text, come)),
        moved=moved,
    )


def _words(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Words, ...]:
    return tuple(Words(text[one.start : one.end], bool(one.ranges)) for one in segments(len(text), spans))


def _fingerprints(passages: Sequence[Passage]) -> list[str]:
    return [passage.fingerprint or passage.body for passage in passages]


def _shown_words(passage: Passage) -> str:
    """What readers may see of the passage, "" where that is nothing."""
    return passage.readable_text or passage.summary


def _side(passage: Passage | None) -> Side | None:
    if passage is None:
        return None
    language = passage.language if passage.readable_text else "en"
    return Side(
        pinpoint(passage), passage.get_absolute_url(), _shown_words(passage) or withheld_words(), language
    )
