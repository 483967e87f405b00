"""Numbers of articles that are no figures: in words, "article twenty-two", and letters, "Article E" of a charter."""

import re
from typing import Final

from kb.recognising.tokens.keywords import OF
from kb.recognising.tokens.token import Kind, Token
from kb.recognising.tokens.tokens import Tokens

_ONE_TO_TEN: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS: Final = (
    "eleven",
    "twelve",
    *(f"{one}teen" for one in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
_ONES: Final = {word: number for number, word in enumerate((*_ONE_TO_TEN, *_TEENS), start=1)}
_TENS: Final = {
    f"{ten}ty": 10 * number
    for number, ten in enumerate(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), start=2)
}
# Ordinals of the feminine "статья" without their endings, "девятнадцат-ой", and the tens before another.
_RUSSIAN_STEMS: Final = (
    "перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
)
_RUSSIAN_ONES: Final = {stem: number for number, stem in enumerate(_RUSSIAN_STEMS.split(), start=1)}
_RUSSIAN_TENS: Final = {
    **{
        stem: 10 * number
        for number, stem in enumerate(("двадцат", "тридцат", "сороков", "пятидесят"), start=2)
    },
    **{
        word: 10 * number
        for number, word in enumerate(("двадцать", "тридцать", "сорок", "пятьдесят"), start=2)
    },
}
_RUSSIAN_ORDINAL: Final = re.compile(r"(?P<stem>[а-я]{3,14}?)(?P<ending>ая|ой|ую|ей|ья|ью)")
_LEFT_OF_ARTICLE: Final = 32  # characters
_BEFORE_ARTICLE: Final = re.compile(
    r"(?<![\w.,-])(?:(?P<digits>\d{1,2})(?:-?(?:ая|ой|ую|ей|я|й|ю))|(?P<tens>двадцать|тридцать|сорок|пятьдесят)?\s?(?P<word>[а-я]{5,16}))\s\Z",
    re.IGNORECASE,
)
_NAME_BEHIND: Final = re.compile(r"\s[А-ЯЁ]")
# Roman numerals are read as numbers: I, V, X.
_LETTERS: Final = frozenset("ABCDEFGHJKLMNO")
_ENDS: Final = (Kind.COMMA, Kind.AND, Kind.OPEN, Kind.CLOSE, Kind.END)
_BEHIND: Final = frozenset(
    {
        "taken",
        "read",
        "combined",
        "shall",
        "provides",
        "states",
        "guarantees",
        "requires",
        "prohibits",
        "reads",
        ".",
    }
)
# "In this article one of the authors"
_ONE_OF: Final = re.compile(r"\b(?:an?|the|this|that|his|her|their|each|every|earlier)\s\Z", re.IGNORECASE)
_LEFT = 12  # characters
_TEN: Final = 10


def number_in_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The number up to ninety-nine whose words stand there, and how many tokens they are; None where none does."""
    tens, ones = _TENS.get(tokens[at].word), _ONES.get(tokens[at].word)
    joined = tokens[at + 1].kind is Kind.TO and tokens[at + 1].glued
    last = _ONES.get(tokens[at + 2].word, 10) if tens and joined else 0
    if (tens or ones) is None or last > 9 or (joined and not tens):
        return None
    found = (tens + last, 3 if last else 1) if tens else (ones or 0, 1)
    behind = tokens[at + found[1]]
    if found[0] == 1 and _is_one_of(tokens, behind):
        return None
    return found if _ends(behind) else None


def russian_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The number whose Russian ordinal stands there, "двадцать шестой", and how many tokens it is; None for none."""
    tens = _RUSSIAN_TENS.get(tokens[at].text.lower())
    if tens is None:
        number = _of_ordinal(tokens[at].text)
        return (number, 1) if number else None
    ones = _of_ordinal(tokens[at + 1].text)
    return (tens + ones, 2) if ones and ones < _TEN else None


def number_before_article(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The number of an article before its keyword at `start:end`, "19-я статья", and where it begins; None for none.

    Words count articles of other kinds as well, "десятая статья автора": they are of ten and more, before a name.
    """
    found = _BEFORE_ARTICLE.search(text, max(0, start - _LEFT_OF_ARTICLE), start)
    if found is None:
        return None
    if found["digits"]:
        return int(found["digits"]), found.start("digits")
    if not _NAME_BEHIND.match(text, end):
        return None
    ones, tens = _of_ordinal(found["word"]), _RUSSIAN_TENS.get((found["tens"] or "").lower(), 0)
    if ones is None or (tens + ones < _TEN) or (tens and ones >= _TEN):
        return None
    return tens + ones, found.start("tens") if tens else found.start("word")


def _of_ordinal(word: str) -> int | None:
    """The number of a Russian ordinal in the feminine, in whatever case."""
    form = _RUSSIAN_ORDINAL.fullmatch(word.lower())
    stem = form["stem"] if form else ""
    return _RUSSIAN_ONES.get(stem) or _RUSSIAN_TENS.get(stem)


def letter_of_article(tokens: Tokens, at: int) -> str:
    """The capital that numbers an article, "Article E"; "" where none stands there."""
    token = tokens[at]
    capital = tokens.text[tokens[at - 1].start : token.start][:1].isupper() if at else False
    behind = tokens[at + 1]
    acronym = behind.text.isupper() and len(behind.text) > 2  # "Article A RESC"
    return token.text if capital and token.text in _LETTERS and (acronym or _ends(behind)) else ""


def _is_one_of(tokens: Tokens, behind: Token) -> bool:
    start = tokens[0].start
    return behind.word in OF and _ONE_OF.search(tokens.text, max(0, start - _LEFT), start) is not None


def _ends(behind: Token) -> bool:
    """Whether a token may stand behind the number of an article."""
    numbered = behind.keyword is not None
    return numbered or behind.kind in _ENDS or behind.word in OF or behind.word in _BEHIND
