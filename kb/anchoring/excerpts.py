"""How long a phrase is, for the rule that no more than a few consecutive words of a source are repeated."""

import re

# White space, slashes and dashes part words; hyphens and apostrophes do not.
_CHUNK = re.compile(r"[^\s/–—―]+")
_CHARACTERS_WITHOUT_SPACES = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W_]")
CHARACTERS_PER_WORD = 2  # of Chinese and Japanese writing, which does not part words


def word_count(phrase: str) -> int:
    """The number of words in the phrase as a reader counts them; two Chinese or Japanese characters are a word."""
    characters = len(_CHARACTERS_WITHOUT_SPACES.findall(phrase))
    spaced = _CHARACTERS_WITHOUT_SPACES.sub(" ", phrase)
    return sum(1 for chunk in _CHUNK.findall(spaced) if _LETTER.search(chunk)) + -(
        -characters // CHARACTERS_PER_WORD
    )


def is_at_most_words(phrase: str, limit: int) -> bool:
    """Whether the phrase has no more words than that."""
    return word_count(phrase) <= limit
