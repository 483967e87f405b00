"""What a watchdog is told."""

import pytest
from django.db import OperationalError
from django.test import Client

from kb.search.errors import SearchUnavailable
from kb.search.soundness import DamagedIndex
from kb.web.serving import health
from tests.indexes import Bring


def test_living_process_says_so_without_asking_anything_else(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_site_without_an_index_is_not_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"no search index\n")


@pytest.mark.parametrize(
    ("fault", "status", "answer"),
    [
        (None, 200, b"ready\n"),
        (OperationalError("the server closed the connection"), 503, b"no database\n"),
        (SearchUnavailable("the engine failed"), 503, b"no search index\n"),
        (DamagedIndex(["x.idx"]), 503, b"the search index is damaged and is being rebuilt\n"),
    ],
)
def test_answer_names_what_cannot_be_asked(
    fault: Exception | None, status: int, answer: bytes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(version: object) -> None:
        if fault:
            raise fault

    monkeypatch.setattr(health, "current_version", lambda: None)
    monkeypatch.setattr(health, "searcher_for", ask)
    monkeypatch.setattr(health, "stands_in", lambda version: False)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (status, answer)
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_damage_and_a_folder_that_cannot_be_written_are_told_though_searches_are_answered(
    client: Client, index_now: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/readyz").content == b"ready\n"
    monkeypatch.setattr(health, "stands_in", lambda version: True)
    monkeypatch.setattr(health, "is_writable", lambda: False)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content.decode().splitlines() == [
        "the search index is damaged and is being rebuilt",
        "the folder of the search index cannot be written",
    ]
