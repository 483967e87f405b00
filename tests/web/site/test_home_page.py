"""The first page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.models import Claim, Document, Evidence, Issue, Passage
from kb.search import SearchUnavailable
from kb.web.site import home_page as page_module
from tests import factories
from tests.indexes import Bring
from tests.world import World

pytestmark = pytest.mark.django_db


def test_first_page_says_what_is_here_and_where_it_is_disputed(
    client: Client, world: World, index_now: Bring
) -> None:
    index_now()
    page = client.get("/").text
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "2 claims" in text
    assert "3 passages" in text
    for words in ("Is the covenant enough?", "It is", "It is not", "Privacy", "The covenant suffices."):
        assert words in text
    assert f'href="{world.issue.get_absolute_url()}#no"' in page
    assert "CANARY" not in page


def test_first_page_of_an_empty_base_stands(client: Client, index_now: Bring) -> None:
    for model in (Issue, Claim, Evidence, Passage, Document):
        model.objects.update(status="draft")
    index_now()
    response = client.get("/")
    assert response.status_code == 200
    assert "Disputed questions" not in response.text


def test_first_page_can_be_read_while_the_engine_is_away(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise SearchUnavailable("gone")

    monkeypatch.setattr(page_module, "totals", away)
    page = client.get("/").text
    assert "Is the covenant enough?" in page
    assert "the search engine is away" in page


def test_questions_are_ordered_by_contradictions_then_by_how_many_speak_to_them(
    client: Client, world: World, index_now: Bring
) -> None:
    many_voices = factories.issue(question="Many voices?")
    factories.position(many_voices, claims=[factories.claim(by=[factories.person()]) for _ in range(3)])
    one_voice, author = factories.issue(question="One voice?"), factories.person()
    factories.position(one_voice, claims=[factories.claim(by=[author]) for _ in range(5)])
    drafts = factories.issue(question="Drafts only?")
    hidden = [factories.claim(by=[factories.person()], status="draft") for _ in range(9)]
    factories.claim_relation(hidden[0], "contradicts", hidden[1])
    factories.position(drafts, claims=hidden)
    index_now()
    page = client.get("/").text
    order = ["Is the covenant enough?", "Many voices?", "One voice?", "Drafts only?"]
    assert sorted(order, key=page.index) == order


def test_first_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, index_now: Bring, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        client.get("/")
    for _ in range(10):
        claim = factories.claim(by=[factories.person()])
        factories.tag(claim, factories.concept())
        factories.position(factories.issue(), claims=[claim])
    index_now()
    with django_assert_max_num_queries(12):
        client.get("/")
