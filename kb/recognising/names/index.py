"""All names of a gazetteer as one tree of words, walked once along a text.

Titles of instruments are compared by their content words (a title is quoted with "of" for "on" and back); every other
name word by word. Each step of the walk is a look-up in a dictionary, so the time is linear in the text times the
length of the longest name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kb.recognising.entries import Named, NameKind
from kb.recognising.mentions import MentionKind
from kb.recognising.names.nouns import is_bare_noun
from kb.recognising.names.spellings import NameOfRecord, is_acronym
from kb.recognising.treaties.core_treaties import PLAIN_ACRONYMS
from kb.recognising.writing.inflection import english_forms
from kb.recognising.writing.words import GAP, Words, cut, key_of, split, without_stray_spaces

_SMALL = (
    "a all an and any by for from in of on or other the their to with "
    "au aux contre d de des du en et l la le les ou par sur relative relatif se rapportant "
    "al con contra del dela delas delos el las los o para por sobre y un una "
    "о об и в во к с "
    "и و 和 及 与 的"
)
SMALL_WORDS: Final[frozenset[str]] = frozenset(_SMALL.split())
_AND_IN: Final = frozenset(
    {("and", "in"), ("and", "by"), ("and", "with"), ("et", "par"), ("y", "por"), ("y", "con")}
)
_ABBREVIATED: Final = frozenset({"conv", "decl", "prot"})
_FEWEST_CONTENT_WORDS = 3
_LONGEST_WEAK_ACRONYM = 3
_MOST_KEYS = 200_000  # remembered spellings; then they are forgotten and looked up again


@dataclass(frozen=True, slots=True)
class NameUse:
    """What a name at a leaf of the tree stands for.

    `exact` is the spelling with its case where an acronym demands it, else ""; `weak` asks for context, `shared` is a
    name of several records; `negative` is a label that looks like its concept but is not it.
    """

    kind: MentionKind
    target: str
    rule: str
    exact: str = ""
    weak: bool = False
    shared: bool = False
    negative: bool = False


@dataclass(slots=True)
class _Node:
    after: dict[str, "_Node"] = field(default_factory=dict)
    uses: list[NameUse] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found in a text: its words from `first` up to, not including, `last`; its place; its possible meanings."""

    first: int
    last: int
    start: int
    end: int
    uses: tuple[NameUse, ...]


