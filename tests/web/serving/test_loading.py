"""While the base is loaded for the first time every public page says so and how far it is; then pages simply work."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from kb.ingest import first_load
from tests import factories
from tests.security.headers import faults

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/search/?q=privacy",
    "/claims/",
    "/documents/any/",
    "/themes/",
    "/instruments/",
    "/about/",
    "/c/abcd-efgh",
]
API = ["/api/v1/", "/api/v1/search/?q=privacy", "/api/v1/claims/", "/documents/any.json"]


@pytest.fixture(autouse=True)
def var(settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def loading() -> Iterator[first_load.Advance]:
    with first_load.first_load() as advance:
        yield advance


@pytest.mark.parametrize("path", PAGES)
def test_page_is_calm_says_how_far_it_is_and_asks_again_by_itself(path: str, loading, client: Client) -> None:
    loading()
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 503
    assert "The base is being loaded" in page
    assert '<progress class="page-progress" max="100" value="11"' in page
    assert int(response.headers["Retry-After"]) == int(response.headers["Refresh"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert list(faults(response)) == []


@pytest.mark.parametrize("path", API)
def test_api_answers_with_a_problem_that_says_the_same(path: str, loading, client: Client) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (503, "application/problem+json")
    assert response.json()["title"] == "The base is being loaded"
    assert "Retry-After" in response.headers


def test_watchdogs_are_told_and_desks_are_open(loading, client: Client) -> None:
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content.startswith(b"the base is being loaded: 0 %\n")
    assert client.get("/admin/login/").status_code == 200


def test_figure_grows_with_every_part_and_never_says_that_all_is_there(loading, client: Client) -> None:
    told = []
    for _ in range(first_load.PARTS + 3):
        told.append(int(re.search(r'value="(\d+)"', client.get("/").content.decode())[1]))
        loading()
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 99


def test_page_works_as_soon_as_the_base_is_there(client: Client, var: Path) -> None:
    with first_load.first_load():
        assert client.get("/about/").status_code == 503
    assert client.get("/about/").status_code == 200
    assert list(var.iterdir()) == []


def test_load_into_a_base_that_readers_use_hides_nothing(client: Client) -> None:
    factories.document("known")
    with first_load.first_load() as advance:
        advance()
        assert client.get("/about/").status_code == 200


def test_failed_load_leaves_no_page_behind_that_waits_for_it(client: Client) -> None:
    with pytest.raises(ZeroDivisionError), first_load.first_load():
        raise ZeroDivisionError
    assert client.get("/about/").status_code == 200


def test_word_of_a_process_that_was_killed_means_nothing(client: Client, var: Path) -> None:
    (var / "loading").write_text("45")  # and nobody holds it
    assert first_load.percent() is None
    assert client.get("/about/").status_code == 200


def test_commands_inside_commands_tell_one_story() -> None:
    with first_load.first_load() as outer, first_load.first_load() as inner:
        outer()
        inner()
        assert first_load.percent() == 200 // first_load.PARTS
