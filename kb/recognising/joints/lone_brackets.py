"""Numbers before a lone bracket: a Russian article's paragraph, "статья 14 3) d)", or an item of the sentence."""

import re

from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.tokens.token import Kind
from kb.recognising.tokens.tokens import Tokens

_CYRILLIC = re.compile(r"[А-Яа-я]")
_MOST_LOOKED_AT = 40  # tokens
_NEAR = 400  # characters
_FIRST = 2  # token: a keyword and its number stand before
_ITEM_BEFORE = re.compile(r"(?:\A|(?<=[\s:;.,]))(\d{1,2})\)\s")
_ITEM_BEHIND = re.compile(r"[;,.:\n]\s*(?:и\s|или\s)?(\d{1,2})\)")
_WORD = re.compile(r"[А-Яа-яё]{2}")
_PASSED = frozenset({Kind.NUMBER, Kind.CLOSE, Kind.COMMA, Kind.AND, Kind.WORD, Kind.TO})


def is_paragraph_before_bracket(tokens: Tokens, at: int) -> bool:
    """Whether the number there, with a bracket closed behind it, is a paragraph right behind a Russian article.

    So is the next in "статья 14 1), 2) и 5)". The bracket of an item, "1) …; 2) …", leads to none.
    """
    if at < _FIRST:
        return False
    number, closing, before = tokens[at], tokens[at + 1], tokens[at - 1]
    if not (closing.kind is Kind.CLOSE and closing.glued) or number.kind is not Kind.NUMBER or number.dotted:
        return False
    if number.glued or number.suffix or not _of_russian_article(tokens, at):
        return False
    behind_head = before.kind is Kind.NUMBER and tokens[at - 2].kind is not Kind.OPEN
    goes_on = before.kind in {Kind.COMMA, Kind.AND} and _ends_paragraph(tokens, at - 1)
    return (behind_head or goes_on) and not _is_item(tokens.text, number.start, closing.end, int(number.word))


def _of_russian_article(tokens: Tokens, at: int) -> bool:
    """Whether the last keyword before a token is a Russian word for articles."""
    for place in range(at - 1, max(-1, at - _MOST_LOOKED_AT), -1):
        token = tokens[place]
        if token.keyword is not None:
            return token.keyword.unit == ARTICLE and _CYRILLIC.match(token.text) is not None
        if token.kind not in _PASSED:
            return False
    return False


def _ends_paragraph(tokens: Tokens, joint: int) -> bool:
    """Whether a paragraph with its lone bracket stands before the joint of a list."""
    place = joint
    while place > 1 and tokens[place].kind in {Kind.COMMA, Kind.AND}:
        place -= 1
    return (
        place > 1
        and tokens[place].kind is Kind.CLOSE
        and tokens[place - 1].kind is Kind.NUMBER
        and tokens[place - 2].kind is not Kind.OPEN
    )


def _is_item(text: str, start: int, end: int, number: int) -> bool:
    """Whether a number with its bracket is one of those that the sentence counts its items by."""
    before = _ITEM_BEFORE.finditer(text, max(0, start - _NEAR), start)
    if any(int(one[1]) == number - 1 and _WORD.search(text, one.end(), start) for one in before):
        return True
    behind = _ITEM_BEHIND.finditer(text, end, end + _NEAR)
    return any(int(one[1]) == number + 1 and _WORD.search(text, end, one.start()) for one in behind)
