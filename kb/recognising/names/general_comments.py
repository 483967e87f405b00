"""General comments and general recommendations of the treaty bodies, named by body and number in six languages."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kb.recognising.mentions import MentionKind
from kb.recognising.names.comment_index import CommentIndex
from kb.recognising.names.index import NameHit
from kb.recognising.treaties.core_treaties import TREATY_BY_BODY, WATCHED_BY_INSTITUTION
from kb.recognising.writing.words import Words

_NO = r"(?:(?:[Nn]os?\.?|NOS?\.?|[Nn]\.?\s?[°ºᵒ]s?|[Nn]úms?\.?|[Nn]umber|№№?|أرقام|رقم(?:ي|ا)?)\s?)?"
_KIND = (
    r"[Gg]eneral\s(?:[Cc]omments?|[Rr]ecommendations?)|GENERAL\s(?:COMMENTS?|RECOMMENDATIONS?)"
    r"|[Oo]bservations?\s[Gg]énérales?|[Rr]ecommandations?\s[Gg]énérales?"
    r"|(?:[Oo]bservaci(?:ó|o)n(?:es)?|[Rr]ecomendaci(?:ó|o)n(?:es)?|[Cc]omentarios?)\s[Gg]eneral(?:es)?"
    r"|[Зз]амечани\w{1,3}\sобщего\sпорядка|[Оо]бщ\w{2,3}\s(?:рекомендаци\w{1,3}|комментари\w{1,3}|замечани\w{1,3})"
    r"|[وفبلك]{0,2}(?:ال)?(?:تعليق|توصي)\w{0,4}\s(?:ال)?عام\w{0,3}"
)
_NUMBERED = re.compile(
    rf"(?<!\w)(?:[Jj]oint\s)?(?P<kind>{_KIND}),?\s?{_NO}(?P<number>\d{{1,2}})(?!\d)(?:\s?\((?P<year>(?:19|20)\d\d)\))?"
)
_SHORT = re.compile(
    r"(?<!\w)(?P<kind>GC|GR|OG|RG)\s?(?:[Nn]\.?[o°º]?\.?\s?)?(?P<number>\d{1,2})(?!\d)(?:\s?\((?P<year>(?:19|20)\d\d)\))?"
)
_YEAR_BEHIND = r"(?:\s?\((?P<year>(?:19|20)\d\d)\))"
_JOINED = r"(?:\s?[,;،؛]?\s?(?:and|et|y|e|и|&|و)?\s?)"
_MORE = re.compile(
    rf"(?:\s?[,،]\s?|\s?(?:,\s)?(?:and|et|y|e|и|&)\s|\s?،?\s?و){_NO}(?P<number>\d{{1,2}})(?!\d)(?!\s?[(]?[a-z]\))"
    rf"{_YEAR_BEHIND}?"
)
_PARAGRAPHS = (
    r"(?:,?\s(?:paras?\.?|paragraphs?|párrs?\.|párrafos?|pars?\.|paragraphes?|пункты?|пп?\.|§§?|الفقر\w{1,5})\s"
    r"[\d\s,–—-]{1,20}(?:(?:and|to|et|à|y|a|и|و|إلى)\s?\d{1,3})?)"
)
_MORE_BEHIND_PARAGRAPHS = re.compile(
    rf"{_PARAGRAPHS}{_JOINED}(?:{_NO[:-1]}(?P<number>\d{{1,2}})(?!\d){_YEAR_BEHIND}?"
    rf"|(?<!\d)(?P<bare>\d{{1,2}}){_YEAR_BEHIND.replace('year', 'year_bare')})"
)
_HAN = re.compile(
    r"第\s?(?P<number>\d{1,2})\s?号(?:[、和及与]第?\s?\d{1,2}\s?号)*(?P<kind>一般性?(?:意见|建议|评论))"
    r"(?:\s?[(（](?P<year>(?:19|20)\d\d)年?(?=[)），,]))?[)）]?"
    r"|(?P<kind_first>一般性?(?:意见|建议|评论))第\s?(?P<number_after>\d{1,2})\s?号"
)
_NUMBERS: Final = ("number", "bare", "number_after")
_SIGNS: Final = (
    *("eneral", "ENERAL", "énéral", "амечани", "бщ", "تعليق", "توصي", "一般"),
    *("GC", "GR", "OG", "RG"),
)
_YEAR = re.compile(r"\((?:of\s)?((?:19|20)\d\d)\)|\b(?:19|20)\d\d\b")
_NEAR, _NEAR_AFTER = 90, 150  # characters
_BEFORE_GAP = re.compile(
    r"(?:['’]s)?[,:،，、]?\s?(?:[(（](?:[Tt]he\s)?\w{2,9}[)）][,:،，、]?\s?)?(?:(?:has\s)?(?:adopted|issued)\s(?:a|its|the)\s(?:new\s)?)?"
    r"(?:(?:in|in its|its|their|the|dans|dans son|son|sa|en|en su|su|в|в своем|в своём|свое|في"
    r"|关于[\u4e00-\u9fff、，,]{2,60}的|的)\s?)?"
    r"(?:(?:in|at|в)?\s?(?:paras?\.?|paragraphs?|пп?\.|пункт\w{1,3})\s\d{1,3}\s(?:of\s)?(?:its\s|своего\s)?)?(?:joint\s)?"
)
_AFTER_GAP = re.compile(
    r"[,،\s]{0,2}(?:\((?:19|20)\d\d\)\s?)?"
    r"(?:(?:of|by|issued by|adopted by|from|du|de la|de|del|adoptée par le|для|الصادر(?:ة)? عن|عن|of the UN)\s+)?"
    r"(?:the\s|le\s|el\s)?"
    r"|\s(?:on|sur|relative?\s|sobre|о|об|بشأن)\s[^.;()]{3,120}?(?:of the|by the|du|del|للجنة|الصادر عن)\s"
    r"|\s\(\s?"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A general comment as a text names it: its place, its number and year, the treaty of its body ("" where unsaid).

    `slug` is the instrument of the base, "" where the base has none; `name` is one name for all its spellings.
    """

    start: int
    end: int
    number: int
    year: str
    treaty: str
    slug: str
    name: str


