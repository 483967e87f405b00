"""Instruments and provisions: what they are, where they stand, and everything that cites them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from kb.curation import rename, withdraw
from kb.models import InstrumentEvent, InstrumentIdentifier, InstrumentName, InstrumentParty, LegalInstrument
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db

ARTICLE = "/instruments/covenant/17/"


def test_list_shows_instruments_by_form_and_how_often_they_are_cited(client: Client, world: World) -> None:
    factories.citation(world.enough, world.article)
    factories.citation(world.draft_claim, world.covenant)
    factories.instrument(title="A plan", form="plan", adopted="2021-05")
    factories.instrument(title=CANARY, status="draft")
    page = client.get("/instruments/").text
    assert page.index(">Treaty ") < page.index("Covenant on Everything") < page.index("Cited 1 time")
    assert page.index(">Plan ") < page.index("A plan") < page.index("May 2021")
    assert CANARY not in page


def test_instrument_page_tells_its_titles_dates_numbers_parties_and_succession(client: Client) -> None:
    old = factories.instrument("old", title="Old Act")
    law = factories.instrument(
        "law", title="New Act", form="statute", adopted="2021-08-20", summary="What it does."
    )
    LegalInstrument.objects.filter(pk=old.pk).update(superseded_by=law)
    InstrumentName.objects.create(instrument=law, kind="official", language="fr", text="Nouvelle loi")
    InstrumentIdentifier.objects.create(instrument=law, scheme="celex", value="32016R0679")
    InstrumentEvent.objects.create(instrument=law, kind="in-force", date="2021-11", note="All of it")
    InstrumentParty.objects.create(
        instrument=law,
        place=factories.concept("ke", in_scheme="places", label="Kenya"),
        action="ratified",
        date="2022",
    )
    InstrumentParty.objects.create(
        instrument=law,
        place=factories.concept(in_scheme="places", label=CANARY, status="draft"),
        action="signed",
    )
    law.issuers.add(
        factories.institution(name="The Parliament"), factories.institution(name=CANARY, status="draft")
    )
    page = client.get(law.get_absolute_url()).text
    for shown in ("What it does.", "Nouvelle loi", "CELEX: 32016R0679", "20 August 2021", "November 2021", "All of it",
                  "Kenya", "ratified 2022", "The Parliament", "Old Act"):  # fmt: skip
        assert shown in page
    assert CANARY not in page
    assert "No longer the current text" in client.get(old.get_absolute_url()).text


def test_provision_lists_who_cites_it_by_relation_and_claimant_parts_included(
    client: Client, world: World
) -> None:
    part = factories.provision(world.covenant, "17.1", label="Article 17(1)")
    factories.citation(world.enough, world.article, relation="interprets")
    factories.citation(world.missing, part, relation="criticises")
    factories.citation(world.passages[2], part, as_printed="Art. 17 I")
    page = client.get(ARTICLE).text
    assert "Keeps homes private." in page
    interprets, criticises, cites = (
        page.index(f'id="{name}"') for name in ("interprets", "criticises", "cites")
    )
    assert interprets < page.index("The covenant suffices.") < criticises
    assert criticises < page.index("The covenant lacks a right.") < cites
    assert cites < page.index("Cameras watch streets.")
    assert "Article 17(1) · printed as “Art. 17 I”" in page


def test_claim_that_cites_what_settles_it_stands_in_full_once(client: Client, world: World) -> None:
    factories.citation(world.enough, world.article)
    for claim in (world.enough, world.missing):
        factories.verification(claim, "not-found", instrument=world.covenant, provision=world.article)
    for address in (ARTICLE, world.covenant.get_absolute_url()):
        cites, _, settles = client.get(address).text.partition('id="checked"')
        assert "The covenant is enough" in cites
        assert f'href="{world.enough.get_absolute_url()}#verification"' in settles
        assert "The covenant is enough" not in settles
        assert "lacks a right" in settles


def test_provision_page_shows_what_it_settles_and_its_neighbours(client: Client, world: World) -> None:
    factories.provision(world.covenant, "16", position=-0, label="Article 16")
    world.article.position = 5
    world.article.save()
    factories.provision(world.covenant, "18", position=9, label="Article 18")
    factories.verification(world.missing, instrument=world.covenant, provision=world.article, note="It says so.",
                           checked="2024")  # fmt: skip
    page = client.get(ARTICLE).text
    assert "It says so." in page[page.index('id="checked"') :]
    assert (
        page.index('rel="prev"')
        < page.index("Article 16")
        < page.index('rel="next"')
        < page.index("Article 18")
    )


def test_drafts_that_cite_law_are_not_seen(client: Client, world: World) -> None:
    factories.citation(world.draft_claim, world.article)
    factories.citation(world.draft_passage, world.article)
    factories.citation(world.enough, world.article, status="draft")
    factories.provision(world.covenant, "17.9", label=CANARY, status="draft")
    for address in (ARTICLE, "/instruments/covenant/"):
        page = client.get(address).text
        assert CANARY not in page
        assert "No published claim or passage cites it yet." in page


def test_law_by_an_old_name_leads_to_the_new_one(client: Client, world: World) -> None:
    rename(record=world.covenant, slug="pact", by=world.rita, why="Shorter.")
    assert client.get("/instruments/covenant/").url == "/instruments/pact/"
    assert client.get(ARTICLE).url == "/instruments/pact/17/"
    rename(record=world.article, slug="18", by=world.rita, why="Misprint.")
    assert client.get("/instruments/pact/17/").url == "/instruments/pact/18/"


def test_provision_ends_with_its_instrument(client: Client, world: World) -> None:
    withdraw(record=world.covenant, why="It never was.", by=world.rita)
    for address in ("/instruments/covenant/", ARTICLE):
        gone = client.get(address)
        assert (gone.status_code, "It never was." in gone.text) == (410, True)


def test_draft_and_unknown_law_get_the_same_bytes_for_the_same_questions(
    client: Client, world: World
) -> None:
    factories.instrument("draft-law", status="draft")
    factories.provision(world.covenant, "99", status="draft")
    pairs = (
        ("/instruments/draft-law/", "/instruments/no-law/"),
        ("/instruments/covenant/99/", "/instruments/covenant/98/"),
    )
    for pair in pairs:
        answers = []
        for address in pair:
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            answers.append((answer.status_code, answer.content, len(queries)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404


@pytest.mark.parametrize("many", [1, 8])
def test_pages_take_the_same_few_queries_whoever_cites_them(
    many: int, client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        part = factories.provision(world.covenant, f"17.{number + 1}")
        factories.citation(factories.claim(), part)
        factories.citation(factories.passage(), part)
        factories.verification(
            factories.claim(), instrument=world.covenant, provision=part, note="x", checked="2024"
        )
    with django_assert_max_num_queries(12):
        assert client.get(ARTICLE).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get("/instruments/covenant/").status_code == 200
    with django_assert_max_num_queries(2):
        assert client.get("/instruments/").status_code == 200
