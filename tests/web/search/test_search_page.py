"""The search page and the lists that are searches."""

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.curation import rename
from kb.models import Passage
from kb.search import SearchUnavailable, engine, reader
from kb.search.soundness import DamagedIndex
from kb.web.search import search_page as page_module
from tests import factories
from tests.indexes import Bring
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def searchable(world: World, index_now: Bring) -> World:
    """The world with an index of it."""
    index_now()
    return world


def _text(page: str) -> str:
    """What a reader of the main part reads, in one line."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_hit_shows_where_it_stands_with_the_words_marked(client: Client, searchable: World) -> None:
    page = client.get("/search/?q=forgotten").text
    assert "<mark>forgotten</mark>" in page
    assert "1 result in 1 document" in _text(page)
    assert f'href="{searchable.passages[1].get_absolute_url()}"' in page
    assert "¶ 2" in page


def test_claims_are_found_with_their_evidence_in_place(client: Client, searchable: World) -> None:
    page = client.get("/search/?q=covenant&in=claims").text
    for words in ("The covenant suffices.", "The covenant is enough", "The Council", "Charter report"):
        assert words in page


def test_words_of_the_source_are_found_and_told_with_the_claim_that_quotes_them(
    client: Client, world: World, index_now: Bring
) -> None:
    claim = world.enough
    claim.evidence.update(quote="nothing else is wanted")
    Passage.objects.filter(pk=world.passages[0].pk).update(anchor="so we hold")
    index_now()
    passages = client.get("/search/?q=%22nothing+else+is+wanted%22")
    told = "Found in the source, quoted by a claim: nothing else is wanted The covenant suffices."
    assert told in _text(passages.text)
    assert f'href="{claim.get_absolute_url()}"' in passages.text
    assert "<mark>nothing else is wanted</mark>" in passages.text
    assert "Found in the source: so we hold" in _text(client.get("/search/?q=%22so+we+hold%22").text)
    claims = _text(client.get("/search/?q=%22nothing+else+is+wanted%22&in=claims").text)
    assert "Found in the source, in the words quoted by this claim" in claims
    assert claims.count("nothing else is wanted") == 1


def test_citation_leads_to_the_provision_in_every_section(client: Client, searchable: World) -> None:
    address = searchable.article.get_absolute_url()
    name = "Covenant on Everything, Article 17"
    for section in ("passages", "claims", "documents", "institutions"):
        page = client.get("/search/", {"q": "article 17 of the Covenant on Everything", "in": section}).text
        assert f'<a href="{address}"><bdi>{name}</bdi></a>' in page
    law = client.get("/instruments/", {"q": name}).text
    assert f'href="{address}"' in law
    assert "1 instrument or provision" in _text(law)


def test_lower_case_or_is_told_with_a_link(client: Client, searchable: World) -> None:
    page = client.get("/search/?q=forgotten+or+streets").text
    assert "Did you mean: forgotten OR streets (2)? OR is written in capitals." in page
    assert 'href="/search/?q=forgotten+OR+streets"' in page


def test_search_box_cuts_nothing_off_in_silence(client: Client, searchable: World) -> None:
    for address in ("/", "/search/", "/claims/", "/instruments/", "/documents/report/"):
        assert not re.search(r'name="q"[^>]*maxlength', client.get(address).text)
    assert "at most 512 characters" in _text(client.get("/search/", {"q": "word " * 103}).text)


@pytest.mark.parametrize(
    ("section", "words", "told"),
    [
        ("documents", "charter", "Charter report"),
        ("instruments", "covenant", "Covenant on Everything"),
        ("institutions", "council", "The Council"),
        ("institutions", "ngozi", "Ngozi Obi"),
    ],
)
def test_every_section_shows_its_records(
    section: str, words: str, told: str, client: Client, searchable: World
) -> None:
    assert told in _text(client.get(f"/search/?q={words}&in={section}").text)


def test_drafts_are_found_nowhere(client: Client, searchable: World) -> None:
    for section in ("passages", "claims", "documents", "instruments", "institutions"):
        page = client.get(f"/search/?in={section}").text
        assert "CANARY" not in page
    assert "0 results" in _text(client.get("/search/?q=canary").text)


def test_facet_values_are_links_that_add_and_chips_that_remove(client: Client, searchable: World) -> None:
    page = client.get("/search/").text
    assert 'href="/search/?theme=privacy"' in page
    chosen = client.get("/search/?theme=privacy&theme=surveillance").text
    chips = chosen[chosen.index('class="chips"') : chosen.index('class="with-facets"')]
    told = " ".join(re.sub(r"<[^>]+>", " ", chips).split())
    assert "about Remove Privacy or Remove Surveillance" in told
    assert 'href="/search/?theme=surveillance"' in chips
    assert "checked" in chosen


def test_facet_form_keeps_the_question_and_leaves_out_what_it_asks_itself(
    client: Client, searchable: World
) -> None:
    page = client.get("/search/?q=covenant&theme=privacy&year_from=2020&sort=newest").text
    form = page[page.index('class="facets-form"') : page.index('class="facets-apply"')]
    hidden = set(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert hidden == {("q", "covenant"), ("sort", "newest")}
    assert 'name="year_from"' in form


def test_list_of_claims_is_the_search_of_claims_at_its_own_address(client: Client, searchable: World) -> None:
    page = client.get("/claims/?theme=privacy&q=covenant").text
    assert 'href="/claims/?q=covenant"' in page
    assert 'href="/search/?q=covenant&amp;theme=privacy"' in page
    assert "in=claims" not in page


@pytest.mark.parametrize("path", ["/claims/", "/documents/"])
def test_list_asked_for_another_section_sends_the_reader_to_the_search(
    path: str, client: Client, searchable: World
) -> None:
    response = client.get(f"{path}?q=x&in=instruments")
    assert (response.status_code, response.url) == (302, "/search/?q=x&in=instruments")


def test_documents_are_listed_with_what_they_are(client: Client, searchable: World) -> None:
    text = _text(client.get("/documents/").text)
    assert "1 document" in text
    assert "Report" in text
    assert "1 December 2023" in text


def test_documents_are_listed_with_who_wrote_them_or_else_who_published_them(
    client: Client, searchable: World
) -> None:
    searchable.report.publishers.set([searchable.council])
    assert "<bdi>The Council</bdi>" in _results(client)
    factories.contribution(searchable.report, searchable.ngozi)
    factories.contribution(searchable.report, factories.person(name="Wang Wu"), role="translator")
    assert "<bdi>Ngozi Obi</bdi>" in _results(client)


def _results(client: Client) -> str:
    """The list of documents alone, without the facets."""
    page = client.get("/documents/").text
    return page[page.index('class="record hit') :]


def test_mistake_in_a_query_is_pointed_at_and_the_understood_query_offered(
    client: Client, searchable: World
) -> None:
    response = client.get('/search/?q=privacy "open&theme=privacy')
    assert response.status_code == 400
    assert "privacy <mark>&quot;</mark>open" in response.text
    assert "The quotation mark is not closed." in response.text
    offered = re.findall(r'href="(/search/\?q=[^"]+)"', response.text)
    assert [client.get(url.replace("&amp;", "&")).status_code for url in offered] == [200]


def test_unknown_value_is_told_with_the_nearest_that_there_is(client: Client, searchable: World) -> None:
    response = client.get("/search/?theme=privcy&q=covenant")
    assert response.status_code == 400
    assert "Theme" in _text(response.text)
    assert 'href="/search/?theme=privacy&amp;q=covenant"' in response.text


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=101",
        "page=1e9",
        "year_from=x",
        "in=nothing",
        "sort=up",
        "format=csv",
        "them=privacy",
        "q=" + "a" * 513,
    ],
)
def test_value_that_cannot_be_used_is_refused_in_words(query: str, client: Client, searchable: World) -> None:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 400
    assert "This search cannot be understood" in response.text


def test_renamed_value_leads_to_the_same_question_with_its_present_name(
    client: Client, searchable: World, index_now: Bring
) -> None:
    rename(record=searchable.privacy, slug="private-life", by=searchable.rita, why="Clearer.")
    index_now()
    assert client.get("/search/?q=x&theme=privacy").url == "/search/?q=x&theme=private-life"
    assert client.get("/claims/?theme=privacy").url == "/claims/?theme=private-life"


def test_nothing_found_offers_what_would_find_something(client: Client, searchable: World) -> None:
    page = client.get("/search/?q=covenat").text
    assert "Nothing matches all of this" in page
    assert 'href="/search/?q=covenant"' in page
    narrowed = client.get("/search/?q=cameras&theme=privacy&year_from=2030").text
    assert "Search without filters" in narrowed


def test_page_beyond_the_last_leads_back_to_it(client: Client, searchable: World) -> None:
    page = client.get("/search/?page=7").text
    assert "There is no such page of results" in page
    assert 'href="/search/"' in page


def test_same_search_is_answered_as_json_and_as_citations(client: Client, searchable: World) -> None:
    answer = json.loads(client.get("/search/?q=forgotten&format=json").content)
    assert (answer["total"], answer["hits"][0]["kind"]) == (1, "passage")
    ris = client.get("/search/?q=forgotten&format=ris")
    assert ris.headers["Content-Disposition"] == 'attachment; filename="search.ris"'
    assert "TI  - Charter report" in ris.text
    assert "@" in client.get("/claims/?format=bib").text
    assert client.get("/search/?q=%22&format=json").json()["errors"][0]["parameter"] == "q"


def test_engine_that_is_away_is_an_outage_and_not_an_empty_result(
    client: Client, searchable: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(request: object) -> None:
        raise SearchUnavailable("gone")

    monkeypatch.setattr(page_module, "ask", away)
    response = client.get("/search/?q=covenant")
    assert response.status_code == 503
    assert "Retry-After" in response.headers


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7|add:7 }}", "\u202egnihctaw"]
)
def test_words_of_the_reader_are_text_wherever_they_stand(
    payload: str, client: Client, searchable: World
) -> None:
    for parameters in ({"q": payload}, {"theme": payload}, {payload: "x"}):
        page = client.get("/search/", parameters).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert ">14<" not in page


def test_pages_ask_at_most_twelve_questions_however_much_there_is(
    client: Client, index_now: Bring, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(25):
        document = factories.document(publishers=[factories.institution()], date="2020")
        passage = factories.passage("Cameras watch.", of=document)
        claim = factories.claim("Cameras watch.", on=[passage], by=[factories.person()])
        concept = factories.concept()
        factories.tag(passage, concept)
        factories.tag(claim, concept)
        factories.citation(claim, factories.provision())
    index_now()
    addresses = ["/search/?q=cameras", "/claims/", "/documents/", f"/search/?theme={concept.slug}&in=claims"]
    addresses += [f"/search/?in={section}" for section in ("instruments", "institutions")]
    for address in addresses:
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(("form", "content_type"), [("html", "text/html"), ("json", "application/json")])
def test_damaged_index_is_told_in_the_form_that_was_asked_for(
    form: str, content_type: str, client: Client, searchable: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(version: object) -> None:
        raise DamagedIndex(["x.idx"])

    monkeypatch.setattr(reader._open, "searcher", damaged)
    response = client.get(f"/search/?q=anything+never+asked+before&format={form}")
    assert response.status_code == 503
    assert response.headers["Content-Type"].startswith(content_type)
    assert "The search is being rebuilt" in response.content.decode()
    assert "Nothing matches" not in response.content.decode()
    assert int(response.headers["Retry-After"]) > 0


def test_answer_from_the_copy_says_so(
    client: Client, searchable: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "stands_in", lambda version: True)
    page = client.get("/search/?q=covenant&page=1&sort=newest").content.decode()
    assert "This answer comes from a copy of the index." in page


def test_question_that_cites_law_is_answered_by_what_cites_it(
    client: Client, world: World, index_now: Bring
) -> None:
    factories.citation(world.passages[0], world.article)
    index_now()
    page = client.get("/search/", {"q": "Article 17, Covenant on Everything"}).text
    assert world.passages[0].get_absolute_url() in page
    assert "These cite it, or have these words." in page
    missing = client.get("/search/", {"q": "Article 98 of the Covenant on Everything"}).text
    assert "no article 98" in missing
