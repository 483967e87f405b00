"""The keywords that words of a text are, with the particles of Arabic taken off."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.recognising.tokens.keywords import KEYWORDS, Keyword
from kb.recognising.tokens.plain_words import plain

ARABIC = re.compile(r"[\u0600-\u06ff]")


@lru_cache(maxsize=65_536)
def keyword_of(word: str) -> tuple[str, Keyword | None]:
    """A word of a text in the tables' writing, and the keyword that it is if any; particles of Arabic are taken off."""
    key = plain(word)
    if key in KEYWORDS or not ARABIC.match(word):
        return key, KEYWORDS.get(key)
    for short in _without_particles(key):
        if short in KEYWORDS:
            return short, KEYWORDS[short]
    return key, None


def may_begin(word: str) -> bool:
    """Whether a word may be a keyword, with the full stop that may follow it."""
    key, keyword = keyword_of(word)
    return keyword is not None or f"{key}." in KEYWORDS


def _without_particles(key: str) -> Iterator[str]:
    """An Arabic word without "and", "in" and "the" before it, in every way they can be written."""
    for joined in (key, key[1:] if key[:1] in {"و", "ف"} else ""):
        for rest in (joined, joined[1:] if joined[:1] in {"ب", "ل", "ك"} else ""):
            for bare in (rest, rest.removeprefix("ال"), rest.removeprefix("ل")):
                if len(bare) > 2:
                    yield bare


def joins(word: str) -> bool:
    """Whether an Arabic keyword has "and" before it: والفقرة, but not فقرة."""
    return word[:1] in {"و", "ف"} and plain(word) not in KEYWORDS and keyword_of(word[1:])[1] is not None
