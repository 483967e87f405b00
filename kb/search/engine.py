"""One question to the base, from the request to the answer."""

from dataclasses import dataclass, replace

from django.utils.translation import get_language
from tantivy import DocAddress, Order, Query, Searcher

from kb.models import Provision
from kb.query import Query as Tree
from kb.query import to_text

from .cache import AnswerCache
from .cited import law_asked_for, read_query
from .compiling import Compiler, filter_clauses, or_citing, or_records, with_filters
from .concepts import ConceptNode, ConceptTree
from .counting import Counts, count
from .errors import REBUILDING, SearchUnavailable
from .explaining import to_hit
from .facet_values import present
from .hydration import hydrate
from .matching import positive_leaves
from .reader import IndexVersion, asking, current_version, how_many, stands_in
from .request import MAX_PAGE, PAGE_SIZE, Format, SearchRequest, Sort
from .result import Hit, NotHeld, Recognised, SearchResult, Suggestion
from .section import Section
from .soundness import DamagedIndex
from .suggestions import concepts_called, suggest, suggest_citing, suggest_concepts, suggest_joint
from .vocabulary import vocabulary_at

type _Key = tuple[SearchRequest, IndexVersion, str | None]
_answers: AnswerCache[_Key, SearchResult] = AnswerCache()


@dataclass(frozen=True, slots=True)
class _FromIndex:
    """What the index knows of an answer, before any record is read."""

    total: int
    scored_keys: list[tuple[str, float]]
    counts: Counts
    suggestions: list[Suggestion]


def search(request: SearchRequest) -> SearchResult:
    """The answer to a question, with at most nine SQL queries however many hits it has; three more to read a citation.

    Raises SearchUnavailable where the engine cannot answer. An answer given before is given again as long as nothing
    has been published, changed or withdrawn since; it must not be changed.
    """
    version = current_version()
    key = (request.in_format(Format.HTML), version, get_language())
    known = _answers.get(key)
    if known is None:
        try:
            known = _search(request, version)
        except DamagedIndex:  # found out by asking it: what stands in for it is asked instead
            known = _search(request, version)
        _answers.put(key, known)
    return replace(known, request=request)


def _search(request: SearchRequest, version: IndexVersion) -> SearchResult:
    tree = read_query(request.text) if request.text else None
    vocabulary = vocabulary_at(version)
    called = concepts_called(request.text, vocabulary.tree)
    law = law_asked_for(request.text, version)
    cited = list(dict.fromkeys(one.provision for one in law if one.provision))
    with asking(version) as searcher:
        known = _ask_index(searcher, tree, request, called, cited)
    if not known.total and stands_in(version):
        raise SearchUnavailable("a copy that may be behind cannot say that there is nothing", REBUILDING)
    return SearchResult(
        request=request,
        total=known.total,
        documents=known.counts.documents,
        page=request.page,
        pages=min(-(-known.total // PAGE_SIZE), MAX_PAGE),
        hits=_hits(known.scored_keys, tree, vocabulary.tree),
        facets=present(known.counts, request, vocabulary),
        years=known.counts.years,
        suggestions=known.suggestions,
        recognised=[Recognised("provision", one.key, one.get_absolute_url(), str(one)) for one in cited],
        not_held=[
            NotHeld(one.missing, one.instrument.name, one.instrument.get_absolute_url(), one.is_nowhere)
            for one in law
            if one.missing
        ],
        understood_as=to_text(tree) if tree else "",
        is_behind=stands_in(version),
    )


def _ask_index(
    searcher: Searcher,
    tree: Tree | None,
    request: SearchRequest,
    called: list[ConceptNode],
    cited: list[Provision],
) -> _FromIndex:
    text = Compiler(searcher, request.section).compile(tree) if tree else None
    if text and cited:
        text = _or_what_cites(text, cited, request.section)
    query = with_filters(text, filter_clauses(request))
    total, page = _page_of(searcher, query, request)
    return _FromIndex(
        total=total,
        scored_keys=[(searcher.doc(address)["key"][0], score) for score, address in page],
        counts=count(searcher, text, request, total),
        suggestions=[
            *suggest_citing(searcher, cited, request),
            *suggest_joint(searcher, request, total),
            *suggest_concepts(searcher, called, request),
            *([] if total else suggest(searcher, tree, request)),
        ],
    )


def _or_what_cites(text: Query, cited: list[Provision], section: Section) -> Query:
    """A question that is a citation finds the provision itself among law, and elsewhere whatever cites it."""
    if section == Section.INSTRUMENTS:
        return or_records(text, [f"provision:{one.pk}" for one in cited])
    return or_citing(text, [one.key for one in cited])


def _page_of(
    searcher: Searcher, query: Query, request: SearchRequest
) -> tuple[int, list[tuple[float, DocAddress]]]:
    """How many hits there are, and those of the page with their scores (0 where they are sorted by date)."""
    offset = (request.page - 1) * PAGE_SIZE
    if request.sort == Sort.RELEVANCE and request.text:
        found = searcher.search(query, PAGE_SIZE, offset=offset)
        return how_many(found), found.hits
    field, order = ("oldest", Order.Asc) if request.sort == Sort.OLDEST else ("newest", Order.Desc)
    found = searcher.search(query, PAGE_SIZE, offset=offset, order_by_field=field, order=order)
    return how_many(found), [(0.0, address) for _key, address in found.hits]


def _hits(scored_keys: list[tuple[str, float]], tree: Tree | None, concepts: ConceptTree) -> list[Hit]:
    """The hits of the page in its order; what is no longer published is left out."""
    found = hydrate(key for key, _score in scored_keys)
    asked = list(dict.fromkeys(positive_leaves(tree))) if tree else []
    return [to_hit(found[key], score, asked, concepts) for key, score in scored_keys if key in found]
