"""One search: its order, its pages, what it costs and what it remembers."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb.models import Claim, Quantity
from kb.search import SearchRequest, SearchUnavailable, Section, engine, search
from kb.search.cache import AnswerCache
from kb.search.indexing import apply_all
from tests import factories
from tests.search.conftest import Ask, asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "q=privacy+OR+cameras+OR+covenant+OR+trade+OR+iccpr+OR+wilton&theme=privacy&publisher=wilton-park",
    "q=number",
    "",
    "sort=oldest&year_from=2000",
]


def _grow(number: int) -> None:
    """More of everything that a page shows."""
    for step in range(number):
        body = factories.institution(place=factories.concept(in_scheme="places"))
        person = factories.person()
        factories.affiliation(person, body)
        report = factories.document(publishers=[body], abstract=f"Number {step}.", date=f"20{10 + step}")
        factories.contribution(report, person)
        outline = factories.edition(report)
        factories.section(outline, "1")
        passage = factories.passage(
            f"Number {step} says privacy.", of=report, section=factories.section(outline, "1.1")
        )
        theme = factories.concept()
        law = factories.provision(factories.instrument(summary="Number."), "1")
        claim = factories.claim(f"Number {step} holds.", on=[passage], by=[body, person])
        factories.verification(claim)
        factories.quantity(claim)
        for record in (passage, claim):
            factories.tag(record, theme)
            factories.citation(record, law)


def _queries(question: str) -> int:
    """How many SQL queries an answer takes, with nothing remembered, beyond reading its parameters."""
    request = asked(question)
    engine._answers.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        search(request)
    return len(captured)


@pytest.mark.parametrize("section", Section)
def test_search_takes_at_most_nine_queries_however_much_there_is(section: Section, index_dir: Path) -> None:
    small_world()
    _grow(2)
    apply_all()
    asked = [f"in={section}&{question}" for question in QUESTIONS]
    few = [_queries(question) for question in asked]
    _grow(20)
    apply_all()
    many = [_queries(question) for question in asked]
    assert max(many) <= 9
    assert few == many


def test_parameters_take_at_most_three_queries_to_check(index_dir: Path) -> None:
    small_world()
    apply_all()
    law = "instrument=iccpr&provision=iccpr:17"
    with CaptureQueriesContext(connection) as captured:
        asked(f"theme=privacy&place=europe&publisher=wilton-park&claimant=liu-huawen&{law}")
    assert len(captured) <= 3


def test_answer_is_remembered_until_something_changes(index_dir: Path) -> None:
    passage = factories.passage("Privacy matters.")
    apply_all()
    request = asked("q=privacy")
    first = search(request)
    with CaptureQueriesContext(connection) as captured:
        assert search(request).hits == first.hits
    assert len(captured) == 1
    Quantity.objects.create(claim=factories.claim(on=[passage]), value=1, unit="one")
    assert search(request).hits[0].claim_count == 1  # hits are read from the database, index or not
    apply_all()
    assert search(request).hits[0].claim_count == 1


def test_answer_in_another_format_is_the_same_answer_to_another_request(ask: Ask) -> None:
    factories.passage("Privacy matters.")
    html, data = ask("q=privacy"), ask("q=privacy&format=json")
    assert data.hits is html.hits
    assert data.request.format == "json"


def test_cache_forgets_what_was_used_longest_ago() -> None:
    cache: AnswerCache[str, int] = AnswerCache(capacity=2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)
    assert (cache.get("a"), cache.get("b"), cache.get("c"), len(cache)) == (1, None, 3, 2)


def test_hits_by_date_stand_in_reading_order_within_a_document_and_undated_ones_last(ask: Ask) -> None:
    dates = {
        "old": "1999",
        "undated": "",
        "month": "2023-07",
        "day": "2023-07-31",
        "year": "2023",
        "era": "../1950",
    }
    for name, date in dates.items():
        document = factories.document(name, date=date)
        for number in (1, 2):
            factories.passage(f"{name} {number}", of=document)
    newest = [hit.record.summary for hit in ask().hits]
    assert newest == [f"{n} {i}" for n in ("day", "month", "year", "old", "era", "undated") for i in (1, 2)]
    oldest = [hit.record.summary for hit in ask("sort=oldest").hits]
    assert oldest == [f"{n} {i}" for n in ("era", "old", "year", "month", "day", "undated") for i in (1, 2)]
    assert [hit.record.summary for hit in ask("sort=relevance").hits] == newest


def test_hits_by_relevance_put_exact_and_frequent_words_first(ask: Ask) -> None:
    factories.passage("A right among many other things that are said here at some length.")
    factories.passage("Rights, rights and rights.")
    factories.passage("The rights of all, said here at some length among many other things.")
    assert [hit.record.summary[:10] for hit in ask("q=rights").hits] == [
        "Rights, ri",
        "The rights",
        "A right am",
    ]
    assert ask("q=rights").hits[0].score > ask("q=rights").hits[1].score > 0


def test_document_whose_title_says_it_stands_before_one_that_mentions_it(ask: Ask) -> None:
    factories.document("other", title="Trade", abstract="Surveillance and surveillance and surveillance.")
    factories.document("named", title="Surveillance", abstract="A report on many other things of this world.")
    assert [hit.id for hit in ask("in=documents&q=surveillance").hits] == ["named", "other"]


def test_pages_hold_every_hit_once(ask: Ask) -> None:
    document = factories.document()
    for number in range(45):
        factories.passage(f"Privacy {number}", of=document)
    seen = []
    for page in (1, 2, 3):
        result = ask(f"q=privacy&page={page}")
        assert (result.total, result.pages, result.documents) == (45, 3, 1)
        assert result.first_number == (page - 1) * 20 + 1
        seen += [hit.id for hit in result.hits]
    assert len(seen) == len(set(seen)) == 45
    assert ask("q=privacy&page=4").hits == []


def test_every_section_finds_its_kinds_of_record(ask: Ask) -> None:
    small_world()
    found = {section.value: sorted({hit.kind for hit in ask(f"in={section}").hits}) for section in Section}
    assert found == {
        "passages": ["passage"],
        "claims": ["claim"],
        "documents": ["document"],
        "instruments": ["instrument", "provision"],
        "institutions": ["institution", "person"],
    }


def test_hit_says_where_it_stands_and_what_it_is_about(ask: Ask) -> None:
    world = small_world()
    [hit] = ask("q=cameras").hits
    assert hit.kind == "passage"
    assert hit.url == world.on_cameras.get_absolute_url()
    assert hit.document == world.report
    assert hit.number == "3"
    assert hit.heading_path == ["Risks", "Watching people"]
    assert [(theme.scheme, theme.slug) for theme in hit.themes] == [("themes", "cameras")]
    assert hit.claim_count == 1


def test_claims_of_law_parties_and_documents_are_counted(ask: Ask) -> None:
    small_world()
    counts = {
        hit.id: hit.claim_count
        for section in ("documents", "instruments", "institutions")
        for hit in ask(f"in={section}").hits
    }
    assert counts == {
        "a-report": 1,
        "a-speech": 1,
        "iccpr": 2,
        "iccpr:17": 1,
        "iccpr:17.1": 0,
        "wilton-park": 1,
        "human-rights-council": 1,
        "liu-huawen": 1,
    }


def test_claims_come_with_everything_a_card_shows(ask: Ask) -> None:
    small_world()
    for hit in ask("in=claims").hits:
        assert isinstance(hit.record, Claim)
        assert hit.record.visible_evidence
        assert hit.record.visible_attributions


def test_engine_that_fails_is_unavailable_and_never_an_empty_answer(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.passage("Privacy matters.")
    assert ask("q=privacy").total == 1

    def fail(*_args: object) -> None:
        raise ValueError("An IO error occurred")

    monkeypatch.setattr(engine, "count", fail)
    with pytest.raises(SearchUnavailable):
        search(SearchRequest(text="matters"))


def test_phrase_in_the_last_hundredth_of_a_very_long_passage_is_found_and_shown(ask: Ask) -> None:
    text = "word " * 299_000 + "a perfectly singular planted phrase " + "word " * 500
    document = factories.document(text_policy="full")
    factories.passage(text, edition=factories.edition(document, text=text), fingerprint="")
    [hit] = ask('q="singular planted phrase"').hits
    assert [fragment.text for fragment in hit.snippet if fragment.match] == ["singular planted phrase"]
