"""The first page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.models import Claim, Document, Issue, Passage
from kb.search import SearchUnavailable
from kb.web import home as page_module
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
    for model in (Issue, Claim, Passage, Document):
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


def test_question_with_most_sides_comes_first_and_drafts_do_not_count(
    client: Client, world: World, index_now: Bring
) -> None:
    three = factories.issue(question="Three answers?")
    for _ in range(3):
        factories.position(three, claims=[factories.claim()])
    many_drafts = factories.issue(question="Drafts only?")
    for _ in range(5):
        factories.position(many_drafts, claims=[factories.claim(status="draft")])
    index_now()
    page = client.get("/").text
    assert page.index("Three answers?") < page.index("Is the covenant enough?") < page.index("Drafts only?")


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
