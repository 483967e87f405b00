"""Where a Chinese text cites articles: 第十七条第一款, 第六条至第八条, 第2、4和17条."""

import re
from collections.abc import Iterator

from kb.recognising.article_lists import ArticleList, Cited, numbers_between
from kb.recognising.numerals import HAN_NUMBER, han

_ARTICLE = re.compile(
    rf"第\s?(?P<numbers>(?:{HAN_NUMBER})(?:\s?[、，和及与至]第?\s?(?:{HAN_NUMBER})){{0,12}})(?:\.(?P<dotted>[0-9]{{1,2}}))?\s?条"
    rf"(?:之(?P<inserted>{HAN_NUMBER}))?(?:第?\s?(?P<paragraph>{HAN_NUMBER})\s?款)?"
    rf"(?:第?\s?[（(]?(?P<item>{HAN_NUMBER}|[a-z])\s?[)）]?\s?项)?"
)
_NUMBER = re.compile(HAN_NUMBER)
_SIBLING = re.compile(rf"(?:、|，|和|及|或者?)第(?P<number>{HAN_NUMBER})(?P<unit>[款项])")
_BETWEEN = re.compile(r"\s?(?:、|，|和|以及|及|与|或者?|(?P<to>至|到))\s?")


def find_han_lists(text: str) -> Iterator[ArticleList]:
    """The lists of a Chinese text in its order; a list goes on over 、 and 和, a range over 至."""
    cited: list[Cited] = []
    if "条" not in text:
        return
    for match in _ARTICLE.finditer(text):
        between = _BETWEEN.fullmatch(text, cited[-1].end, match.start()) if cited else None
        if cited and between is None:
            yield ArticleList(cited[0].start, cited[-1].end, tuple(cited))
            cited = []
        new = _cited(match)
        if between and between["to"] and new:
            new = [*_filled(cited[-1].path, new[0]), *new]
        cited += new
    if cited:
        yield ArticleList(cited[0].start, cited[-1].end, tuple(cited))


def _cited(match: re.Match[str]) -> list[Cited]:
    """The articles of one 第…条; the first covers 第, the last the paragraph behind 条."""
    found = [
        (number, place)
        for place in _NUMBER.finditer(match.string, match.start("numbers"), match.end("numbers"))
        if (number := han(place.group()))
    ]
    if not found:
        return []
    cited = [Cited((str(number),), place.start(), place.end()) for number, place in found]
    cited[0] = Cited(cited[0].path, match.start(), cited[0].end)
    head, below = str(found[-1][0]), [match[part] for part in ("dotted", "paragraph", "item") if match[part]]
    if match["inserted"]:
        head = f"{head}-{han(match['inserted'])}"
    path = (head, *(str(han(part) or part) for part in below))
    return [*cited[:-1], Cited(path, cited[-1].start, match.end()), *_siblings(match, path)]


def _siblings(match: re.Match[str], path: tuple[str, ...]) -> list[Cited]:
    """Further items or paragraphs of the same article: 第十七条第四项、第五项."""
    found: list[Cited] = []
    while len(path) > 1 and (more := _SIBLING.match(match.string, found[-1].end if found else match.end())):
        if (more["unit"] == "项") != bool(match["item"]) or (number := han(more["number"])) is None:
            break
        found.append(Cited((*path[:-1], str(number)), more.start("number") - 1, more.end()))
    return found


def _filled(first: tuple[str, ...], last: Cited) -> list[Cited]:
    return [Cited((number,), last.start, last.end) for number in numbers_between(first[0], last.path[0])]
