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
#: Words that follow each other so often here that their phrase is kept as one term (see `analysed_body`).
COMMON_PAIRS = (
    ("human", "rights"), ("rights", "law"), ("international", "human"), ("international", "law"),
    ("human", "right"), ("the", "right"), ("right", "to"), ("rights", "to"), ("rights", "of"), ("rights", "and"),
    ("fundamental", "rights"), ("of", "human"), ("the", "human"), ("and", "human"), ("of", "the"), ("in", "the"),
    ("to", "the"), ("freedom", "of"), ("of", "expression"), ("protection", "of"), ("data", "protection"),
    ("personal", "data"), ("special", "rapporteur"), ("united", "nations"), ("general", "assembly"),
    ("rights", "council"), ("civil", "society"), ("artificial", "intelligence"), ("digital", "technologies"),
    ("new", "technologies"), ("droits", "de"), ("les", "droits"), ("de", "la"), ("derechos", "humanos"),
    ("los", "derechos"), ("de", "los"), ("права", "человека"), ("прав", "человека"),
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


@lru_cache(maxsize=200_000)
def _analysed_run(run: str, language: str) -> tuple[str, str]:
    """A run without white space, analysed and as its words alone; most runs of a text have been seen before."""
    found = words(run)
    return " ".join(f"{word} {stem(word, language)}" for word in found), " ".join(found)


_NOTHING = ("", "")


def _analysed_runs(text: str, language: str) -> list[tuple[str, str]]:
    runs = [_analysed_run(run, language) for run in text.split()]
    return [run for run in runs if run[0]] if _NOTHING in runs else runs


@lru_cache(maxsize=50_000)
def analysed(text: str, language: str) -> str:
    """A title, name or label, of which many records share one, as a stemmed field keeps it."""
    return " ".join([run[0] for run in _analysed_runs(text, language)])


def analysed_body(text: str, language: str) -> tuple[str, list[str]]:
    """A record's own text as a stemmed field keeps it, and the common pairs in it, each as one term."""
    runs = _analysed_runs(text, language)
    exact = f" {' '.join([run[1] for run in runs])} "
    return " ".join([run[0] for run in runs]), [term for needle, term in _PAIR_NEEDLES if needle in exact]


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The text as a field without stems keeps it: names, numbers and symbols are found as they are."""
    return " ".join(words(text))


def pair_term(pair: Iterable[str]) -> str:
    """The term of the field `pair` that stands for two words next to each other."""
    return "+".join(pair)


_PAIR_NEEDLES = [(f" {' '.join(pair)} ", pair_term(pair)) for pair in COMMON_PAIRS]


def stems_of(word: str) -> list[str]:
    """Every term that may stand for a word of a question, whose language nobody says; without `NO_STEM`."""
    return list(dict.fromkeys(stem(word, language) for language in STEMMERS))
