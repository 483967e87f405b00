"""Numbers that stand behind a name without a keyword: "articles 8 ECHR and 17 ICCPR", "SDG 16"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.belonging.foreign_names import foreign_name
from kb.recognising.belonging.gaps import fits
from kb.recognising.belonging.goals_and_targets import of_targets, targets_of_goals
from kb.recognising.belonging.paths import units_of
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.citations.citation import Citation
from kb.recognising.citations.citations import read_numbers
from kb.recognising.dates import begins_date
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.writing.words import FOOTNOTE

_NAMED_BY_NUMBER = frozenset({"principle", "goal"})
_NUMBER_BEHIND = re.compile(r"(?:\s|[‐‑–-](?=\d))?(?:(?:#|[Nn]os?\.?|[Nn][°º]|núm\.|№|رقم)\s?)?(?=\d)")
_FOOTNOTE = re.compile(rf"(?<![\u4e00-\u9fff]){FOOTNOTE}")  # 可持续发展目标16 is the goal
_LEFT = 60  # characters
# Or in the next cell of a table, or behind a dash where nothing but numbers follows.
_COLON = re.compile(
    r"(?:,?(?:\s[^\W\d_]{3,14}){1,3})?\s?[:：][\s|]*(?=\d)|\s[–—-]\s(?=\d{1,2}(?:\s?[,;]\s\d|\s(?:и|and|et|y)\s\d|\s?[.)]|\s*\Z))"
)
# A heading above its numbers: "Статьи Пакта", and on the next line "7; 17 и 24".
_LINE_END = re.compile(r"\s?\n\s*(?=\d{1,2}\s?(?:[;,]|и\s)\s?\d)")
_RUSSIAN_HEADING = re.compile(r"(?:\A|\n)\s*Стать[ия]\s\Z")
_KEYWORD_BEFORE = re.compile(
    r"(?:Articles?|Article\(s\)|Art[íi]culos?|Art[íi]culo\(s\)|(?<!\w)[Сс]тать[ияй](?:\s[а-яё]{5,14}){0,2}|(?:ال)?مواد|(?:ال)?مادة|条款)\s?"
    r"(?:of\s(?:the\s)?|du\s|de\s(?:la\s|l['’])?|del\s|من\s|ذات\sالصلة\sمن\s)?\Z"
)
_NUMBERS_BEFORE = re.compile(
    r"(?:\A|[;:]\s(?:y\s|et\s|and\s)?)(?P<first>\d{1,3})(?![/\d])[^;:A-Za-z]{0,30}(?:(?:y|e|et|and|и)\s[^;:A-Za-z]{1,20})?"
    r"\s?(?P<of>(?:de\s(?:la\s|l['’])?|del\s|du\s|of\s(?:the\s)?))\Z"
)
# "Статьи …, признанные нарушенными: 3, 6 и 7 Конвенции": numbers alone before a name, their keyword in another cell.
_NUMBERS_OF_CELL = re.compile(
    r"(?:\A|\n|[^\d\W][:|]?\s|[:|—–-]\s)(?P<first>\d{1,3})(?:(?:,\s|\s(?:и|или)\s|;\s)\d{1,3}){1,8}\s\Z"
)
_KEYWORD_OF_CELL = re.compile(r"(?<!\w)Стать[ияй](?!\s\d)")
_SURELY_NAMED = frozenset({"instrument-title", "instrument-short", "instrument-alias", "instrument-acronym"})
_JOINT = re.compile(
    rf"(?:{FOOTNOTE})?(?:(?:\s?[,;]\s?(?:(?:and|or|et|ou|y|e|o|и|или)\s)?|\s(?:and|or|et|ou|y|e|o|и|или)\s)"
    r"(?:el\s|los\s|la\s|le\s|les\s|the\s)?|\s?(?:和|及|与|、)\s?)"
)
_AND_BEFORE = re.compile(r"\b(?:and|or|with|et|ou|y|o|и|или)\s\Z")
# "El artículo 2.3 en relación con el 14.1 del Pacto"
_CONJOINED = re.compile(
    r",?\s(?:(?:leíd[oa]s?|tomad[oa]s?|lus?|read|taken)\s)?(?:en\s(?:relación|conexión|conjunción|concordancia)\scon|junto\scon|"
    r"conjuntamente\scon|in\s(?:conjunction|combination)\swith|together\swith|en\sliaison\savec|combinés?\savec|"
    r"conjointement\savec)\s(?:el\s|los\s|les?\s|l['’]|the\s)?(?=\d)"
)


def with_numbers_behind_names(citations: Sequence[Citation], around: Surroundings) -> list[Citation]:
    """The citations of a text with those that have no keyword of their own, in order."""
    ends = [citation.end for citation in citations]
    more: list[Citation] = []
    for citation in citations:
        further = (
            *(_conjoined(citation, around), _behind_another(citation, around)),
            _same_article_again(citation, around),
        )
        more += [one for one in further if one is not None]
    more += [found for found in of_targets(around.text) if found is not None]
    for reference in around.references:
        last = bisect_right(ends, reference.start) - 1
        before = citations[last] if last >= 0 else None
        if (listed := _listed_before(reference, around)) is not None:
            more.append(listed)
        found = (
            _of_unit(reference, around)
            or _behind_colon(reference, around)
            or _going_on(before, reference, around)
        )
        while found is not None:
            more.append(found)
            following = around.behind(found.end)
            found = _going_on(found, following, around) if following is not None else None
    return targets_of_goals(around.text, _in_order(citations, more))


def _of_unit(reference: Reference, around: Surroundings) -> Citation | None:
    """ "SDG 16", "UNGPs 11 and 13": the number right behind the name of principles or goals."""
    entry = around.memory.gazetteer.by_slug.get(reference.slug)
    unit = units_of(entry)[0] if entry else ""
    number = _NUMBER_BEHIND.match(around.text, around.past_bracket(reference))
    if number is None or unit not in _NAMED_BY_NUMBER or _FOOTNOTE.match(around.text, reference.end):
        return None
    if begins_date(around.text, number.end()):
        return None
    found = read_numbers(around.text, number.end(), unit)
    return found and replace(found, start=around.past_bracket(reference))


def _behind_colon(reference: Reference, around: Surroundings) -> Citation | None:
    """ "Articles of the Covenant: 9 (1), 14 and 26": the numbers behind a name that their keyword stands before."""
    text, start = around.text, reference.start
    colon = _COLON.match(text, reference.end)
    if colon is None and _RUSSIAN_HEADING.search(text, max(0, start - _LEFT), start):
        colon = _LINE_END.match(text, reference.end)
    if colon is None or not _KEYWORD_BEFORE.search(text, max(0, start - _LEFT), start):
        return None
    return read_numbers(text, colon.end(), ARTICLE)


def _listed_before(reference: Reference, around: Surroundings) -> Citation | None:
    """ "…; 9 y 14 del Pacto": numbers alone between the end of one source and "of" another."""
    left, start = max(0, reference.start - _LEFT), reference.start
    if not around.has(reference.slug, ARTICLE):
        return None
    if (cell := _NUMBERS_OF_CELL.search(around.text, left, start)) is not None:
        told = _KEYWORD_OF_CELL.search(around.text, 0, cell.start("first"))
        found = read_numbers(around.text, cell.start("first"), ARTICLE) if told else None
        return found if found is not None and around.behind(found.end) == reference else None
    numbers = _NUMBERS_BEFORE.search(around.text, left, start)
    if numbers is None or reference.rule not in _SURELY_NAMED:
        return None
    found = read_numbers(around.text, numbers.start("first"), ARTICLE)
    return found if found is not None and found.end <= numbers.start("of") else None


def _conjoined(citation: Citation, around: Surroundings) -> Citation | None:
    """The number that a citation is read with, where a name follows it."""
    words = _CONJOINED.match(around.text, citation.end) if citation.unit else None
    found = read_numbers(around.text, words.end(), citation.unit) if words else None
    return found if found is not None and around.behind(found.end) is not None else None


def _same_article_again(citation: Citation, around: Surroundings) -> Citation | None:
    """The second of "Art. 35(3)(a) on profiling, and 35(3)(c)": the article cited right before, without a keyword."""
    text, path = around.text, citation.cited[-1].path
    if citation.unit != ARTICLE or len(path) < 2:
        return None
    place = text.find(f" {path[0]}(", citation.end, citation.end + 2 * _LEFT) + 1
    if not place or not _AND_BEFORE.search(text, max(0, place - _LEFT), place):
        return None
    return read_numbers(text, place, ARTICLE) if text[place + len(path[0]) + 1].isdecimal() else None


def _behind_another(citation: Citation, around: Surroundings) -> Citation | None:
    """The second number of "arts. 24.2 CE y 6.1 CEDH", behind another law's abbreviation, where a name follows it."""
    text = around.text
    if not citation.many or around.behind(citation.end) is not None:
        return None
    name = foreign_name(text, citation.start, citation.end)
    joint = _JOINT.match(text, name[1]) if name else None
    if joint is None or not text[joint.end() : joint.end() + 1].isdecimal():
        return None
    found = read_numbers(text, joint.end(), citation.unit)
    return found if found is not None and around.behind(found.end) is not None else None


def _going_on(before: Citation | None, reference: Reference, around: Surroundings) -> Citation | None:
    """The numbers behind a name that the list before it took up, where another name follows them."""
    text = around.text
    if before is None or not fits(text, before.end, reference.start, "after"):
        return None
    joint = _JOINT.match(text, reference.end)
    if joint is None or not text[joint.end() : joint.end() + 1].isdecimal():
        return None
    found = read_numbers(text, joint.end(), before.unit)
    return found if found is not None and around.behind(found.end) is not None else None


def _in_order(citations: Sequence[Citation], more: Sequence[Citation]) -> list[Citation]:
    """All of them, none twice; what has a keyword counts before what has none."""
    spans = [(one.start, one.end) for one in more]
    citations = [
        one
        for one in citations
        if one.unit or not any(start < one.start and one.end <= end for start, end in spans)
    ]
    starts = [citation.start for citation in citations]
    kept = {citation.start: citation for citation in citations}
    for one in more:
        before = bisect_right(starts, one.end - 1) - 1
        if before < 0 or citations[before].end <= one.start:
            kept.setdefault(one.start, one)
    return sorted(kept.values(), key=lambda citation: citation.start)
