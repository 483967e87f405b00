"""Which instrument a list of articles belongs to: the name after it, the name before it, its neighbour, the document.

The reasons in order of strength: "article 17 of the Covenant"; "ICCPR, art. 17"; a neighbour in "articles 6 and 7 and
article 14 of the Covenant"; else the instrument the document is about, or the one last cited.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kb.recognising.article_lists import ArticleList
from kb.recognising.memory import UNKNOWN, Memory
from kb.recognising.references import Reference

_LONGEST_GAP = 130  # characters between an article and its instrument
_AFTER = re.compile(
    r"(?:,?\s(?:first|second|third|last)\ssentence)?(?:\s?\([^()]{0,90}\)){0,2}[\s,.)»”\"]{0,3}"
    r"(?:of|under|in|from|to|del?|du|des|de\sl['’]|dans|من|في|в)?\s*"
    r"(?:(?:both|the|this|that|its|their|our|nuestr[ao]|notre|sus?|sa|son|said|present|same|la|el|l['’]|le|las|los|les|presente|présente|est[ae]|cette|dich[ao]|"
    r"citad[ao]|mism[ao]|настоящ\w+|указанн\w+)\s*){0,3}(?:UN|U\.N\.|United\sNations|revised|draft|Международного)?\s*",
    re.IGNORECASE,
)
_PART_OF = (
    r"(?:[\s,;，；]{0,2}(?:(?:Parts?|Partes?|partie|часть)\s[IVX0-9]{1,4}|\w{4,12}\spartie|第[一二三四五六]\s?(?:篇|部分|编)))?"
    r"[，、]?"
)
_BEFORE = re.compile(
    rf"[\s》”\"»]{{0,2}}(?:['’]s)?{_PART_OF}\s?[,:;–—-]?\s?[(\[]?\s?"
    r"(?:(?:in\sparticular|especially|specifically|notably|namely|including|inter\salia|particularly|see|cf\.|e\.g\.|"
    r"en\sparticular|notamment|en\sespecial|в\sчастности|特别是|尤其是?|包括|的|中|中的),?\s?)?"
    r"(?:in\s(?:conformity|accordance|line)\swith\s|pursuant\sto\s|as\sprovided\s(?:for\s)?in\s)?"
    r"(?:(?:in|under|by|with|of|at|its|whose|the|في|sus?|ses|son)\s){0,3}(?:ال)?\s?[(\[]?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?:\s?\([^()]{{0,90}}\))?{_PART_OF}[\s,;]{{0,3}}(?:also\s)?(?:and|or|as\swell\sas|in\sconjunction\swith|"
    r"(?:read\s|taken\s|considered\s)?(?:alone\sor\s)?(?:together|in\sconjunction)\swith|read\swith|along\swith|"
    r"together\swith|in\srelation\sto|and\swith|and\sof|y|e|et|и|و|أو|和|及|以及|、)?[\s,]{0,2}"
    r"(?:(?:with|under|of|in|the|both|del?|de\sl['’]|l['’]|los|las|el|la)\s?){0,3}",
    re.IGNORECASE,
)
_OF = re.compile(
    r"[\s,]{0,2}(?:of|de\sla|del|du|de\sl['’]|des|de\slas?)\s+(?!which\b|whom\b|th(?:is|ese|ose)\s(?:article|provision)|"
    r"persons\b|everyone\b|a\b|all\b|States?\b)",
    re.IGNORECASE,
)
_LAW_WORD = (
    r"(?:law|act|annex|appendix|schedule|annexe|anexo|code|decree|constitution|statute|regulation|convention|treaty|agreement|protocol|rules|bylaw|ordinance|"
    r"ley|código|codigo|constitución|decreto|reglamento|loi|décret|traité|règlement|закон|кодекс|конституци|"
    r"قانون|دستور)"
)
_OF_PHRASE = re.compile(
    rf"(?:the\s|la\s|le\s|l['’]|el\s)?(?:[A-ZÀ-ÞА-Я]|(?:\w+\s)?(?i:{_LAW_WORD}))[\w'’.-]*(?:\s[\w'’(){{}}/-]+){{0,5}}"
)
_OF_ITSELF = re.compile(
    r"[\s,]{0,2}(?:of|under|in|de|du|del?)\s+(?:this|the\spresent|(?:la\s|el\s)?presente|esta|este|"
    r"cette|la\sprésente|le\sprésent|ce)\s+(?:\w+)|\s?настоящ\w+\s\w+",
    re.IGNORECASE,
)
_UNKNOWN_ACRONYM = re.compile(r"\s(?:of\s)?(?:the\s)?([A-Z]{3,7}\b)")
_HEADING = re.compile(r"(?:\A|[.;:!?]\s|\n)[\s*#]{0,4}\Z")
_AFTER_HEADING = re.compile(r"\s*(?:\Z|\n|[:.–—-]\s?(?=[A-ZÀ-Þ*\n]))")
_IBID = re.compile(r"\b(?:ibid|ibidem|idem|id)\b\.?[,;:]?\s\(?\Z", re.IGNORECASE)
_THEREOF = re.compile(r"\s+(?:thereof|of\sthe\ssame|of\s(?:this|that|the\ssaid)\s(?:instrument|treaty))\b")
_SENTENCE_END = re.compile(r"[.;:!?]\s|[。；！？\n]")
_LONGEST_SENTENCE = 300  # characters
_HAN_LEFT = 50  # characters
_HAN_NAME = re.compile(
    r"(?:《[^《》]{2,48}》|(?<=[据照依合反及和与、等由对或者在按用，。；：了]) ?[\u4e00-\u9fff]{2,24}?"
    r"(?:法|法典|条例|规定|解释|办法|公约|决定|规则|修正案|议定书|章程|细则))\s?(?:的|中)?\Z"
)
_AFTER_NAME, _BEFORE_NAME, _BESIDE_SCORE, _HOME, _FOCUS = 1.0, 0.95, 0.85, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Attached:
    """A list with its instrument: the slug, UNKNOWN with the place of the name, or None where nothing says.

    `reference` is the reference that the list took up, so that it is not counted for itself again.
    """

    articles: ArticleList
    slug: str | None
    rule: str
    score: float
    reference: Reference | None = None
    name: tuple[int, int] | None = None


def attach(
    text: str, lists: Sequence[ArticleList], references: Sequence[Reference], memory: Memory
) -> list[Attached]:
    """The lists of a text with their instruments, in order; the memory keeps what was cited."""
    starts = [reference.start for reference in references]
    named = [_by_name(text, articles, references, starts) for articles in lists]
    _spread(text, lists, named)
    attached: list[Attached] = []
    for articles, own in zip(lists, named, strict=True):
        found = own or _by_memory(text, articles, attached, _before(references, starts, articles), memory)
        if found.slug is not None:
            memory.cite((cited.path[0] for cited in articles.cited), found.slug)
        attached.append(found)
    return attached


def _before(
    references: Sequence[Reference], starts: Sequence[int], articles: ArticleList
) -> Reference | None:
    """The last reference before a list."""
    place = bisect_left(starts, articles.start) - 1
    return references[place] if place >= 0 else None


def _by_name(
    text: str, articles: ArticleList, references: Sequence[Reference], starts: Sequence[int]
) -> Attached | None:
    """The instrument named right after the list, or right before it."""
    place = bisect_left(starts, articles.end)
    if place < len(references) and starts[place] - articles.end <= _LONGEST_GAP:
        after = references[place]
        if _AFTER.fullmatch(text, articles.end, after.start):
            return _taken(articles, after, "article-of", _AFTER_NAME)
    place = bisect_left(starts, articles.start) - 1
    if place >= 0 and 0 <= articles.start - references[place].end <= _LONGEST_GAP:
        before = references[place]
        gap = text[before.end : articles.start]
        if _BEFORE.fullmatch(gap) and not (gap.strip() == "" and before.rule == "unknown-name"):
            return _taken(articles, before, "named-before", _BEFORE_NAME)
    return None


def _taken(articles: ArticleList, reference: Reference, rule: str, score: float) -> Attached:
    if reference.rule == "itself":
        return Attached(articles, None, "", 0.0, reference)
    name = None if reference.slug else (reference.start, reference.end)
    return Attached(articles, reference.slug, rule, round(score * reference.score, 3), reference, name)


def _spread(text: str, lists: Sequence[ArticleList], named: list[Attached | None]) -> None:
    """Lends the instrument of a list to the one that stands right before it and has none: "articles 6 and 14 of X"."""
    for place in range(len(lists) - 2, -1, -1):
        following = named[place + 1]
        if named[place] is not None or following is None or following.rule == "named-before":
            continue
        if _beside(text, lists[place].end, lists[place + 1].start):
            score = _lent(following)
            named[place] = Attached(lists[place], following.slug, "beside", score, name=following.name)


def _lent(attached: Attached) -> float:
    return round(min(attached.score, _BESIDE_SCORE), 3)


def _beside(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_GAP and _BESIDE.fullmatch(text, end, start) is not None


def _by_memory(
    text: str, articles: ArticleList, before: list[Attached], named: Reference | None, memory: Memory
) -> Attached:
    """The instrument of a list that stands alone."""
    if named and _THEREOF.match(text, articles.end):
        name = None if named.slug else (named.start, named.end)
        return Attached(articles, named.slug, "thereof", round(_BEFORE_NAME * named.score, 3), name=name)
    if _IBID.search(text, max(0, articles.start - 12), articles.start) and memory.named:
        last = before[-1].slug if before and before[-1].slug is not None else memory.named[-1].slug
        return Attached(articles, last or None, "ibid", _FOCUS)
    if _of_itself(text, articles):
        return Attached(articles, None, "of-itself", 0.0)
    if _is_heading(text, articles):
        return Attached(articles, None, "", 0.0)
    if (phrase := _foreign(text, articles)) is not None:
        return Attached(articles, UNKNOWN, "article-of", 1.0, name=phrase)
    previous = before[-1] if before else None
    if previous and previous.slug is not None and _continues(text, previous, articles):
        return Attached(articles, previous.slug, "beside", _lent(previous), name=previous.name)
    return _guessed(text, articles, previous, named, memory)


def _guessed(
    text: str, articles: ArticleList, previous: Attached | None, named: Reference | None, memory: Memory
) -> Attached:
    """The instrument of the document, or the one last cited; none where the words before speak of another law."""
    if memory.home and memory.quoting and memory.named and memory.named[-1].slug not in memory.home:
        return Attached(articles, None, "", 0.0)
    if memory.home:
        elsewhere = previous is not None and previous.slug == UNKNOWN and not _at_home_again(articles, memory)
        other = named is not None and named.slug == UNKNOWN and named.rule != "unresolved"
        if elsewhere or (named and other and _in_sentence(text, named.end, articles.start)):
            return Attached(articles, None, "", 0.0)
        return Attached(articles, memory.home[0], "home", _HOME)
    if previous and previous.slug:
        return Attached(articles, previous.slug, "last-cited", _FOCUS)
    return Attached(articles, None, "", 0.0)


def _is_heading(text: str, articles: ArticleList) -> bool:
    """Whether the words are the heading of an article ("Article 5 : Name") and cite nothing."""
    left = max(0, articles.start - 6)
    before = _HEADING.search(text, left, articles.start) if left else _HEADING.search(text[: articles.start])
    return before is not None and _AFTER_HEADING.match(text, articles.end) is not None


def _in_sentence(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_SENTENCE and _SENTENCE_END.search(text, end, start) is None


def _at_home_again(articles: ArticleList, memory: Memory) -> bool:
    """Whether articles with these numbers of the document's own instrument were cited before."""
    return all(memory.cited.get(cited.path[0]) == memory.home[0] for cited in articles.cited)


def _continues(text: str, previous: Attached, articles: ArticleList) -> bool:
    """Whether a list goes on where the one before it, or its instrument's name, ended: "… of X and article 9"."""
    end = previous.reference.end if previous.reference else previous.articles.end
    return articles.start >= end and _beside(text, end, articles.start)


def _of_itself(text: str, articles: ArticleList) -> bool:
    """Whether the words beside say "of this law" in small letters, whatever law that is."""
    return _OF_ITSELF.match(text, articles.end) is not None


def _foreign(text: str, articles: ArticleList) -> tuple[int, int] | None:
    """The place of a name beside the list that is no instrument of ours: after "of", in Chinese before the number."""
    of = _OF.match(text, articles.end)
    phrase = _OF_PHRASE.match(text, of.end(), min(len(text), of.end() + 80)) if of else None
    if of and phrase:
        return of.end(), phrase.end()
    acronym = _UNKNOWN_ACRONYM.match(text, articles.end)
    if acronym and not text[articles.start : articles.start + 3].isupper():
        return acronym.span(1)
    name = _HAN_NAME.search(text, max(0, articles.start - _HAN_LEFT), articles.start)
    return (name.start(), name.end()) if name else None
