"""Texts as the index keeps them: each folded word followed by its stem, so that one field answers exact and loose.

A text becomes words separated by spaces, `rights :en:right watch :en:watch`: the word at position 2i, its stem, marked
with the language whose grammar made it, at 2i + 1. An exact phrase then asks for words two positions apart, a loose
word for the stems it may have, and both may stand in one phrase or one nearness. What a word is, kb.query decides for
texts and questions alike.
"""

from collections.abc import Iterable
from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from kb.query import words

#: Languages whose grammatical endings are looked past (Snowball), by primary BCP 47 subtag.
STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
}
#: Stands at the place of the stem where a language has none.
NO_STEM = "_"
#: How many different runs of characters are remembered for each language.
_MOST_RUNS = 200_000
#: Words so common here that their phrase is kept as one term (see `analysed_body`): both stand in most texts, and
#: looking through all their positions is the slowest thing that can be asked.
COMMON_PAIRS = (
    ("human", "rights"), ("human", "right"), ("rights", "law"), ("international", "law"), ("right", "to"),
    ("rights", "of"), ("of", "the"), ("artificial", "intelligence"), ("digital", "technologies"), ("droits", "de"),
    ("de", "la"), ("derechos", "humanos"), ("de", "los"), ("права", "человека"), ("прав", "человека"),
)  # fmt: skip


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(language: str) -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer(STEMMERS[language])).build()


def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag."""
    return language.partition("-")[0]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The term that stands for all grammatical forms of a folded word; `NO_STEM` where the language has no stemmer.

    It begins with a colon, which no word does, so that a look at words that begin alike never meets a stem.
    """
    language = primary(language)
    if language not in STEMMERS:
        return NO_STEM
    stems = _stemmer(language).analyze(word)
    return f":{language}:{stems[0] if stems else word}"


class _Runs(dict[str, str]):
    """Runs without white space and what they become; most runs of a text have been seen before."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, run: str) -> str:
        if len(self) >= _MOST_RUNS:
            self.clear()
        analysed_run = " ".join(f"{word} {stem(word, self._language)}" for word in words(run))
        self[run] = analysed_run
        return analysed_run


@lru_cache(maxsize=len(STEMMERS) + 20)
def _runs(language: str) -> _Runs:
    return _Runs(language)


def _analysed(text: str, language: str) -> str:
    known = _runs(primary(language))
    return " ".join(filter(None, [known[run] for run in text.split()]))


@lru_cache(maxsize=50_000)
def analysed(text: str, language: str) -> str:
    """A title, name or label, of which many records share one, as a stemmed field keeps it."""
    return _analysed(text, language)


def analysed_body(text: str, language: str) -> str:
    """A record's own text as a stemmed field keeps it; no two records share one, so it is not remembered."""
    return _analysed(text, language)


def pairs_in(kept: str, language: str) -> list[tuple[str, str]]:
    """The common pairs in a text as a stemmed field keeps it."""
    padded = f" {kept} "
    return [pair for needle, pair in _pair_needles(primary(language)) if needle in padded]


@lru_cache(maxsize=len(STEMMERS) + 20)
def _pair_needles(language: str) -> list[tuple[str, tuple[str, str]]]:
    """How each common pair stands in an analysed text of the language."""
    return [(f" {_analysed(' '.join(pair), language)} ", pair) for pair in COMMON_PAIRS]


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The text as a field without stems keeps it: names, numbers and symbols are found as they are."""
    return " ".join(words(text))


def pair_term(name: str, pair: Iterable[str]) -> str:
    """The term of the field `pair` that stands for two words next to each other in the field of this name."""
    return f"{name}:{'+'.join(pair)}"


def stems_of(word: str) -> list[str]:
    """Every term that may stand for a word of a question, whose language nobody says; without `NO_STEM`."""
    return list(dict.fromkeys(stem(word, language) for language in STEMMERS))
