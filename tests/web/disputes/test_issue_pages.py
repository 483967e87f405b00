"""The list of disputed questions, and one question with its positions side by side."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.models import Issue
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def test_list_shows_each_question_with_its_positions_and_how_many_published_claims_take_them(
    client: Client, world: World
) -> None:
    factories.position(world.issue, label="A third view", claims=[world.draft_claim])
    page = client.get("/issues/").text
    assert "Is the covenant enough?" in page
    assert page.index("It is") < page.index("It is not")
    third = page[page.index("A third view") :]
    assert "0 claims" in third[: third.index("</li>")]


def test_unpublished_question_is_not_listed(client: Client) -> None:
    Issue.objects.update(status="draft")
    factories.issue(question="Is it secret?", status="draft")
    page = client.get("/issues/").text
    assert "Is it secret?" not in page
    assert "No disputed question has been published yet." in page


def test_question_shows_positions_with_claims_and_their_evidence(client: Client, world: World) -> None:
    page = client.get(world.issue.get_absolute_url()).text
    yes, no = page.index('id="yes"'), page.index('id="no"')
    assert yes < page.index("The covenant suffices.") < page.index("The covenant is enough") < no
    assert no < page.index("lacks a right", no)


def test_overview_names_whose_claims_stand_under_a_position_and_who_only_reports_it(client: Client) -> None:
    holds = factories.claim(by=[factories.institution(name="The Court")])
    reports = factories.claim(by=[factories.person(name="Wang Wu")], role="reports")
    issue = factories.issue()
    factories.position(issue, slug="held", label="It is held", claims=[holds, reports])
    factories.position(issue, slug="not-held", label="It is not held")
    page = client.get(issue.get_absolute_url()).text
    overview = page[page.index('<nav class="block" id="who"') : page.index('id="held"')]
    assert 'href="#held"' in overview
    assert "<bdi>The Court</bdi>" in overview
    assert "<bdi>Wang Wu (reports it)</bdi>" in overview


def test_contradictions_among_its_claims_are_drawn_facing_each_other(client: Client, world: World) -> None:
    page = client.get(world.issue.get_absolute_url()).text
    assert "Enough against lacking." in page[page.index("facing-contradicts") :]


def test_note_on_the_balance_of_the_sources_is_shown_where_there_is_one(client: Client, world: World) -> None:
    assert "Balance of the sources" not in client.get(world.issue.get_absolute_url()).text
    one_sided = factories.issue(balance="All sources lean one way.")
    assert "All sources lean one way." in client.get(one_sided.get_absolute_url()).text


def test_question_leads_on_to_its_claimants_side_by_side(client: Client, world: World) -> None:
    page = client.get(world.issue.get_absolute_url()).text
    assert "/compare/?claimant=council&amp;claimant=ngozi-obi" in page


def test_unpublished_claims_and_concepts_leave_no_trace(client: Client, world: World) -> None:
    before = client.get(world.issue.get_absolute_url()).content
    world.issue.positions.first().position_claims.create(claim=world.draft_claim, order=9)
    world.issue.concepts.add(factories.concept("hidden", status="draft"))
    assert client.get(world.issue.get_absolute_url()).content == before


def test_pages_ask_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    small, large = factories.issue(), factories.issue()
    for _ in range(4):
        claims = [factories.claim(by=[factories.person()]) for _ in range(4)]
        factories.claim_relation(claims[0], "contradicts", claims[1])
        factories.position(large, claims=claims)
        large.concepts.add(factories.concept())
    for address in (small.get_absolute_url(), large.get_absolute_url(), "/issues/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
