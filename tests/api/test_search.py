"""The search as JSON: the same answer as the page, problems with names and places."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import CANARY, World

pytestmark = pytest.mark.django_db


def test_search_answers_as_the_page_does_in_json(
    client: Client,
    world: World,
    index_now: Callable[[], None],
) -> None:
    answer = client.get("/api/v1/search/?q=covenant")
    assert answer.status_code == 200
    assert answer.json() == client.get("/search/?q=covenant&format=json").json()
    assert answer.json()["total"] == 2
    assert CANARY not in answer.text


def test_mistake_in_a_query_is_a_problem_that_points_at_it(
    client: Client,
    world: World,
    index_now: Callable[[], None],
) -> None:
    answer = client.get('/api/v1/search/?q=a"b&theme=nothing&themm=1')
    assert answer.status_code == 400
    errors = {error["parameter"]: error for error in answer.json()["errors"]}
    assert set(errors) == {"q", "theme", "themm"}
    assert errors["q"]["position"] == 1


def test_search_without_an_index_is_a_problem_with_503(
    client: Client, world: World, settings, tmp_path
) -> None:
    settings.INDEX_DIR = tmp_path / "nothing"
    answer = client.get("/api/v1/search/?q=covenant")
    assert answer.status_code == 503
    assert answer.json()["status"] == 503
