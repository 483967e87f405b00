"""The API's records: alone, in lists by cursor, at their own addresses; whatever became of them."""

import json
from base64 import urlsafe_b64encode
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kb.api import records
from kb.curation import merge, rename, withdraw
from kb.exports.representations import REPRESENTATIONS
from kb.identifying import derive, display
from kb.representing import KINDS, Service, taking_part
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def own_addresses(world: World) -> list[str]:
    published = [
        world.report, world.passages[0], world.enough, world.issue, world.privacy,
        world.covenant, world.article, world.council, world.ngozi,
    ]  # fmt: skip
    return [record.get_absolute_url().rstrip("/") + ".json" for record in published]


def test_every_record_answers_at_its_own_address_and_below_the_api_alike(
    client: Client, world: World
) -> None:
    for address in own_addresses(world):
        own = client.get(address)
        assert own.status_code == 200, address
        data = own.json()
        below = client.get(f"/api/v1/{KINDS[data['kind']].plural}/{data['id']}/")
        assert below.json() == data
        assert own.headers["Access-Control-Allow-Origin"] == "*"
        assert own.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("kind", REPRESENTATIONS)
def test_list_of_a_kind_holds_all_that_is_published_and_nothing_else(
    kind: str, client: Client, world: World
) -> None:
    answer = client.get(f"/api/v1/{KINDS[kind].plural}/")
    assert answer.status_code == 200
    assert len(answer.json()["results"]) == REPRESENTATIONS[kind].queryset().count()
    assert CANARY not in answer.text


def test_following_next_gives_every_record_once_even_if_others_are_published_meanwhile(
    client: Client, world: World
) -> None:
    seen, address = [], "/api/v1/passages/?limit=1"
    while address:
        page = client.get(address).json()
        seen += [record["id"] for record in page["results"]]
        if len(seen) == 1:
            late = factories.passage("Published meanwhile.", published_at=timezone.now())
        parts = urlsplit(page["next"] or "")
        address = f"{parts.path}?{parts.query}" if page["next"] else ""
        assert len(seen) < 10
    assert len(seen) == len(set(seen)) == 4
    assert seen[-1] == display(late.public_id)


