"""Institutions by their names, concepts by their labels: the longest label wins, negative labels silence others."""

from collections.abc import Iterator, Sequence

from kb.recognising.mentions import Mention, MentionKind
from kb.recognising.names.index import NameHit
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import Reference
from kb.recognising.writing.words import Words

_SCORES = {"title": 1.0, "pref": 0.9, "alt": 0.8, "hidden": 0.6, "alias": 0.9, "acronym": 0.85, "short": 0.9}
_LONGEST_CAPITALS = 4


def find_labels(
    words: Words, hits: Sequence[NameHit], references: Sequence[Reference], memory: Memory
) -> Iterator[Mention]:
    """The institutions and concepts of a text in its order; none inside the name of an instrument.

    A concept's label inside the name of an institution is passed over, and so is whatever a negative label covers.
    """
    named = [(reference.start, reference.end) for reference in references if "-" in reference.rule]
    bodies, free = _of_kind(hits, MentionKind.INSTITUTION), _Cover(named)
    found = [hit for hit in bodies if not free.covers(hit) and not _shouted(words, hit)]
    for hit in found:
        yield from _institution(hit, memory)
    cover = _Cover(sorted([*named, *((hit.start, hit.end) for hit in found)]))
    for hit in _of_kind(hits, MentionKind.CONCEPT):
        if cover.covers(hit) or any(use.negative for use in hit.uses) or _shouted(words, hit):
            continue
        for use in hit.uses:
            yield Mention(use.kind, hit.start, hit.end, use.target, use.rule, _score(use.rule))


def _score(rule: str) -> float:
    return _SCORES.get(rule.rpartition("-")[2], 0.8)


def _institution(hit: NameHit, memory: Memory) -> Iterator[Mention]:
    sure = [use for use in hit.uses if not use.weak or use.target in memory.established]
    if len({use.target for use in sure}) == 1:
        use = sure[0]
        memory.established.add(use.target)
        yield Mention(use.kind, hit.start, hit.end, use.target, use.rule, _score(use.rule))


def _of_kind(hits: Sequence[NameHit], kind: MentionKind) -> list[NameHit]:
    """The hits with their uses of one kind, without those that begin inside an earlier one."""
    kept: list[NameHit] = []
    for hit in hits:
        uses = tuple(use for use in hit.uses if use.kind is kind)
        if uses and not (kept and hit.start < kept[-1].end):
            kept.append(NameHit(hit.first, hit.last, hit.start, hit.end, uses))
    return kept


def _shouted(words: Words, hit: NameHit) -> bool:
    """An acronym among words all in capitals (WHO MAY APPLY) is a word in a headline."""
    if not hit.uses[0].exact or hit.end - hit.start > _LONGEST_CAPITALS:
        return False
    around = [words.written[i] for i in (hit.first - 1, hit.last) if 0 <= i < len(words.written)]
    return bool(around) and all(len(word) > 2 and word.isupper() for word in around)


class _Cover:
    """Stretches in order; asked about hits in order."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches, self._place = stretches, 0

    def covers(self, hit: NameHit) -> bool:
        """Whether a hit overlaps one of the stretches."""
        while self._place < len(self._stretches) and self._stretches[self._place][1] <= hit.start:
            self._place += 1
        return self._place < len(self._stretches) and self._stretches[self._place][0] < hit.end
