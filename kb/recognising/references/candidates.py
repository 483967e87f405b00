"""All that may refer to an instrument in a text, in its order: names, nouns, general comments, words for laws."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.names.general_comments import Comment
from kb.recognising.names.index import NameHit
from kb.recognising.names.name_phrases import is_named, phrase_around
from kb.recognising.names.nouns import find_nouns
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import NEAR, Reference
from kb.recognising.references.references import free_standing
from kb.recognising.writing.words import Words

HAN_OPTIONAL = re.compile(
    r"(?:第(?P<number>[一二三])(?:项|个|号)?)?(?:任择|任意|附加|选择)\Z"
    r"|第\s?(?P<alone>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?号?\s?\Z"
)
_TRAILING_WORDS = re.compile(
    r"(?:[\s,;]|\b(?:and|or|the|of|to|et|la|le|les|de|y|el|los|del|и|с|к)\b|l['’])+\Z"
)

# "The EU — Artificial Intelligence Act", "Международной — конвенции о …": what is left before a known name is no law.
_ADJECTIVES_ALONE = re.compile(
    r"(?:(?!(?:Laws?|Acts?|Codes?|Decrees?|Bills?|Ordinances?|Regulations?|Conventions?|Constitution)\b)[A-Z][A-Za-z-]*\s?){1,3}"
    r"|(?:[А-ЯЁа-яё-]+(?:ого|ому|ом|ый|ий|ым|им|ой|ая|ую|ей|ые|ых|их)\s?){1,3}"
)

# "Налоговая декларация", "Американской конвенции": others than the one that is spoken of.
_SMALL_RUSSIAN = re.compile(r"конвенци|деклараци")
_RUSSIAN_ADJECTIVE = re.compile(r"[а-яё]{2,}(?:ая|яя|ую|юю|ой|ей|ые|ие|ых|их)\s\Z")
RUSSIAN_ALONE = re.compile(
    r"\s?(?:[.,;:)»]|\Z)|\s(?:и|не|также|был[аои]?|является|применяется|вступил[аои]?|[а-яё]{3,}(?:ает|яет|ует|ивает))(?![а-яё])"
)

type Candidate = NameHit | re.Match[str] | Reference


def span_of(candidate: Candidate) -> tuple[int, int]:
    """Where a candidate begins and ends."""
    return candidate.span() if isinstance(candidate, re.Match) else (candidate.start, candidate.end)


def without_trailing_words(text: str) -> str:
    """A name without what leads to the next one: "Directive 95/46/CE — et la"."""
    return _TRAILING_WORDS.sub("", text)


def candidates(
    words: Words,
    hits: Sequence[NameHit],
    comments: Sequence[Comment],
    others: Sequence[Reference],
    citations: Sequence[tuple[int, int]],
) -> list[Candidate]:
    """All that may be a reference, in its order; at one place what is sure before a word that only may be a law."""
    commented = [_comment(comment) for comment in comments]
    by_comment = _Cover([(one.start, one.end) for one in commented])
    names = [hit for hit in hits if not by_comment.holds(hit.start)]
    covered = _Cover([*((one.start, one.end) for one in commented), *((hit.start, hit.end) for hit in hits)])
    cited = _Cover(list(citations))
    nouns = [
        noun
        for noun in find_nouns(words)
        if not covered.holds(noun.start())
        and not cited.holds(noun.start())
        and _may_be_noun(words.text, noun)
    ]
    sure: list[Candidate] = [*commented, *names, *nouns]
    phrases = (phrase_around(words.text, *noun.span()) for noun in nouns if noun["plain"])
    given = {one.end: (one.start, one.end) for one in others if one.rule == "defined"}
    known = [*(span_of(one) for one in sure), *citations, *phrases, *given.values()]
    others = [one for one in others if one.rule != "law-word" or one.end not in given]
    found: list[Candidate] = [*sure, *_beside_known(words.text, others, _Cover(known))]
    return sorted(found, key=lambda one: (span_of(one)[0], _rank(one)))


def _rank(candidate: Candidate) -> int:
    """What goes before what at one place: a short name that the text gave, other names, a word that may be a law."""
    rule = candidate.rule if isinstance(candidate, Reference) else ""
    return {"defined": 0, "law-word": 2}.get(rule, 1)


def _beside_known(text: str, others: Sequence[Reference], known: "_Cover") -> list[Reference]:
    """The words for laws, each up to where a known name or a citation begins; none that begins inside one."""
    kept = []
    for one in others:
        following = known.following(one.start) if one.rule == "law-word" else None
        if one.rule == "law-word" and known.holds(one.start):
            continue
        if following is not None and following < one.end:
            shorter = without_trailing_words(text[one.start : following])
            one = replace(one, end=one.start + (0 if _ADJECTIVES_ALONE.fullmatch(shorter) else len(shorter)))
        if one.end > one.start:
            kept.append(one)
    return kept


def _may_be_noun(text: str, noun: re.Match[str]) -> bool:
    """Whether a Chinese noun stands for itself, or behind 任择; inside a longer word it is none."""
    start = noun.start()
    if noun.group().startswith("регламент") and not RUSSIAN_ALONE.match(text, noun.end()):
        return False  # "регламент суда"
    if _SMALL_RUSSIAN.match(noun.group()):
        qualified = _RUSSIAN_ADJECTIVE.search(text, max(0, start - NEAR), start)
        if qualified is not None or is_named(text, *noun.span()):
            return False
    if noun.group() == "该法" and text[noun.end() : noun.end() + 1] not in {"第", "的", "中"}:
        return False  # 该法院
    before = text[max(0, start - NEAR) : start]
    return noun["han"] is None or free_standing(before, noun) or HAN_OPTIONAL.search(before) is not None


class _Cover:
    """Stretches that do not overlap much, asked about places."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start for start, _ in self._stretches]

    def holds(self, place: int) -> bool:
        """Whether a stretch holds the place."""
        return self.overlaps(place, place + 1)

    def following(self, place: int) -> int | None:
        """Where the next stretch begins."""
        after = bisect_left(self._starts, place)
        return self._starts[after] if after < len(self._starts) else None

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch shares a place with these."""
        last = bisect_left(self._starts, end)
        return any(stop > start for _, stop in self._stretches[max(0, last - 3) : last])


def _comment(comment: Comment) -> Reference:
    """A general comment as a reference."""
    score = 0.95 if comment.treaty else 0.85
    return Reference(
        comment.start, comment.end, comment.slug or UNKNOWN, "general-comment", score, name=comment.name
    )
