"""Where a text cites provisions by number: a keyword with its list, parts before it, or paragraphs alone.

One grammar reads all languages: the tokens of a citation from its first keyword on, each once, so the time is linear. A
part that is not understood leaves its citation without a path; it is never read as another one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kb.recognising.citations.citation import Citation, Cited
from kb.recognising.citations.citation_lists import ListReader
from kb.recognising.citations.parts_first import LEFT, citation_of, with_parts_first
from kb.recognising.joints.joints import Looking
from kb.recognising.tokens.han_patterns import HAN_BARE
from kb.recognising.tokens.keywords import ARTICLE, RECITAL, Keyword
from kb.recognising.tokens.token import Kind
from kb.recognising.tokens.token_words import may_begin
from kb.recognising.tokens.tokens import Tokens
from kb.recognising.tokens.written_numbers import number_before_article
from kb.recognising.writing.words import Words

_NO_LAW = re.compile(
    r"(?:journal|newspaper|magazine|news|research|press|blog|review|scientific|published|Wikipedia)\s\Z",
    re.IGNORECASE,
)
_RECITAL_BEFORE = re.compile(r"(?:序言|前言|导言|鉴于)(?:部分|条款)?的?\Z")
_SIGNS = re.compile(rf"§|第|{HAN_BARE}|具体目标|目标|原则")
_MARK_BEFORE = re.compile(
    r"\((?:[a-z]|[ivx]{2,4})\)\s(?:of|del?|du|de\sl['’])\s?\Z"
    r"|(?<!\w)(?:(?:пп?|подп|ч|абз)\.|(?:под)?пункт\w{0,3}|част[ьи])\s[^\s,;]{1,8}\s\Z"
    r"|(?:sub)?paragraph\s[^\s,;]{1,6}\sof\s(?:the\s)?\Z"
)
# "Du 1 de l'article 3", as French administrative courts cite paragraphs.
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?:[dD]u|[lL]e|[aA]u)\s(?P<number>\d{1,2})\s?°?\sde\sl['’]\Z")
_AND_ALONE = re.compile(r"\s?,?\s?(?:and|or|et|ou|y|o|e|и|или|و|和|及|与)?\s?")
# "article(s): 3, 13", "Статьи: 3; 13", "Art.'s 11 and 12"
_PLURAL_IN_BRACKET = re.compile(r"(?:\(s\)\.?\s?:?|\s?:|['’]s)\s?(?=\d)")
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
_LONGEST_LOOSE_WORD = 6  # letters: "2para" and "3art" may be anything, "17Articles" is two citations


def find_citations(words: Words, names: Sequence[tuple[int, int]] = ()) -> list[Citation]:
    """The citations of a text in its order, not overlapping; none goes on over one of the names with numbers."""
    found: list[Citation] = []
    starts = [start for start, _ in names]
    done = 0
    for place in _places(words):
        if place < done:
            continue
        citation, done = _read(words.text, place)
        following = bisect_right(starts, place)
        if citation is not None and following < len(starts) and starts[following] < citation.end:
            citation, done = _up_to(citation, starts[following]), names[following][1]
        if citation is not None:
            _join_parts(words.text, found, citation)
            found.append(citation)
    return found


def _up_to(citation: Citation, end: int) -> Citation | None:
    """A citation without what stands behind a place."""
    cited = tuple(one for one in citation.cited if one.end <= end)
    return replace(citation, cited=cited, end=cited[-1].end) if cited else None


def _join_parts(text: str, found: list[Citation], citation: Citation) -> None:
    """Gives "paragraph 1 and points (b) and (c) of paragraph 3 of article 6" its first part, of article 6 too."""
    heads = {one.path[0] for one in citation.cited if one.path}
    if not found or found[-1].unit or not citation.parts_first or len(heads) != 1:
        return
    parts = found[-1]
    if not _AND_ALONE.fullmatch(text, parts.end, citation.start):
        return
    (head,) = heads
    cited = tuple(replace(one, path=(head, *one.path)) for one in parts.cited)
    found[-1] = replace(parts, cited=cited, unit=citation.unit)


def read_numbers(text: str, start: int, unit: str) -> Citation | None:
    """The list of numbers that begins exactly there without a keyword ("… and 17 of"), as provisions of this unit."""
    reader = ListReader(Tokens(text, start), Keyword(unit, many=True))
    return citation_of(reader, reader.items, start, unit) if reader.numbers() else None


def _places(words: Words) -> list[int]:
    """Where a citation may begin."""
    begin = {word: ahead for word in set(words.written) if (ahead := _begins(word)) is not None}
    places = [words.starts[i] + begin[word] for i, word in enumerate(words.written) if word in begin]
    if signs := [match.start() for match in _SIGNS.finditer(words.text)]:
        places = sorted({*places, *signs})
    return places


@lru_cache(maxsize=65_536)
def _begins(word: str) -> int | None:
    """Where in a word a citation may begin: digits may follow it, or be the end of another, "17Articles"."""
    bare = word.rstrip(_DIGITS)
    glued = bare.lstrip(_DIGITS)
    if len(glued) < len(bare):
        return len(bare) - len(glued) if len(glued) > _LONGEST_LOOSE_WORD and may_begin(glued) else None
    return 0 if may_begin(bare) else None


def _read(text: str, place: int) -> tuple[Citation | None, int]:
    """The citation that begins with the keyword there, and up to where the text was read."""
    tokens = Tokens(text, place)
    at = 1 if tokens[0].kind is Kind.AND else 0
    keyword = tokens[at].keyword
    if keyword is None or _NO_LAW.search(text, max(0, place - LEFT), place):
        return None, place + 1
    if keyword.unit:
        citation = _with_keyword(tokens, at, keyword)
        end = citation.end if citation else 0
    else:
        citation, end = with_parts_first(tokens, at)
    if citation is not None and (number := _NUMBER_BEFORE.search(text, max(0, place - LEFT), place)):
        citation = _below_number(citation, number)
    if citation is not None and _MARK_BEFORE.search(text, max(0, place - LEFT), place):
        citation = replace(citation, cited=tuple(replace(one, clear=False) for one in citation.cited))
    return citation, max(end, place + 1)


def _below_number(citation: Citation, number: re.Match[str]) -> Citation:
    """The one article of a citation with the paragraph whose bare number stands before it."""
    if citation.unit != ARTICLE or len(citation.cited) != 1 or len(citation.cited[0].path) != 1:
        return citation
    (one,) = citation.cited
    start = number.start("number")
    return replace(
        citation, start=start, cited=(replace(one, path=(*one.path, number["number"]), start=start),)
    )


def _with_keyword(tokens: Tokens, at: int, keyword: Keyword) -> Citation | None:
    """ "articles 14 (3) and 26", and "ст. ст. 14 и 26"."""
    first = tokens[at]
    again = tokens[at + 1].keyword
    if again is not None and again.unit == keyword.unit:
        keyword, at = replace(keyword, many=True), at + 1
    elif plural := _PLURAL_IN_BRACKET.match(tokens.text, first.end):
        keyword, tokens = replace(keyword, many=True), Tokens(tokens.text, plural.end())
        at = -1
        if Looking(tokens).counts(tokens[1]):
            return None  # "по данным статьи: 16 человек"
    reader = ListReader(tokens, keyword, at + 1)
    if not reader.numbers(first.start):
        return _with_number_before(tokens, first.start, first.end) if keyword.unit == ARTICLE else None
    citation = citation_of(reader, reader.items, first.start, keyword.unit)
    if recital := _RECITAL_BEFORE.search(tokens.text, max(0, first.start - 8), first.start):
        citation = replace(citation, start=recital.start(), unit=RECITAL)
    return replace(
        citation,
        many=keyword.many or keyword.either,
        shouted=first.text.isascii() and first.text.isupper() and len(first.text) > 3,
    )


def _with_number_before(tokens: Tokens, start: int, end: int) -> Citation | None:
    """The one article whose number stands before its keyword in Russian: "19-я статья"."""
    found = number_before_article(tokens.text, start, end)
    return Citation(found[1], end, (Cited((str(found[0]),), found[1], end),)) if found else None