def test_list_is_narrowed_to_what_belongs_to_one_record(client: Client, world: World) -> None:
    def ids(query: str) -> list[str]:
        return [record["id"] for record in client.get(f"/api/v1/{query}").json()["results"]]

    enough, missing = display(world.enough.public_id), display(world.missing.public_id)
    assert ids("claims/?claimant=council") == [enough]
    assert ids("claims/?claimant=ngozi-obi") == [missing]
    assert ids(f"claims/?passage={display(world.passages[0].public_id)}") == [enough]
    assert ids("claims/?document=report") == [enough, missing]
    assert len(ids("passages/?document=report")) == 3
    assert ids("provisions/?instrument=covenant") == ["covenant:17"]
    assert ids("claims/?claim_kind=risk") == []
    assert client.get("/api/v1/claims/?claim_kind=%00").status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "limt=1",
        "limit=0",
        "limit=101",
        "limit=many",
        "cursor=abc",
        "cursor=MjAyNCAx",
        "limit=1&limit=2",
        "passage=1",
    ],
)
def test_parameters_that_cannot_be_used_are_refused_by_name_and_not_repeated(
    query: str, client: Client, world: World
) -> None:
    answer = client.get(f"/api/v1/claims/?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
    problem = answer.json()
    assert problem["status"] == 400
    assert problem["errors"]
    assert "many" not in answer.text
    assert client.get(f"/documents/report.json?{query}").status_code == 200


@pytest.mark.parametrize(("policy", "told"), [("full", True), ("summaries", False)])
def test_words_beside_a_quotation_are_told_only_where_readers_may_see_the_text(
    client: Client, policy: str, told: bool
) -> None:
    source = factories.document("memo", text_policy=policy)
    text = factories.edition(source, text="Brokers sold the lists to anybody.")
    passage = factories.passage("Brokers sold the lists to anybody.", edition=text)
    claim = factories.claim(on=[])
    factories.evidence(claim, passage, quote="sold the lists", prefix="Brokers ", suffix=" to anybody.")
    [shown] = client.get(f"{claim.get_absolute_url()}.json").json()["evidence"]
    beside = {"prefix": "Brokers ", "suffix": " to anybody."} if told else {}
    assert shown["target"]["selector"] == {"type": "TextQuoteSelector", "exact": "sold the lists", **beside}


def test_draft_and_unknown_record_get_the_same_bytes_for_the_same_questions(
    client: Client, world: World
) -> None:
    factories.document("draft-document", status="draft")
    factories.concept("draft-concept", status="draft")
    factories.provision(world.covenant, "99", status="draft")
    pairs = (
        (world.draft_claim.get_absolute_url() + ".json", f"/c/{display(derive('no such claim'))}.json"),
        ("/documents/draft-document.json", "/documents/no-document.json"),
        ("/api/v1/documents/draft-document/", "/api/v1/documents/no-document/"),
        ("/api/v1/concepts/themes:draft-concept/", "/api/v1/concepts/themes:no-concept/"),
        ("/instruments/covenant/99.json", "/instruments/covenant/98.json"),
        ("/api/v1/provisions/covenant:99/", "/api/v1/provisions/covenant:98/"),
    )
    for pair in pairs:
        answers = []
        for address in pair:
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            answers.append((answer.status_code, answer.content, len(queries)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404
        assert json.loads(answers[0][1])["status"] == 404


def test_withdrawn_record_answers_410_with_reason_and_citation(client: Client, world: World) -> None:
    withdraw(record=world.missing, why="It says more than its source.", by=world.rita)
    address = world.missing.get_absolute_url()
    for path in (f"{address}.json", f"/api/v1/claims{address.removeprefix('/c')}/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (410, PROBLEM)
        assert answer.json()["detail"] == "It says more than its source."
        assert "Charter report" in answer.json()["citation"]["apa"]


def test_merged_and_renamed_records_lead_to_what_they_are_now(client: Client, world: World) -> None:
    rename(record=world.report, slug="charter", by=world.rita, why="Shorter.")
    assert client.get("/documents/report.json").url == "/documents/charter.json"
    assert client.get("/api/v1/documents/report/").url == "/api/v1/documents/charter/"
    rename(record=world.article, slug="18", by=world.rita, why="Misprint.")
    assert client.get("/instruments/covenant/17.json").url == "/instruments/covenant/18.json"
    assert client.get("/api/v1/provisions/covenant:17/").url == "/api/v1/provisions/covenant:18/"
    merge(record=world.missing, into=world.enough, by=world.rita, why="The same.")
    gone = client.get(f"{world.missing.get_absolute_url()}.json")
    assert (gone.status_code, gone.url) == (301, f"{world.enough.get_absolute_url()}.json")


def test_id_written_otherwise_leads_to_its_one_written_form(client: Client, world: World) -> None:
    address = world.enough.get_absolute_url()
    assert client.get(f"{address.lower()}.json").url == f"{address}.json"


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/claims/x/y", "/api/v1/claims/not-an-id/"])
def test_other_addresses_below_the_api_are_problems_too(path: str, client: Client) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_api_can_only_be_read(method: str, world: World) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, "/api/v1/claims/", "a=b")
    assert (answer.status_code, answer.headers["Content-Type"]) == (405, PROBLEM)
    assert answer.headers["Allow"] == "GET, HEAD"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/api/v1/claims/?kind=%00", "/api/v1/claims/?kind=%FF", "/api/v1/claims/%00/"]
)
def test_address_that_is_no_text_is_a_problem_too(path: str, client: Client) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_fault_of_the_program_is_a_problem_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(records, "represent", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/claims/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2024-01-01T00:00:00+15:59", 200), ("2024-01-01T00:00:00+16:00", 200), ("2024-01-01T00:00:00-23:59", 200),
        ("0001-01-01T00:00:00+01:00", 400), ("9999-12-31T23:59:59-01:00", 400), ("2024-01-01T00:00:00", 400),
    ],
)  # fmt: skip
def test_older_cursor_may_name_any_time_zone_and_no_impossible_moment(
    moment: str, status: int, client: Client, world: World
) -> None:
    cursor = urlsafe_b64encode(f"{moment} 3".encode()).decode()
    assert client.get("/api/v1/claims/", {"cursor": cursor}).status_code == status


def test_database_away_is_a_problem_with_a_time_to_come_back(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr(records, "represent", away)
    answer = client.get("/api/v1/claims/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, PROBLEM)
    assert answer.headers["Retry-After"] == "5"


def test_overview_names_every_list(client: Client) -> None:
    lists = client.get("/api/v1/").json()["lists"]
    assert set(lists) == {kind.plural for kind in taking_part(Service.LISTED).values()}
    assert all(client.get(urlsplit(one["url"]).path).status_code == 200 for one in lists.values())