def find_comments(
    words: Words, hits: Sequence[NameHit], index: CommentIndex, home: Sequence[str]
) -> list[Comment]:
    """The general comments of a text, each with the body that is named beside it, or that wrote the text."""
    text = words.text
    if not any(sign in text for sign in _SIGNS):
        return []
    bodies = _bodies(text, hits)
    found: list[Comment] = []
    for start, matches in _named(text):
        for place, match in enumerate(matches):
            begin = (
                start if place == 0 else max(match.start(one) for one in _NUMBERS if one in match.groupdict())
            )
            found.append(_comment(text, begin, match, (start, matches[-1].end()), bodies, index, home, hits))
    return found


def _named(text: str) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Each "general comments Nos. 31 and 34" with the matches that have its numbers."""
    for pattern in (_NUMBERED, _SHORT):
        for match in pattern.finditer(text):
            matches = [match]
            while more := _MORE.match(text, matches[-1].end()) or _MORE_BEHIND_PARAGRAPHS.match(
                text, matches[-1].end()
            ):
                matches.append(more)
            yield match.start(), matches
    if "一般" in text:
        yield from ((match.start(), [match]) for match in _HAN.finditer(text))


def _bodies(text: str, hits: Sequence[NameHit]) -> list[tuple[int, int, str]]:
    """The treaty bodies that a text names, with the treaty of each: by name, or by an acronym."""
    found = []
    for hit in hits:
        targets = [use.target for use in hit.uses if use.kind is MentionKind.INSTITUTION]
        treaty = next((WATCHED_BY_INSTITUTION[one] for one in targets if one in WATCHED_BY_INSTITUTION), "")
        treaty = treaty or TREATY_BY_BODY.get(text[hit.start : hit.end], "")
        if treaty:
            found.append((hit.start, hit.end, treaty))
    known = {start for start, _, _ in found}
    found += [
        (m.start(), m.end(), TREATY_BY_BODY[m.group()])
        for m in _ACRONYM.finditer(text)
        if m.start() not in known
    ]
    return sorted(found)


_ACRONYM: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(TREATY_BY_BODY, key=len, reverse=True))})(?!\w)")


def _comment(
    text: str,
    begin: int,
    match: re.Match[str],
    around: tuple[int, int],
    bodies: Sequence[tuple[int, int, str]],
    index: CommentIndex,
    home: Sequence[str],
    hits: Sequence[NameHit],
) -> Comment:
    groups = match.groupdict()
    number = int(next(groups[one] for one in _NUMBERS if groups.get(one)))
    year = groups.get("year") or groups.get("year_bare") or ""
    start, treaty = _body_beside(text, around, bodies)
    if treaty:
        slug = index.find(treaty, number, year)
    else:
        slug = index.by_year(number, year)
        if not slug:
            near = (one for one in (_treaty_before(text, around[0], hits), *home) if one)
            treaty = next((one for one in near if index.find(one, number, year)), home[0] if home else "")
            slug = index.find(treaty, number, year)
    begin = min(begin, start) if begin == around[0] else begin
    body = next((name for name, one in TREATY_BY_BODY.items() if one == treaty), treaty.upper())
    return Comment(
        begin, match.end(), number, year, treaty, slug, f"{body} general comment no. {number}".strip().lower()
    )


def _treaty_before(text: str, start: int, hits: Sequence[NameHit]) -> str:
    """The treaty that is named last before a place, in its sentence."""
    found = ""
    for hit in hits:
        if hit.start >= start:
            break
        if start - hit.end <= _NEAR_AFTER and ". " not in text[hit.end : start]:
            targets = [use.target for use in hit.uses if use.kind is MentionKind.INSTRUMENT]
            found = targets[0] if targets else found
    return found


def _body_beside(
    text: str, around: tuple[int, int], bodies: Sequence[tuple[int, int, str]]
) -> tuple[int, str]:
    """Where a comment begins, with an acronym of its body if one stands there, and the treaty of the body beside it."""
    start, end = around
    place = bisect_left(bodies, (start, 0, "")) - 1
    while place >= 0 and start - bodies[place][1] <= _NEAR:
        first, last, treaty = bodies[place]
        if last <= start and _BEFORE_GAP.fullmatch(text, last, start):
            acronym = text[first:last].isupper() and not text[last:start].strip()
            return first if acronym else start, treaty
        place -= 1
    for first, _, treaty in bodies[bisect_left(bodies, (end, 0, "")) :]:
        if first - end > _NEAR_AFTER:
            break
        if _AFTER_GAP.fullmatch(text, end, first):
            return start, treaty
    return start, ""
