"""Where a text cites provisions by number: a keyword with its list, parts before it, or paragraphs alone.

One grammar reads all languages: the tokens of a citation from its first keyword on, each once, so the time is linear. A
part that is not understood leaves its citation without a path; it is never read as another one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.recognising.citations.citation_lists import ListReader
from kb.recognising.citations.joints import Looking
from kb.recognising.citations.part_lists import Item
from kb.recognising.tokens.keywords import ARTICLE, IN_ARTICLE, RECITAL, Keyword
from kb.recognising.tokens.marks import Mark, Rank
from kb.recognising.tokens.tokens import HAN_BARE, Kind, Tokens, may_begin
from kb.recognising.tokens.written_numbers import number_before_article
from kb.recognising.writing.words import Words

_NO_LAW = re.compile(
    r"(?:journal|newspaper|magazine|news|research|press|blog|review|scientific|published|Wikipedia)\s\Z",
    re.IGNORECASE,
)
_PREAMBULAR = re.compile(r"(?:preambular|preámbulo|preambulo|préambule|преамбул\w*),?\s\Z", re.IGNORECASE)
_RECITAL_BEFORE = re.compile(r"(?:序言|前言|导言|鉴于)(?:部分|条款)?的?\Z")
_RECITAL_AFTER = re.compile(r"\s[Пп]реамбул\w+")
_SIGNS = re.compile(rf"§|第|{HAN_BARE}|具体目标|目标|原则")
_MARK_BEFORE = re.compile(
    r"\((?:[a-z]|[ivx]{2,4})\)\s(?:of|del?|du|de\sl['’])\s?\Z"
    r"|(?<!\w)(?:(?:пп?|подп|ч|абз)\.|(?:под)?пункт\w{0,3}|част[ьи])\s[^\s,;]{1,8}\s\Z"
    r"|(?:sub)?paragraph\s[^\s,;]{1,6}\sof\s(?:the\s)?\Z"
)
# "Du 1 de l'article 3", as French administrative courts cite paragraphs.
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?:[dD]u|[lL]e|[aA]u)\s(?P<number>\d{1,2})\s?°?\sde\sl['’]\Z")
_AND_ALONE = re.compile(r"\s?,?\s?(?:and|or|et|ou|y|o|e|и|или|و|和|及|与)?\s?")
_LEFT = 24  # characters
# "article(s): 3, 13", "Статьи: 3; 13", "Art.'s 11 and 12"
_PLURAL_IN_BRACKET = re.compile(r"(?:\(s\)\.?\s?:?|\s?:|['’]s)\s?(?=\d)")
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
_LONGEST_LOOSE_WORD = 6  # letters: "2para" and "3art" may be anything, "17Articles" is two citations
_MOST_GROUPS = 4  # "point i of subparagraph (b) of paragraph 3 of"


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision of a list: its path in parts ("14", "3", "g") and its place in the text.

    `clear` is false where a part of it was not understood: then the path is not the one meant. `turned` is the path
    as it is where the paragraph stands before its article, which the instrument decides; () where that cannot be.
    """

    path: tuple[str, ...]
    start: int
    end: int
    clear: bool = True
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A list of provisions from `start` to `end`; nobody knows yet of which instrument.

    `unit` says what is numbered ("article", "recital"), "" where only paragraphs are named; `shouted` that the keyword
    is all in capitals; `many` that several numbers may follow it; `parts_first` that parts stand before their article.
    """

    start: int
    end: int
    cited: tuple[Cited, ...]
    unit: str = ARTICLE
    shouted: bool = False
    many: bool = False
    parts_first: bool = False

    @property
    def numbers(self) -> list[int]:
        """The numbers of its provisions without their parts; those with letters are left out."""
        return [int(one.path[0]) for one in self.cited if one.path and one.path[0].isdecimal()]


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
    return _citation(reader, reader.items, start, unit) if reader.numbers() else None


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
    if keyword is None or _NO_LAW.search(text, max(0, place - _LEFT), place):
        return None, place + 1
    if keyword.unit:
        citation = _with_keyword(tokens, at, keyword)
        end = citation.end if citation else 0
    else:
        citation, end = _with_parts_first(tokens, at)
    if citation is not None and (number := _NUMBER_BEFORE.search(text, max(0, place - _LEFT), place)):
        citation = _below_number(citation, number)
    if citation is not None and _MARK_BEFORE.search(text, max(0, place - _LEFT), place):
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
    citation = _citation(reader, reader.items, first.start, keyword.unit)
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


def _with_parts_first(tokens: Tokens, at: int) -> tuple[Citation | None, int]:
    """ "paragraph 3 (b) of article 14", and paragraphs without an article; with up to where they were read."""
    look, start = Looking(tokens), tokens[at].start
    groups: list[ListReader] = []
    unnumbered = False  # whether the part read last has no number in print
    while len(groups) < _MOST_GROUPS:
        keyword, after, ordinal = look.part_keyword(at)
        if keyword is None:
            break
        reader = ListReader(tokens, Keyword(), after)
        if not reader.parts(keyword, ordinal):
            behind = look.ordinal_behind(start) if not groups else None
            if behind is None:
                break
            number, start = behind
            reader.at, reader.end = after, tokens[after - 1].end
            reader.items = [Item("", _first_mark(number, keyword), start, reader.end)]
        if unnumbered and keyword.depth == IN_ARTICLE and not keyword.unnumbered:
            groups.clear()  # "абзац 1 пункта 1 статьи 6", but "alinéa b) du paragraphe 3"
        unnumbered = keyword.unnumbered and all(
            mark.rank is Rank.PARAGRAPH for item in reader.items for mark in item.marks
        )
        groups.append(reader)
        leads = look.leads_to(reader.at)
        if leads is None:
            break
        at, outer = leads, tokens[leads].keyword
        if outer is not None and outer.unit and _RECITAL_AFTER.match(tokens.text, groups[-1].end) is None:
            whole = _parts_of_articles(tokens, at, outer, groups, start)
            return whole, whole.end if whole else groups[-1].end
    if len(groups) != 1 or groups[0].end == groups[0].items[0].start:
        return None, groups[-1].end if groups else 0
    items = [replace(groups[0].items[0], start=start), *groups[0].items[1:]]
    citation = _citation(groups[0], items, start, "")
    if _PREAMBULAR.search(tokens.text, max(0, start - _LEFT), start):
        citation = replace(citation, unit=RECITAL)
    elif recital := _RECITAL_AFTER.match(tokens.text, citation.end):
        citation = replace(citation, unit=RECITAL, end=recital.end())
    return citation, citation.end


def _first_mark(number: str, keyword: Keyword) -> tuple[Mark, ...]:
    """ "The second paragraph of"; a subparagraph that has no number in print adds nothing."""
    return () if keyword.depth > 1 else (Mark(number, Rank.PARAGRAPH),)


def _parts_of_articles(
    tokens: Tokens, at: int, keyword: Keyword, groups: Sequence[ListReader], start: int
) -> Citation | None:
    """The articles behind their parts, with these in their paths."""
    reader = ListReader(tokens, keyword, at + 1)
    if not reader.numbers(start, one=not keyword.many or keyword.either):
        return None
    for group in groups:
        reader.brackets.update(group.brackets)
    partial, clear = _combined(groups)
    alone = len(reader.items) == 1
    items = [
        _merged(item, marks, clear and (alone or len(partial) == 1))
        for item in reader.items
        for marks in partial
    ]
    return replace(_citation(reader, items, start, keyword.unit), parts_first=True)


def _combined(groups: Sequence[ListReader]) -> tuple[list[tuple[Mark, ...]], bool]:
    """The marks of "(b) of paragraph 3" as one, and whether it is clear which belong together."""
    several = [group for group in groups if len(group.items) > 1]
    partial: list[tuple[Mark, ...]] = [()]
    for group in groups:
        items = group.items if len(several) <= 1 else group.items[:1]
        partial = [(*item.marks, *inner) for item in items for inner in partial]
    clear = len(several) <= 1 and all(item.clear for group in groups for item in group.items)
    return partial, clear


def _merged(item: Item, more: tuple[Mark, ...], clear: bool) -> Item:
    """An article with parts that stood before it, each in its place by its kind."""
    marks = tuple(sorted(_ranked((*more, *item.marks)), key=lambda mark: mark.rank))
    twice = len({mark.rank for mark in marks}) < len(marks)
    return replace(item, marks=marks, clear=item.clear and clear and not twice)


def _ranked(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """A number beside a letter of the same rank stands above it: "literal b) del numeral 1"."""
    letters = [mark for mark in marks if mark.rank is Rank.LETTER]
    figures = [mark for mark in letters if mark.value.isdecimal() and not mark.counted]
    if len(letters) != 2 or len(figures) != 1 or any(mark.rank is Rank.PARAGRAPH for mark in marks):
        return marks
    return tuple(Mark(mark.value, Rank.PARAGRAPH) if mark in figures else mark for mark in marks)


def _citation(reader: ListReader, items: Sequence[Item], start: int, unit: str) -> Citation:
    return Citation(start, reader.end, tuple(_cited(item, reader.brackets) for item in items), unit)


def _cited(item: Item, brackets: dict[int, int]) -> Cited:
    """An item with its place widened to whole brackets."""
    ends = (closing for opening, closing in brackets.items() if item.start <= opening < item.end)
    path = (*([item.head] if item.head else []), *(mark.written for mark in item.marks))
    turned = path[::-1] if item.turned else ()
    return Cited(path, item.start, max([item.end, *ends]), item.clear, turned)
