"""Titles of the core treaties as people misquote them: the noun, the words that tell the treaty, and small words.

"Convention internationale sur l'élimination de toutes formes de discriminations envers les femmes": no word may stand
between that a title does not have, so "the Convention prohibits discrimination against women" is none.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import MentionKind
from kb.recognising.names.index import NameHit, NameUse
from kb.recognising.names.telling_words import BETWEEN, FIRST_ONLY, HAN_TELLING, NOUNS, OTHERS, TELLING
from kb.recognising.writing.words import Words, key_of

_BY_NOUN: Final = {
    noun: [slug for slug, (its, _) in TELLING.items() if its == name]
    for name, nouns in NOUNS.items()
    for noun in nouns
}
_FOLLOWING: Final = BETWEEN.union(*(forms for _, telling in TELLING.values() for forms in telling))
_GAP = re.compile(r"[\s,'’«“\"-]{1,3}")
_MOST_WORDS = 30
# Between marks, or without them what no sentence but a title says.
_HAN_TITLES = re.compile(
    r"(?<=《)[\u4e00-\u9fff、]{4,30}公约(?=》)"
    r"|(?<!《)(?:联合国)?(?:禁止酷刑|消除[对一]|保[护障]所有)[\u4e00-\u9fff、]{2,30}?公约(?!》)"
)
_HAN_OTHERS = re.compile(r"欧洲|美洲|非洲|阿拉伯|东盟|海牙|议定书|劳工|人口|贩运|执行|待遇平等")


def misquoted_titles(words: Words, hits: list[NameHit], gazetteer: Gazetteer) -> list[NameHit]:
    """The names found in a text and the titles that are only nearly one, in the order of the text."""
    known = {
        hit.start: hit.end for hit in hits if any(use.kind is MentionKind.INSTRUMENT for use in hit.uses)
    }
    more = [hit for hit in (*_spelt(words), *_in_chinese(words)) if hit.uses[0].target in gazetteer.by_slug]
    more = [hit for hit in more if known.get(hit.start, 0) < hit.end]
    return sorted([*hits, *more], key=lambda hit: (hit.start, hit.end)) if more else hits


def _spelt(words: Words) -> Iterator[NameHit]:
    for first in [i for i, key in enumerate(words.keys[:-1]) if key in _BY_NOUN]:
        slugs = _BY_NOUN[words.keys[first]]
        leads = key_of(words.written[first + 1]) in _FOLLOWING
        if leads and (not first or key_of(words.written[first - 1]) not in OTHERS):
            ends = ((_end(words, first, TELLING[slug][1]), slug) for slug in slugs)
            last, slug = max(ends)
            if last:
                yield _hit(words, first, last, slug)


def _end(words: Words, first: int, telling: tuple[frozenset[str], ...]) -> int:
    """The word behind a title that begins with this noun and has all the words that tell it; 0 where none is."""
    missing, end = set(telling), 0
    for place in range(first + 1, min(first + _MOST_WORDS, len(words.written))):
        key = key_of(words.written[place])
        told = next((forms for forms in telling if key in forms), None)
        allowed = told is not None or (
            key in BETWEEN and not (key in FIRST_ONLY and len(missing) < len(telling))
        )
        if not allowed or _GAP.fullmatch(words.gaps[place - 1]) is None:
            break
        if told is not None:
            missing.discard(told)
            end = place + 1 if not missing else 0
    return end


def _in_chinese(words: Words) -> Iterator[NameHit]:
    if "公约" not in words.text:
        return
    for match in _HAN_TITLES.finditer(words.text):
        title = match.group().removeprefix("联合国")
        found = [slug for slug, telling in HAN_TELLING.items() if telling.match(title)]
        if len(found) == 1 and not _HAN_OTHERS.search(title):
            use = NameUse(MentionKind.INSTRUMENT, found[0], "instrument-alias")
            yield NameHit(0, 0, *match.span(), (use,))


def _hit(words: Words, first: int, last: int, slug: str) -> NameHit:
    use = NameUse(MentionKind.INSTRUMENT, slug, "instrument-alias")
    return NameHit(first, last, words.starts[first], words.ends[last - 1], (use,))
