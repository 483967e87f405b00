"""How to cite a record: a page for people, plain text, and files for reference managers."""

import json

import pytest
import rispy
from django.test import Client

from kb.curation import rename, withdraw
from kb.identifying import display
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def test_page_shows_every_style_or_the_one_asked_for(client: Client, world: World) -> None:
    page = client.get("/cite/provision/covenant:17").text
    assert "APA" in page
    assert "OSCOLA" in page
    one = client.get("/cite/provision/covenant:17?style=oscola").text
    assert 'id="copy-oscola"' in one
    assert 'id="copy-apa"' not in one


def test_style_as_plain_text_is_the_citation_alone(client: Client, world: World) -> None:
    answer = client.get(f"/cite/passage/{display(world.passages[0].public_id)}?style=oscola&format=text")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("‘Charter report’") or answer.text.startswith("Charter report")
    assert "para 1" in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("query", ["style=bluebook", "format=pdf", "stile=apa"])
def test_what_the_page_does_not_know_is_refused(query: str, client: Client, world: World) -> None:
    assert client.get(f"/cite/document/report?{query}").status_code == 400


def test_cited_record_that_moved_or_ended_is_told_as_at_its_address(client: Client, world: World) -> None:
    rename(record=world.report, slug="charter", by=world.rita, why="Shorter.")
    assert client.get("/cite/document/report").url == "/cite/document/charter"
    rename(record=world.surveillance, slug="watching", by=world.rita, why="Plainer.")
    assert client.get("/cite/concept/themes:surveillance").url == "/cite/concept/themes:watching"
    withdraw(record=world.missing, why="Wrong.", by=world.rita)
    assert client.get(f"/cite/claim/{display(world.missing.public_id)}").status_code == 410


@pytest.mark.parametrize(
    "path", ["user/carla", "claim/xyz", "document/none", "evidence/1", "provision/covenant"]
)
def test_what_cannot_be_cited_is_not_found(path: str, client: Client, world: World) -> None:
    assert client.get(f"/cite/{path}").status_code == 404


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_file_has_the_right_type_and_name(ending: str, media_type: str, client: Client, world: World) -> None:
    factories.provision(world.covenant, "19.3.b")
    for address, name in (
        ("/documents/report", "report"),
        (world.passages[0].get_absolute_url(), display(world.passages[0].public_id)),
        (world.enough.get_absolute_url(), display(world.enough.public_id)),
        ("/instruments/covenant", "covenant"),
        ("/instruments/covenant/17", "covenant-17"),
        ("/instruments/covenant/19.3.b", "covenant-19.3.b"),
    ):
        answer = client.get(f"{address}.{ending}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type), address
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'


def test_files_are_read_back(client: Client, world: World) -> None:
    [record] = rispy.loads(client.get("/documents/report.ris").text)
    [item] = client.get("/documents/report.csl.json").json()
    assert record["title"] == item["title"] == "Charter report"
    assert json.dumps(item["issued"]) == '{"date-parts": [[2023, 12, 1]]}'


def test_unpublished_record_has_no_file(client: Client, world: World) -> None:
    factories.document("draft-document", status="draft")
    assert client.get("/documents/draft-document.ris").content == client.get("/documents/none.ris").content
