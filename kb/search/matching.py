"""Where the words of a question stand in a text: the same rules as the index, applied to one text at a time."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.query import And, Field, Near, Not, Or, Phrase, Prefix, Query, Word, find_words

from .analysis import NO_STEM, stem
from .schema import TEXT_FIELDS
from .unnamed import UNNAMED

type Leaf = Word | Phrase | Prefix

_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A word, phrase or prefix that was asked for, and the field it was asked of (`UNNAMED` for none)."""

    field: str
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text (code points, end excluded) where `asked` was found."""

    start: int
    end: int
    asked: Asked


#: A folded word with its range in the text.
type _Token = tuple[str, int, int]


@lru_cache(maxsize=50_000)
def _words_of_run(run: str) -> tuple[_Token, ...]:
    """The words of a run without white space; most runs of a text have been seen before."""
    return tuple((word.text, word.start, word.end) for word in find_words(run))


def _tokens(text: str) -> list[_Token]:
    return [
        (word, run.start() + start, run.start() + end)
        for run in _RUN.finditer(text)
        for word, start, end in _words_of_run(run[0])
    ]


def positive_leaves(tree: Query, field: str = UNNAMED) -> Iterator[Asked]:
    """What a question asks to be there, with the fields it asks it of, in the order of writing."""
    match tree:
        case Not():
            return
        case Field(name, item):
            yield from positive_leaves(item, name)
        case And(items) | Or(items) | Near(items):
            for item in items:
                yield from positive_leaves(item, field)
        case _:
            yield Asked(field, tree)


def find_matches(text: str, language: str, asked: Sequence[Asked]) -> list[Match]:
    """Every place where something that was asked for stands in the text, in the order of the text.

    `language` is the BCP 47 tag by whose grammar words are compared, as they were when the text was indexed.
    """
    tokens = _tokens(text) if asked else []
    matches = [match for one in asked for match in _matches_of(one, tokens, language)]
    return sorted(matches, key=lambda match: (match.start, -match.end))


def _matches_of(asked: Asked, tokens: list[_Token], language: str) -> Iterator[Match]:
    tests = [_test(asked, index, language) for index in range(len(asked.leaf.words))]
    for first in range(len(tokens) - len(tests) + 1):
        # Most places fail at the first word.
        if tests[0](tokens[first][0]) and all(
            test(tokens[first + index][0]) for index, test in enumerate(tests[1:], 1)
        ):
            yield Match(tokens[first][1], tokens[first + len(tests) - 1][2], asked)


def _test(asked: Asked, index: int, language: str) -> Callable[[str], bool]:
    """Whether a word of a text may stand where the word at `index` was asked for."""
    wanted = asked.leaf.words[index]
    if isinstance(asked.leaf, Prefix) and index == len(asked.leaf.words) - 1:
        return lambda word: word.startswith(wanted)
    wanted_stem = stem(wanted, language)
    is_stemmed = asked.field == UNNAMED or TEXT_FIELDS[asked.field]
    if not isinstance(asked.leaf, Word) or not is_stemmed or wanted_stem == NO_STEM:
        return lambda word: word == wanted
    return lambda word: word == wanted or stem(word, language) == wanted_stem
