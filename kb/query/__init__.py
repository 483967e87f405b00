"""What a reader asked: the query language, as a small tree with positions for error messages."""

from kb.query.errors import Problem, QueryError
from kb.query.folding import fold
from kb.query.in_words import to_text
from kb.query.limits import MAX_LENGTH, MAX_TERMS
from kb.query.parser import parse
from kb.query.tree import And, Field, Near, Not, Or, Phrase, Prefix, Query, Word
from kb.query.words import FoldedWord, find_words, words

__all__ = [
    "MAX_LENGTH",
    "MAX_TERMS",
    "And",
    "Field",
    "FoldedWord",
    "Near",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Problem",
    "Query",
    "QueryError",
    "Word",
    "find_words",
    "fold",
    "parse",
    "to_text",
    "words",
]
