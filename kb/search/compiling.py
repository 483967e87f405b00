"""From the tree of a question to what the engine runs.

A word asks for its exact form and for every stem it may have; a phrase for the exact words. In a stemmed field words
are two positions apart (see kb.search.analysis), in the others one. What names no field is asked of several
(kb.search.unnamed), word by word, so that one word may stand in a text and the next in its heading.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tantivy import FieldType, Occur, Query, Searcher

from kb.query import And, Field, Near, Not, Or, Phrase, Prefix, Word
from kb.query import Query as Tree

from .analysis import COMMON_PAIRS, pair_term, stems_of
from .facets import FACET
from .request import SearchRequest
from .schema import SCHEMA, TEXT_FIELDS
from .section import Section
from .unnamed import SEARCHED_UNNAMED, UNNAMED, searched_in

#: How much a hit in a record's name adds where records are sought by name.
_TITLE_BOOST = 3.0
#: What a record counts for that a question names by a citation: more than any words.
_NAMED_BOOST = 1_000.0
_SECTIONS_SOUGHT_BY_NAME = frozenset({Section.DOCUMENTS, Section.INSTRUMENTS, Section.INSTITUTIONS})
#: A nearness of phrases tries every distance by itself: so many sequences for all of a question.
_MOST_SEQUENCES = 600
#: How many words a prefix may stand for inside a sequence; the engine's own limit.
_MOST_EXPANSIONS = 16_384

type Leaf = Word | Phrase | Prefix
#: A term and its distance in positions from the first; a regular expression where a prefix is among them.
type Sequenced = list[tuple[int, str]]


class Compiler:
    """Compiles trees for one searcher, whose dictionary says which forms of a word there are at all."""

    def __init__(self, searcher: Searcher, section: Section) -> None:
        self._searcher = searcher
        self._by_name = section in _SECTIONS_SOUGHT_BY_NAME
        self._unnamed = searched_in(section)
        self._sequences_left = _MOST_SEQUENCES

    def compile(self, tree: Tree, field: str = UNNAMED) -> Query:
        """The engine's query for a tree asked of one field, which a Field node names, or of none."""
        match tree:
            case Field(name, item):
                return self.compile(item, name)
            case And(items):
                return _all([self._occurring(item, field) for item in items])
            case Or(items):
                return _any([self.compile(item, field) for item in items])
            case Not(item):
                return _all([(Occur.Must, Query.all_query()), (Occur.MustNot, self.compile(item, field))])
            case Near(items, distance):
                pairs = list(pairwise(items))
                return self._in_each(
                    field, lambda name: _must(self._near(pair, distance, name) for pair in pairs)
                )
            case _:
                return self._in_each(field, lambda name: self._leaf(tree, name))

    def _in_each(self, field: str, ask: Callable[[str], Query]) -> Query:
        """What is asked of the field, or of each of those that are searched where none is named."""
        if field != UNNAMED:
            return ask(field)
        return _any([_weighed(ask(name), weight) for name, weight in self._unnamed.items()])

    def _occurring(self, item: Tree, field: str) -> tuple[Occur, Query]:
        if isinstance(item, Not):
            return Occur.MustNot, self.compile(item.item, field)
        return Occur.Must, self.compile(item, field)

    def _leaf(self, leaf: Leaf, field: str) -> Query:
        found = self._in_field(leaf, field)
        if field != "text" or not self._by_name:
            return found
        in_title = Query.boost_query(self._in_field(leaf, "title"), _TITLE_BOOST)
        return _all([(Occur.Must, found), (Occur.Should, in_title)])

    def _in_field(self, leaf: Leaf, field: str) -> Query:
        if isinstance(leaf, Phrase) and field in SEARCHED_UNNAMED and leaf.words in COMMON_PAIRS:
            return _term("pair", pair_term(field, leaf.words))
        if isinstance(leaf, Prefix):
            return self._prefix(leaf, field)
        return _any([_sequence(field, variant) for variant in self._variants(leaf, field)])

    def _prefix(self, leaf: Prefix, field: str) -> Query:
        if len(leaf.words) == 1 or not self._is_too_broad(leaf, field):
            return _patterns(field, _spaced(_as_patterns(leaf), field))
        last = _patterns(field, [(0, _as_patterns(leaf)[-1])])
        return _must([_sequence(field, _spaced(leaf.words[:-1], field)), last])

    def _is_too_broad(self, leaf: Leaf, field: str) -> bool:
        """Whether so many words begin like this that the engine refuses to look for them beside another word."""
        if not isinstance(leaf, Prefix):
            return False
        found = self._searcher.terms_with_prefix(field, leaf.words[-1], limit=_MOST_EXPANSIONS + 1)
        return len(found) > _MOST_EXPANSIONS

    def _variants(self, leaf: Word | Phrase, field: str) -> list[Sequenced]:
        """The exact words, and for a Word in a stemmed field its stems in each language that has all of them."""
        exact = _spaced(leaf.words, field)
        if isinstance(leaf, Phrase) or not TEXT_FIELDS[field]:
            return [exact]
        return [exact, *self._stemmed(leaf.words, field)]

    def _stemmed(self, words: Sequence[str], field: str) -> list[Sequenced]:
        by_language: dict[str, list[str]] = {}
        for word in words:
            for term in stems_of(word):
                by_language.setdefault(term.split(":")[1], []).append(term)
        # Each stem stands one position after its word; between themselves they are spaced as words are.
        return [
            _spaced(terms, field)
            for terms in by_language.values()
            if all(self._searcher.doc_freq(field, term) for term in terms)
        ]

    def _near(self, pair: tuple[Leaf, Leaf], distance: int, field: str) -> Query:
        """Two items of which the later begins at most `distance` words after the end of the earlier.

        Of a prefix that is too broad only the presence is asked, and the distances that are tried one by one have an
        end, so that no question can keep the engine busy.
        """
        if any(self._is_too_broad(leaf, field) for leaf in pair):
            return _must(self._in_field(leaf, field) for leaf in pair)
        first, second = (self._near_variants(leaf, field) for leaf in pair)
        variants = [(a, b) for a in first for b in second]
        if all(len(leaf.words) == 1 for leaf in pair):
            return _any([query for a, b in variants for query in _near_words(field, a, b, distance)])
        farthest = min(distance, self._sequences_left // (2 * len(variants)))
        self._sequences_left -= 2 * len(variants) * farthest
        if farthest < 1:
            return _must(self._in_field(leaf, field) for leaf in pair)
        return _any([query for a, b in variants for query in _near_runs(field, a, b, farthest)])

    def _near_variants(self, leaf: Leaf, field: str) -> list["_Run"]:
        if isinstance(leaf, Prefix):
            return [_Run(_spaced(_as_patterns(leaf), field), len(leaf.words), is_pattern=True)]
        exact = _Run(_spaced(leaf.words, field), len(leaf.words))
        if isinstance(leaf, Phrase) or not TEXT_FIELDS[field]:
            return [exact]
        return [
            exact,
            *(_Run(stems, len(leaf.words), offset=1) for stems in self._stemmed(leaf.words, field)),
        ]


class _Run:
    """Words next to each other inside a nearness; stems are `offset` one position after their words."""

    def __init__(self, terms: Sequenced, length: int, *, offset: int = 0, is_pattern: bool = False) -> None:
        self.terms = terms
        self.length = length
        self.offset = offset
        self.is_pattern = is_pattern

    def at(self, position: int, *, as_pattern: bool) -> Sequenced:
        escape = as_pattern and not self.is_pattern
        return [
            (position + self.offset + step, re.escape(term) if escape else term) for step, term in self.terms
        ]


def _near_words(field: str, first: _Run, second: _Run, distance: int) -> list[Query]:
    """Two single words, in either order: sequences that stand in the middle of what is allowed, with room around it.

    One word that could be taken for both is never near itself, because no distance of nothing is in the room.
    """
    return [
        _ask(field, earlier, later, middle, slop)
        for earlier, later in ((first, second), (second, first))
        for middle, slop in _rooms(distance, _step(field))
    ]


def _rooms(distance: int, step: int) -> list[tuple[int, int]]:
    """(middle, slop) pairs in positions that together allow every distance from 1 to `distance` words."""
    if distance * step % 2 == step % 2:
        return [((distance + 1) * step // 2, (distance - 1) * step // 2)]
    return [*_rooms(distance - 1, step), (distance * step, 0)]


def _near_runs(field: str, first: _Run, second: _Run, distance: int) -> list[Query]:
    """Several words next to each other allow no room between them: one sequence for each distance and order."""
    return [
        _ask(field, earlier, later, (earlier.length - 1 + gap) * _step(field))
        for earlier, later in ((first, second), (second, first))
        for gap in range(1, distance + 1)
    ]


def _ask(field: str, earlier: _Run, later: _Run, position: int, slop: int = 0) -> Query:
    as_pattern = earlier.is_pattern or later.is_pattern
    terms = earlier.at(0, as_pattern=as_pattern) + later.at(position, as_pattern=as_pattern)
    return (_patterns if as_pattern else _sequence)(field, terms, slop)


def _step(field: str) -> int:
    return 2 if TEXT_FIELDS[field] else 1


def _spaced(terms: Iterable[str], field: str) -> Sequenced:
    return [(index * _step(field), term) for index, term in enumerate(terms)]


def _as_patterns(prefix: Prefix) -> list[str]:
    """Regular expressions for the words of a prefix."""
    return [*map(re.escape, prefix.words[:-1]), f"{re.escape(prefix.words[-1])}.*"]


def _term(field: str, term: str) -> Query:
    return Query.term_query(SCHEMA, field, term)


def _sequence(field: str, terms: Sequenced, slop: int = 0) -> Query:
    if len(terms) == 1:
        return _term(field, terms[0][1])
    return Query.phrase_query(SCHEMA, field, [*terms], slop)


def _patterns(field: str, terms: Sequenced, slop: int = 0) -> Query:
    if len(terms) == 1:
        return Query.regex_query(SCHEMA, field, terms[0][1])
    return Query.regex_phrase_query(SCHEMA, field, [*terms], slop)


def _weighed(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _any(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _must(queries: Iterable[Query]) -> Query:
    return _all([(Occur.Must, query) for query in queries])


def _all(clauses: list[tuple[Occur, Query]]) -> Query:
    if len(clauses) == 1:
        return clauses[0][1]
    return Query.boolean_query(clauses)


def filter_clauses(request: SearchRequest, *, but: str = "") -> list[Query]:
    """One query for each filter of a request except that of one parameter ("year" for the years); none scores."""
    clauses = [_any_value("section", [request.section.value])]
    for parameter, values in request.filters:
        if parameter != but:
            clauses.append(_any_value(FACET[parameter].field, FACET[parameter].indexed(values)))
    if but != "year":
        clauses += _year_clauses(request.year_from, request.year_to)
    return clauses


def _any_value(field: str, values: list[str]) -> Query:
    return Query.const_score_query(Query.term_set_query(SCHEMA, field, values), 0.0)


def _year_clauses(year_from: int | None, year_to: int | None) -> list[Query]:
    """A record of a period is found by every year of it."""
    clauses = []
    if year_from is not None:
        clauses.append(Query.range_query(SCHEMA, "year_to", FieldType.Unsigned, lower_bound=year_from))
    if year_to is not None:
        clauses.append(Query.range_query(SCHEMA, "year_from", FieldType.Unsigned, upper_bound=year_to))
    return [Query.const_score_query(clause, 0.0) for clause in clauses]


def or_records(text: Query, keys: Iterable[str]) -> Query:
    """What matches the text, and these very records before all others, whatever words they have."""
    named = [Query.boost_query(_term("key", key), _NAMED_BOOST) for key in keys]
    return _any([text, *named])


def or_citing(text: Query, keys: Iterable[str]) -> Query:
    """What matches the text, and before it what cites one of these provisions, whatever words it has."""
    citing = Query.term_set_query(SCHEMA, FACET["provision"].field, [*keys])
    return _any([text, Query.const_score_query(citing, _NAMED_BOOST)])


def with_filters(text: Query | None, clauses: list[Query]) -> Query:
    """What matches the text, if there is one, and every filter."""
    return _must([*([text] if text else []), *clauses])