class NameIndex:
    """The tree of names; `find` gives the hits of a text, longest first at each place."""

    def __init__(self, names: Iterable[NameOfRecord]) -> None:
        self._strict, self._loose = _Node(), _Node()
        self._keys: dict[str, str] = {}
        self._vocabulary: set[str] = set(SMALL_WORDS)
        names = tuple(names)
        claimed = _claimed(names)
        for kind, target, name in names:
            if not is_bare_noun(name.text):
                self._add(kind, target, name, shared=len(claimed.get(name.text.casefold(), ())) > 1)
        self._first = self._strict.after.keys() | self._loose.after.keys()

    def words(self, text: str) -> Words:
        """The text cut into words with their keys."""
        if len(self._keys) > _MOST_KEYS:
            self._keys.clear()
        return without_stray_spaces(cut(text, self._keys_of), self._keys_of)

    def find(self, words: Words) -> Iterator[NameHit]:
        """The longest name at every word that begins one; of instruments and of the rest, each for itself."""
        strict, loose, keys = self._strict.after, self._loose.after, words.keys
        following = [*keys[1:], ""]
        for first in [i for i, key in enumerate(keys) if key in self._first]:
            key, after = keys[first], following[first]
            titles, names = loose.get(key), strict.get(key)
            hits = (
                _walk(titles, words, first, skipping=True)
                if titles and (after in titles.after or after in SMALL_WORDS)
                else None,
                _walk(names, words, first, skipping=False)
                if names and (names.uses or after in names.after)
                else None,
            )
            yield from (hit for hit in hits if hit is not None)

    def _keys_of(self, written: list[str]) -> list[str]:
        known = self._keys
        for word in set(written).difference(known):
            known[word] = self._key(word)
        return [known[word] for word in written]

    def _key(self, word: str) -> str:
        key = key_of(word)
        return key if key in self._vocabulary else ""

    def _add(self, kind: MentionKind, target: str, name: Named, *, shared: bool) -> None:
        acronym = is_acronym(name.text)
        short = acronym and len(name.text) <= _LONGEST_WEAK_ACRONYM and name.text not in PLAIN_ACRONYMS
        law_or_body = kind in {MentionKind.INSTRUMENT, MentionKind.INSTITUTION}
        use = NameUse(
            kind=kind,
            target=target,
            rule=f"{kind}-acronym" if acronym else f"{kind}-{name.kind}",
            exact=name.text if acronym else "",
            weak=law_or_body and (shared or short),
            shared=shared,
            negative=name.kind is NameKind.NEGATIVE,
        )
        keys = split(name.text)
        content = [key for key in keys if key not in SMALL_WORDS]
        spelt = (
            any(word.isupper() and len(word) > 1 for word in name.text.split()) and not name.text.isupper()
        )
        titled = len(content) >= _FEWEST_CONTENT_WORDS and keys[0] in content
        if kind is MentionKind.INSTRUMENT and titled and not spelt:
            self._plant(self._loose, content, use)
            return
        inflected = kind is MentionKind.CONCEPT and name.language == "en" and not acronym
        for form in english_forms(keys) if inflected else [keys]:
            self._plant(self._strict, form, use)

    def _plant(self, node: _Node, keys: list[str], use: NameUse) -> None:
        if not keys or (len(keys) == 1 and len(keys[0]) == 1):
            return  # a single letter or Han character is no name
        for key in keys:
            node = node.after.setdefault(key, _Node())
        if use not in node.uses:
            node.uses.append(use)
        self._vocabulary.update(keys)


def _walk(node: _Node, words: Words, first: int, *, skipping: bool) -> NameHit | None:
    """The longest name that begins with this word, if any; `skipping` passes over small words inside."""
    best: NameHit | None = None
    i, total = first + 1, len(words.keys)
    while True:
        if node.uses and (uses := _spelt(node.uses, words, first, i)):
            best = NameHit(first, i, words.starts[first], words.ends[i - 1], uses)
        while i < total and skipping and words.keys[i] in SMALL_WORDS and words.keys[i] not in node.after:
            if _leads_elsewhere(words, i):
                return best
            i += 1
        if i >= total or (following := node.after.get(words.keys[i])) is None:
            return best
        gap = words.gaps[i - 1]
        if (
            gap != " "
            and GAP.fullmatch(gap) is None
            and not (gap == ". " and words.keys[i - 1] in _ABBREVIATED)
        ):
            return best
        node, i = following, i + 1


def _leads_elsewhere(words: Words, place: int) -> bool:
    """Whether "and in" stands there, which joins two laws and no words of a title: "the Charter and in the UN …"."""
    return tuple(words.keys[place : place + 2]) in _AND_IN


def _spelt(uses: list[NameUse], words: Words, first: int, last: int) -> tuple[NameUse, ...]:
    """The uses that the very spelling allows: acronyms with their capitals, and not as part of a longer one."""
    written = words.text[words.starts[first] : words.ends[last - 1]]
    return tuple(use for use in uses if not use.exact or use.exact == written)


def _claimed(names: Iterable[NameOfRecord]) -> dict[str, set[str]]:
    """For each name, case-folded, the instruments and institutions that it may stand for."""
    claimed: dict[str, set[str]] = {}
    for kind, target, name in names:
        if kind is not MentionKind.CONCEPT:
            claimed.setdefault(name.text.casefold(), set()).add(f"{kind}:{target}")
    return claimed
