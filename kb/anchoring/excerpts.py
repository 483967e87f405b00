"""How many words an excerpt has: the measure of what may be quoted of a text that may not be shown."""

import re

#: A word is a run of characters between white space; dashes standing alone count for nothing.
_WORD = re.compile(r"\S*\w\S*")


def word_count(phrase: str) -> int:
    """The number of words of the phrase."""
    return len(_WORD.findall(phrase))


def is_at_most_words(phrase: str, most: int) -> bool:
    """Whether the phrase has at least one word and at most `most`."""
    return 0 < word_count(phrase) <= most
