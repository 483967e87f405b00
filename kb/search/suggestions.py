"""What else to ask: for everything about a concept of that name; where nothing was found, in another way.

Spellings come from the dictionary of the index, which holds nothing unpublished, and every suggestion is counted
before it is made: each finds something.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from tantivy import Searcher

from kb.models import ConceptLabel, Provision
from kb.query import MAX_LENGTH, And, Field, Near, Not, Or, Phrase, Prefix, QueryError, Word, to_text
from kb.query import Query as Tree
from kb.query.alternatives import meant_otherwise

from .analysis import stems_of
from .cited import read_query
from .compiling import Compiler, filter_clauses, with_filters
from .concepts import ConceptNode, ConceptTree
from .facets import FACET, FACET_OF_SCHEME
from .reader import how_many
from .request import SearchRequest
from .result import Suggestion
from .schema import TEXT_FIELDS
from .section import Section, section_name
from .unnamed import searched_in

_MOST = 5
_QUOTES = " \"'“”„«»‘’"
_LONGEST_LABEL = 100
#: A word is misspelt by at most this many letters, of which the first is mostly right.
_SHORTEST_WORD, _LONG_WORD = 4, 8
_MOST_CANDIDATES = 2_000


def concepts_called(text: str, concepts: ConceptTree) -> list[ConceptNode]:
    """The concepts that have the text as a label in any language, in one query; none for what can be no label."""
    name = text.strip(_QUOTES)
    if not name or len(name) > _LONGEST_LABEL or "\x00" in name:
        return []
    kinds = [ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.ALTERNATIVE]
    labels = ConceptLabel.objects.filter(text__iexact=name, kind__in=kinds).order_by("concept_id")
    found = labels.values_list("concept_id", flat=True).distinct()
    return [node for pk in found if (node := concepts.node(pk))]


def suggest_citing(
    searcher: Searcher, cited: Iterable[Provision], request: SearchRequest
) -> list[Suggestion]:
    """The passages and the claims that cite the law which the question cites, with the other filters as they are."""
    suggestions = []
    for law in cited:
        for section in (Section.PASSAGES, Section.CLAIMS):
            other = request.with_text("").in_section(section).with_values("provision", [law.key])
            if total := _count(searcher, None, other):
                suggestions.append(Suggestion(f"{section}-citing", str(law), other, total))
    return suggestions


def suggest_concepts(
    searcher: Searcher, called: Iterable[ConceptNode], request: SearchRequest
) -> list[Suggestion]:
    """Everything about these concepts instead of the word alone, with the other filters as they are."""
    suggestions = []
    for node in called:
        other = request.with_text("").with_value(FACET_OF_SCHEME[node.scheme].parameter, node.slug)
        if total := _count(searcher, None, other):
            suggestions.append(Suggestion("concept", node.label, other, total))
    return suggestions


def suggest_joint(searcher: Searcher, request: SearchRequest, total: int) -> list[Suggestion]:
    """The question with OR in capitals, or with NEAR, where it was joined as others do and would find more so."""
    meant = meant_otherwise(request.text)
    if meant is None or len(meant) > MAX_LENGTH:
        return []
    other = request.with_text(meant)
    try:
        found = _count(searcher, read_query(meant), other)
    except QueryError:
        return []
    kind = "either" if " OR " in meant else "near"
    return [Suggestion(kind, meant, other, found)] if found > total else []


def suggest(searcher: Searcher, tree: Tree | None, request: SearchRequest) -> list[Suggestion]:
    """At most five other ways to ask that find something, spellings first."""
    return list(_suggestions(searcher, tree, request))[:_MOST]


def _suggestions(searcher: Searcher, tree: Tree | None, request: SearchRequest) -> Iterator[Suggestion]:
    if tree and (respelt := _respelt(searcher, tree, list(searched_in(request.section)))) != tree:
        other = request.with_text(to_text(respelt))
        if total := _count(searcher, respelt, other):
            yield Suggestion("spelling", other.text, other, total)
    for label, other in _with_fewer_filters(request):
        if total := _count(searcher, tree, other):
            yield Suggestion("filters", label, other, total)
    for section in Section:
        other = request.without_filters().in_section(section)
        if section != request.section and (total := _count(searcher, tree, other)):
            yield Suggestion("section", section_name(section), other, total)


def _count(searcher: Searcher, tree: Tree | None, request: SearchRequest) -> int:
    text = Compiler(searcher, request.section).compile(tree) if tree else None
    return how_many(searcher.search(with_filters(text, filter_clauses(request)), 1))


def _with_fewer_filters(request: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """The question without one of its filters, and without all of them if there are several."""
    years = request.year_from is not None or request.year_to is not None
    for parameter, _values in request.filters:
        label = _("without the filter “%(filter)s”") % {"filter": FACET[parameter].label}
        yield label, request.with_values(parameter, ())
    if years:
        yield _("in any year"), request.with_years(None, None)
    if len(request.filters) + years > 1:
        yield _("without filters"), request.without_filters()


def _respelt(searcher: Searcher, tree: Tree, fields: Sequence[str]) -> Tree:
    """The question with each single word that no record has in these fields replaced by the nearest that one has."""
    match tree:
        case Word() | Phrase() | Prefix():
            return _word_respelt(searcher, tree, fields)
        case Field(name, item, _):
            return replace(tree, item=_respelt(searcher, item, [name]))
        case Not():
            return tree
        case And(items) | Or(items):
            return replace(tree, items=tuple(_respelt(searcher, item, fields) for item in items))
        case Near(items):
            return replace(tree, items=tuple(_word_respelt(searcher, item, fields) for item in items))


def _word_respelt(
    searcher: Searcher, item: Word | Phrase | Prefix, fields: Sequence[str]
) -> Word | Phrase | Prefix:
    match item:
        case Word((word,), _):
            return _nearest_word(searcher, word, fields) or item
        case _:
            return item


def _nearest_word(searcher: Searcher, word: str, fields: Sequence[str]) -> Word | None:
    if len(word) < _SHORTEST_WORD or any(_is_held(searcher, word, field) for field in fields):
        return None
    ranked = sorted(
        (_likeness(word, candidate), records, candidate)
        for field in fields
        for candidate, records in _candidates(searcher, word, field)
    )
    return Word.of(ranked[-1][2]) if ranked else None


def _is_held(searcher: Searcher, word: str, field: str) -> bool:
    """Whether a record has the word in the field, in this or another form."""
    forms = [word, *(stems_of(word) if TEXT_FIELDS[field] else ())]
    return any(searcher.doc_freq(field, form) for form in forms)


def _likeness(word: str, candidate: str) -> float:
    return SequenceMatcher(None, word, candidate, autojunk=False).ratio()


def _candidates(searcher: Searcher, word: str, field: str) -> Iterator[tuple[str, int]]:
    """Words of the dictionary that begin alike and are few letters away, with how many records have them."""
    most = 2 if len(word) >= _LONG_WORD else 1
    for candidate, records in searcher.terms_with_prefix(field, word[:1], limit=_MOST_CANDIDATES):
        if abs(len(candidate) - len(word)) <= most and _distance(word, candidate) <= most:
            yield candidate, records


def _distance(a: str, b: str) -> int:
    """How many letters must be put in, taken out, changed or swapped with their neighbour (Damerau–Levenshtein)."""
    two_ago: list[int] = []
    before = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        now = [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, two_ago[j - 2] + 1)
            now.append(cost)
        two_ago, before = before, now
    return before[-1]
