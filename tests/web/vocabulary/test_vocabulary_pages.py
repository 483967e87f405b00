"""The vocabularies as trees, and one concept with who claims what under it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from kb.curation import rename, withdraw
from kb.models import ConceptLabel, ConceptMatch
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db


def line(page: str, label: str) -> str:
    """What the tree says beside a concept."""
    start = page.index(f"<bdi>{label}</bdi>")
    return page[start : page.index("</div>", start)]


def test_concept_counts_what_is_tagged_with_it_or_anything_narrower_once(
    client: Client, world: World
) -> None:
    factories.tag(world.passages[0], world.surveillance)
    factories.tag(world.enough, world.surveillance)
    factories.tag(world.enough, world.privacy)
    page = client.get("/themes/").text
    assert "1 claim, 2 passages" in line(page, "Privacy")
    assert "1 claim, 2 passages" in line(page, "Surveillance")


def test_drafts_and_tags_of_drafts_are_neither_shown_nor_counted(client: Client, world: World) -> None:
    factories.tag(world.draft_claim, world.privacy)
    factories.tag(world.draft_passage, world.privacy)
    factories.concept(label=CANARY, parent=world.privacy, status="draft")
    for address in ("/themes/", "/themes/privacy/"):
        page = client.get(address).text
        assert CANARY not in page
        assert "claim," not in page
    assert "2 passages" in line(client.get("/themes/").text, "Privacy")


def test_places_that_hold_nothing_are_folded_away(client: Client) -> None:
    used = factories.concept("cn", in_scheme="places", label="China")
    factories.concept("fr", in_scheme="places", label="France")
    factories.tag(factories.claim(), used)
    page = client.get("/places/").text
    assert page.index("China") < page.index('id="unused"') < page.index("France")


def test_empty_vocabulary_says_so(client: Client) -> None:
    assert "still empty" in client.get("/groups/").text


def test_concept_page_tells_what_the_concept_is_and_is_not(client: Client) -> None:
    privacy = factories.concept("solitude", definition="To be let alone.", scope_note="Of persons only.")
    for kind, language, text in (("alt", "en", "private life"), ("pref", "ar", "الخصوصية"), ("hidden", "en", "privcy"),
                                 ("negative", "en", "privacy policy")):  # fmt: skip
        ConceptLabel.objects.create(concept=privacy, kind=kind, language=language, text=text)
    ConceptMatch.objects.create(concept=privacy, kind="exact", uri="http://example.org/c1")
    privacy.related.add(factories.concept(label="Secrecy"), factories.concept(label=CANARY, status="draft"))
    page = client.get(privacy.get_absolute_url()).text
    for shown in ("To be let alone.", "Of persons only.", "private life", "http://example.org/c1", "Secrecy"):
        assert shown in page
    assert '<p lang="ar" dir="rtl"><b>الخصوصية</b></p>' in page
    assert "privacy policy" in page[page.index("Not to be confused with") :]
    assert "privcy" not in page
    assert CANARY not in page


def test_narrower_concept_says_what_it_means_and_that_nothing_is_under_it(
    client: Client, world: World
) -> None:
    factories.concept("cameras", parent=world.privacy, label="Cameras", definition="Eyes in the street.")
    page = client.get("/themes/privacy/").text
    assert "nothing yet" in line(page, "Cameras")
    assert "Eyes in the street." in page


def test_claim_that_several_make_together_stands_under_all_their_names(client: Client, world: World) -> None:
    together = factories.claim(by=[world.council, world.ngozi])
    for claim in (together, world.enough, world.missing):
        factories.tag(claim, world.privacy)
    page = client.get("/themes/privacy/").text
    heads = [re.sub("<[^>]+>", "", head.split("</h3>")[0]) for head in page.split("<h3>")[1:]]
    assert [" ".join(head.split()) for head in heads] == [
        "Ngozi Obi 1",
        "The Council 1",
        "The Council, Ngozi Obi 1",
    ]
    assert page.index('href="#by-3"') < page.index('id="by-1"') < page.index('id="by-3"')


def test_claims_stand_under_their_claimants_those_of_narrower_concepts_included(
    client: Client, world: World
) -> None:
    factories.tag(world.enough, world.privacy)
    factories.tag(world.missing, world.surveillance)
    factories.citation(world.missing, world.article)
    page = client.get("/themes/privacy/").text
    assert page.index(">The Council<") < page.index("The covenant suffices.")
    assert page.index(">Ngozi Obi<") < page.index("The covenant lacks a right.")
    assert "Is the covenant enough?" in page
    assert "Covenant on Everything" in page[page.index("Law most cited here") :]
    assert "/search/?in=claims&amp;theme=privacy" in page


def test_numbers_by_claimant_are_a_table_where_there_is_something_to_set_side_by_side(
    client: Client, world: World
) -> None:
    other = factories.concept("data-protection", label="Data protection", parent=world.privacy)
    factories.tag(world.enough, world.surveillance)
    factories.tag(world.missing, other)
    table = client.get("/themes/privacy/").text.partition("<table>")[2].partition("</table>")[0]
    assert "Number of claims: Privacy" in table
    assert "Surveillance" in table
    assert "Data protection" in table


def test_renamed_concept_leads_on_and_withdrawn_one_says_why(client: Client, world: World) -> None:
    rename(record=world.surveillance, slug="watching", by=world.rita, why="Plainer.")
    assert client.get("/themes/surveillance/").url == "/themes/watching/"
    withdraw(record=world.surveillance, why="Nobody needs it.", by=world.rita)
    gone = client.get("/themes/watching/")
    assert (gone.status_code, "Nobody needs it." in gone.text) == (410, True)


def test_draft_and_unknown_concept_get_the_same_bytes_for_the_same_questions(
    client: Client, world: World
) -> None:
    factories.concept("draft-concept", status="draft")
    answers = []
    for slug in ("draft-concept", "no-concept"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/themes/{slug}/")
        answers.append((answer.status_code, answer.content, len(queries)))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


@pytest.mark.parametrize("many", [1, 8])
def test_pages_take_the_same_few_queries_whatever_they_hold(
    many: int, client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(many):
        claim = factories.claim()
        factories.tag(claim, factories.concept(parent=world.privacy))
        factories.citation(claim, factories.instrument())
        factories.tag(factories.passage(), world.privacy)
    with django_assert_max_num_queries(12):
        assert client.get("/themes/privacy/").status_code == 200
    with django_assert_max_num_queries(2):
        assert client.get("/themes/").status_code == 200
