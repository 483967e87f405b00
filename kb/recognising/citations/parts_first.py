"""Reads citations whose parts stand before their articles, "paragraph 3 (b) of article 14", and paragraphs alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.citations.citation import Citation, Cited
from kb.recognising.citations.citation_lists import ListReader
from kb.recognising.joints.joints import Looking
from kb.recognising.parts.part_items import Item
from kb.recognising.tokens.keywords import IN_ARTICLE, RECITAL, Keyword
from kb.recognising.tokens.marks import Mark, Rank
from kb.recognising.tokens.tokens import Tokens

_PREAMBULAR = re.compile(r"(?:preambular|preámbulo|preambulo|préambule|преамбул\w*),?\s\Z", re.IGNORECASE)
_RECITAL_AFTER = re.compile(r"\s[Пп]реамбул\w+")
LEFT = 24  # characters
_MOST_GROUPS = 4  # "point i of subparagraph (b) of paragraph 3 of"


def with_parts_first(tokens: Tokens, at: int) -> tuple[Citation | None, int]:
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
    citation = citation_of(groups[0], items, start, "")
    if _PREAMBULAR.search(tokens.text, max(0, start - LEFT), start):
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
    return replace(citation_of(reader, items, start, keyword.unit), parts_first=True)


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


def citation_of(reader: ListReader, items: Sequence[Item], start: int, unit: str) -> Citation:
    return Citation(start, reader.end, tuple(_cited(item, reader.brackets) for item in items), unit)


def _cited(item: Item, brackets: dict[int, int]) -> Cited:
    """An item with its place widened to whole brackets."""
    ends = (closing for opening, closing in brackets.items() if item.start <= opening < item.end)
    path = (*([item.head] if item.head else []), *(mark.written for mark in item.marks))
    turned = path[::-1] if item.turned else ()
    return Cited(path, item.start, max([item.end, *ends]), item.clear, turned)
